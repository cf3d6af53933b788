"""``{claim} C22``: what is said, how well research supports it, and what to do.

The reader may guess first: a button opens the assessment. Without a script it is a fold. A claim
about alarm symptoms is told and never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from docutils.parsers.rst import directives

from training_safety.figures.section_words import word
from training_safety.models.course.claims import Claim
from training_safety.site.directives.data import note_data
from training_safety.site.directives.markup import SectionDirective, element, fold, tag
from training_safety.site.verdicts import ALARM_CLAIMS, GUESSES, MARKS, SUPPORT

#: The page that lists all claims.
REGISTER = "book/claims_register"


def verdict_line(claim: Claim, language: str) -> element:
    """Return the verdict: four marks, and its name."""
    meter = [tag("span", class_="on" if step < MARKS[claim.verdict] else "off") for step in range(4)]
    return tag(
        "p",
        tag("span", *meter, class_="ts-meter", aria_hidden="true"),
        tag(
            "span",
            tag("span", word("claim_verdict", language), class_="ts-told"),
            " ",
            tag("strong", f"{word(f'verdict_{claim.verdict}', language)}."),
        ),
        class_="ts-claim-verdict",
    )


def claim_box(directive: SectionDirective, claim: Claim, *, compact: bool, told: bool) -> element:
    """Return a claim's box.

    The short form has no question line, and folds the evidence; told, it says the verdict and folds the rest.
    """
    language, name = directive.language, f"claim-{claim.id.lower()}"
    told = told or claim.id in ALARM_CLAIMS
    evidence = directive.of_data(claim.evidence[language], claim.refs, phones=told)
    register = tag(
        "p",
        directive.link(directive.word("claim_in_register").format(id=claim.id), REGISTER, claim.id.lower()),
        class_="ts-register-place",
    )
    evidence = [*evidence, register] if REGISTER in directive.env.found_docs else evidence
    advice = directive.of_data(
        f"**{directive.word('claim_advice')}** {claim.advice[language].strip()}", phones=told
    )
    folded_evidence = fold(directive.word("claim_evidence"), *evidence, class_="ts-more")
    quotation = tag("blockquote", tag("p", quoted(claim.claim[language], language), id_=f"{name}-said"))
    head = [tag("p", directive.word("claim"), class_="ts-kind"), quotation]
    verdict = verdict_line(claim, language)
    if told:
        rest: list[nodes.Node] = (
            [fold(directive.word("claim_evidence"), *evidence, *advice, class_="ts-more")]
            if compact
            else [*advice, folded_evidence]
        )
        body: list[nodes.Node] = [verdict, *rest]
    else:
        answer = [*advice, folded_evidence] if compact else [*evidence, *advice]
        body = [
            tag("p", directive.word("claim_ask"), class_="ts-only-heard" if compact else "ts-question"),
            tag("ul", *_options(directive), class_="ts-options ts-options--short"),
            fold(directive.word("claim_show"), verdict, *answer, class_="ts-answer"),
            tag("p", class_="ts-only-heard", role="status"),
        ]
    return tag(
        "div",
        *head,
        *body,
        class_=f"ts-claim{' ts-ask' if not told else ''}{' ts-claim--compact' if compact else ''}",
        id_=name,
        role="group",
        aria_labelledby=f"{name}-said",
        data_part="claim",
        data_claim=False if told else claim.id,
        data_support=False if told else SUPPORT[claim.verdict],
    )


def quoted(text: str, language: str) -> str:
    """Return a claim in the language's quotation marks."""
    text = text.strip()
    return f"“{text}”" if language == "en" else f"«{text}»"


def _options(directive: SectionDirective) -> Iterable[element]:
    for guess in GUESSES:
        yield tag(
            "li",
            tag(
                "button",
                directive.word(guess),
                type_="button",
                class_="ts-option",
                disabled=True,
                data_option=guess,
            ),
        )


def claim_of(directive: SectionDirective, claim_id: str) -> Claim:
    """Return a claim of the register, or stop the build."""
    claims: dict[str, Claim] = directive.env.app.training_safety_claims  # type: ignore[attr-defined]
    if claim_id not in claims:
        raise directive.wrong(
            f"there is no claim {claim_id} in book/claims. Add it there with a verdict, or correct the number."
        )
    note_data(directive, "claims")
    return claims[claim_id]


class ClaimDirective(SectionDirective):
    """``{claim} C22``, with ``:compact:`` for the short box and ``:told:`` for one that is not guessed."""

    required_arguments = 1
    option_spec = {"compact": directives.flag, "told": directives.flag}  # noqa: RUF012 – docutils' own form

    def run(self) -> list[nodes.Node]:
        """Return the box, with its sources cited on the page."""
        claim = claim_of(self, self.arguments[0])
        return [claim_box(self, claim, compact="compact" in self.options, told="told" in self.options)]
