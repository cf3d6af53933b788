"""The claim box: what is said, what the best evidence says, and how sure that is.

``book/claims.yml`` holds the register, both languages side by side. A chapter writes::

    ```{claim} C22
    ```
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

#: The verdicts, how many of four marks each one fills, and its name in the two languages.
VERDICTS = {
    "supported": (4, "Støttes av forskningen", "Supported"),
    "partly": (3, "Delvis riktig", "Partly right"),
    "practice": (2, "Erfaringsråd", "Practice point"),
    "weak": (1, "Svakt belegg", "Weak evidence"),
    "outdated": (0, "Utdatert", "Outdated"),
    "contradicted": (0, "Motsies av forskningen", "Contradicted"),
}
CONFIDENCES = ("verified", "sure", "fairly_sure")
_WORDS = {
    "nb": ("Påstand", "Det forskningen viser", "Det du gjør", "Vurdering"),
    "en": ("Claim", "What the evidence says", "What you do", "Verdict"),
}


class ClaimError(ValueError):
    """A claim in the register that the book cannot stand behind."""


@dataclass(frozen=True)
class Claim:
    """One claim with our verdict on it."""

    id: str
    claim: dict[str, str]
    verdict: str
    evidence: dict[str, str]
    advice: dict[str, str]
    confidence: str
    refs: tuple[str, ...]


def claim_from_mapping(claim_id: str, data: Any) -> Claim:
    """Return the claim, or raise ``ClaimError`` naming the claim and the field that is wrong."""
    where = f"claims.yml, {claim_id}"
    if not isinstance(data, dict):
        raise ClaimError(
            f"{where}: it is empty. Give it claim, verdict, evidence, advice, confidence and refs."
        )
    for field in ("claim", "evidence", "advice"):
        for language in ("nb", "en"):
            value = data.get(field)
            if not (
                isinstance(value, dict) and isinstance(value.get(language), str) and value[language].strip()
            ):
                raise ClaimError(
                    f"{where}, field {field}.{language}: the text is missing. Write it in both languages."
                )
    if data.get("verdict") not in VERDICTS:
        raise ClaimError(
            f"{where}, field verdict: {data.get('verdict')!r} is not a verdict. Choose one of {', '.join(VERDICTS)}."
        )
    if data.get("confidence") not in CONFIDENCES:
        raise ClaimError(
            f"{where}, field confidence: {data.get('confidence')!r} is not known. Choose one of {', '.join(CONFIDENCES)}."
        )
    refs = data.get("refs")
    if not isinstance(refs, list) or not all(isinstance(ref, str) for ref in refs):
        raise ClaimError(
            f"{where}, field refs: give a list of keys of references.bib; an empty list if there is none."
        )
    return Claim(
        claim_id,
        data["claim"],
        data["verdict"],
        data["evidence"],
        data["advice"],
        data["confidence"],
        tuple(refs),
    )


def read_claims(path: Path) -> dict[str, Claim]:
    """Return the register by id; a broken one raises ``ClaimError`` with one sentence."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise ClaimError(
            f"{path.name}{line}: this is not YAML ({getattr(error, 'problem', error)})."
        ) from error
    return {claim_id: claim_from_mapping(claim_id, item) for claim_id, item in data.items()}


class ClaimDirective(SphinxDirective):
    """``{claim} C22``: the claim's box, with its sources cited on the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        claims: dict[str, Claim] = self.env.app.training_safety_claims  # type: ignore[attr-defined]
        claim_id = self.arguments[0]
        if claim_id not in claims:
            raise ExtensionError(
                f"{self.env.docname}, line {self.lineno}: there is no claim {claim_id} in claims.yml. "
                "Add it there with a verdict, or correct the number."
            )
        self.env.note_dependency(str(Path(self.env.srcdir) / "book/claims.yml"))
        claim = claims[claim_id]
        language = "en" if self.config.language.startswith("en") else "nb"
        said, evidence, advice, verdict = _WORDS[language]
        marks, *names = VERDICTS[claim.verdict]
        cite = f" {{footcite:p}}`{','.join(claim.refs)}`" if claim.refs else ""
        lines = [
            f"**{said}:** {claim.claim[language].strip()}",
            "",
            f"**{evidence}:** {claim.evidence[language].strip()}{cite}",
            "",
            f"**{advice}:** {claim.advice[language].strip()}",
        ]
        name = names[language == "en"]
        meter = "".join(f'<span class="{"on" if step < marks else "off"}"></span>' for step in range(4))
        box = nodes.container(
            classes=["ts-claim", f"ts-claim--{claim.verdict}"], ids=[f"claim-{claim_id.lower()}"]
        )
        head = f'<p class="ts-claim-verdict"><span class="ts-meter" aria-hidden="true">{meter}</span><span>{verdict}: <strong>{name}</strong></span></p>'
        box += nodes.raw("", head, format="html")
        self.state.nested_parse(StringList(lines, source=self.get_source_info()[0]), self.content_offset, box)
        return [box]


def load(app: Sphinx) -> None:
    """Read the register once, before any page."""
    path = Path(app.srcdir) / "book" / "claims.yml"
    try:
        app.training_safety_claims = read_claims(path) if path.is_file() else {}  # type: ignore[attr-defined]
    except ClaimError as error:
        raise ExtensionError(str(error)) from error


def setup(app: Sphinx) -> None:
    """Add the directive and the register."""
    app.add_directive("claim", ClaimDirective)
    app.connect("builder-inited", load)
