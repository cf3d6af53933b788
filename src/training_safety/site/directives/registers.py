"""``{claims-register}`` and ``{objectives-register}``: the whole course in two lists, made from its data.

The first has every claim of the article with our assessment and the section that weighs it; others may
take it as ``claims.json``. The second shows a teacher, for each objective, where it is learnt and tested.
Both are whole without scripts; ``static/register.js`` sorts and filters the claims.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from training_safety.activities import read_activities
from training_safety.course_data import yaml_file
from training_safety.figures.section_words import has_word
from training_safety.models.bilingual import Text
from training_safety.models.course.claims import Claim, claim_number
from training_safety.models.course.objectives import Section, sections_from_data
from training_safety.site.directives.claim import quoted
from training_safety.site.directives.data import book_of, note_data
from training_safety.site.directives.markup import SectionDirective, element, tag
from training_safety.site.quizzes import load_bank
from training_safety.site.verdicts import MARKS

#: The register for others, beside the book's first page.
CLAIMS_FILE = "claims.json"
#: The assessments from best supported to contradicted; practice points stand last, as there is little research.
BY_SUPPORT = ("supported", "partly", "weak", "outdated", "contradicted", "practice")


def _place(section: Section, language: str) -> str:
    """Return a section's number and title; the introduction has no number."""
    title = section.title[language]
    return title if section.number == "0" else f"{section.number} {title}"


def _sections(directive: SectionDirective) -> dict[str, Section]:
    note_data(directive, "objectives.yml")
    return sections_from_data(yaml_file(book_of(directive) / "objectives.yml"))


class ClaimsRegister(SectionDirective):
    """Every claim in the article's order, with its assessment and the section where it is weighed."""

    def run(self) -> list[nodes.Node]:
        """Return the count of each assessment, and the list."""
        note_data(self, "claims")
        sections = _sections(self)
        claims = in_order(self.env.app.training_safety_claims)  # type: ignore[attr-defined]
        counts = Counter(claim.verdict for claim in claims)
        summary = [
            tag("li", tag("strong", str(counts[verdict])), " ", self.word(f"verdict_{verdict}").lower())
            for verdict in MARKS
            if counts[verdict]
        ]
        rows = [self._row(claim, sections) for claim in claims]
        chapters = {section.number: _place(section, self.language) for section in sections.values()}
        asked = {claim.section.partition(".")[0] for claim in claims}
        return [
            tag("ul", *summary, class_="ts-register-counts"),
            self._fields([chapters[number] for number in chapters if number in asked]),
            tag(
                "p",
                self.word("register_shown").format(shown=len(claims), all=len(claims)),
                class_="ts-note ts-register-status",
                role="status",
            ),
            tag("ol", *rows, class_="ts-register", data_part="register"),
        ]

    def _fields(self, chapters: list[str]) -> element:
        """Return what finds and orders the claims; without scripts nothing of it is shown."""
        every = ("", self.word("register_all"))
        choices = {
            "verdict": [every, *((verdict, self.word(f"verdict_{verdict}")) for verdict in BY_SUPPORT)],
            "chapter": [every, *((chapter, chapter) for chapter in chapters)],
            "order": [("", self.word("register_by_article")), ("support", self.word("register_by_support"))],
        }
        find = tag("input", class_="ts-input", type_="search", autocomplete="off", data_asked="words")
        selects = [
            tag(
                "label",
                self.word(f"register_{name}"),
                tag(
                    "select",
                    *(tag("option", text, value=value) for value, text in options),
                    class_="ts-input",
                    data_asked=name,
                ),
                class_="ts-field",
            )
            for name, options in choices.items()
        ]
        label = tag("label", self.word("register_find"), find, class_="ts-field")
        return tag("div", label, *selects, class_="ts-register-fields", role="search")

    def _row(self, claim: Claim, sections: Mapping[str, Section]) -> element:
        section = sections[claim.section]
        chapter = sections[claim.section.partition(".")[0]]
        said = quoted(claim.claim[self.language], self.language)
        name = claim.id.lower()
        return tag(
            "li",
            tag(
                "p",
                tag("span", claim.id, class_="ts-register-id"),
                " ",
                tag("strong", self.word(f"verdict_{claim.verdict}"), class_="ts-register-verdict"),
            ),
            tag("p", self.link(said, f"book/chapters/{section.page}", f"claim-{name}")),
            tag(
                "p",
                f"{_place(section, self.language)} · {self.word(f'confidence_{claim.confidence}')}",
                class_="ts-register-place",
            ),
            id_=name,
            data_verdict=claim.verdict,
            data_chapter=_place(chapter, self.language),
        )


def in_order(claims: Mapping[str, Claim]) -> list[Claim]:
    """Return the claims in the article's order."""
    return [claims[claim_id] for claim_id in sorted(claims, key=claim_number)]


def claims_json(claims: Mapping[str, Claim], sections: Mapping[str, Section]) -> str:
    """Return the register for other programs: both languages, assessment, sources, and place in the book."""
    rows = [
        {
            "id": claim.id,
            "section": claim.section,
            "address": f"book/chapters/{sections[claim.section].page}.html#claim-{claim.id.lower()}",
            "claim": asdict(claim.claim),
            "verdict": claim.verdict,
            "evidence": asdict(claim.evidence),
            "advice": asdict(claim.advice),
            "confidence": claim.confidence,
            "refs": list(claim.refs),
        }
        for claim in in_order(claims)
    ]
    about = {"version": 1, "licence": "CC-BY-4.0", "claims": rows}
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def write_claims(app: Sphinx, exception: Exception | None) -> None:
    """Write the register beside the book's first page."""
    objectives = Path(app.srcdir) / "book/objectives.yml"
    if exception is None and app.builder.format == "html" and objectives.is_file():
        claims: dict[str, Claim] = app.training_safety_claims  # type: ignore[attr-defined]
        text = claims_json(claims, sections_from_data(yaml_file(objectives)))
        (Path(app.outdir) / CLAIMS_FILE).write_text(text, encoding="utf-8")


class Coverage:
    """Which activities, quiz items and graded tasks point at an objective; by objective, in the order of the files."""

    def __init__(self, book: Path) -> None:
        """Read nothing yet."""
        self.book = book

    @cached_property
    def activities(self) -> dict[str, list[tuple[str, str, str]]]:
        """The stem, the key and the kind of each activity."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for path in sorted((self.book / "activities").glob("*.yml")):
            for key, entry in read_activities(path).items():
                for objective in entry.get("objectives", ()):
                    found.setdefault(objective, []).append((path.stem, key, entry["kind"]))
        return found

    @cached_property
    def items(self) -> dict[str, list[tuple[str, str]]]:
        """The stem of the bank and the id of each quiz item."""
        found: dict[str, list[tuple[str, str]]] = {}
        for path in sorted((self.book / "quizzes").glob("*.yml")):
            for item in load_bank(path).items:
                if item.objective:
                    found.setdefault(item.objective, []).append((path.stem, item.id))
        return found

    @cached_property
    def graded(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """The assignment, the grade cell and the objectives of each graded task."""
        return [
            (
                path.stem,
                cell["metadata"]["nbgrader"]["grade_id"],
                tuple(cell["metadata"].get("training_safety", {}).get("objectives", ())),
            )
            for path in sorted((self.book.parent / "exercises" / "source").glob("*/*.ipynb"))
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
            if cell["metadata"].get("nbgrader", {}).get("grade")
        ]

    @cached_property
    def tasks(self) -> dict[str, list[tuple[str, str]]]:
        """The assignment and the grade cell of each graded task."""
        found: dict[str, list[tuple[str, str]]] = {}
        for assignment, task, objectives in self.graded:
            for objective in objectives:
                found.setdefault(objective, []).append((assignment, task))
        return found


class ObjectivesRegister(SectionDirective):
    """For each objective: the activities, quiz items and graded tasks that point at it, and what has none."""

    def run(self) -> list[nodes.Node]:
        """Return a list for each section, and what is missing by name."""
        note_data(self, "activities", "quizzes", "objectives.yml")
        self.env.note_reread()
        coverage = Coverage(book_of(self))
        sections = [section for section in _sections(self).values() if section.objectives]
        untested = [key for section in sections for key in section.objectives if key not in coverage.items]
        missing = tag(
            "p",
            self.word("register_no_items").format(objectives=", ".join(untested))
            if untested
            else self.word("register_all_items"),
        )
        found: list[nodes.Node] = [missing]
        if alone := [f"{name}: {task}" for name, task, objectives in coverage.graded if not objectives]:
            found.append(tag("p", self.word("register_alone").format(tasks=", ".join(alone))))
        for section in sections:
            rows = [self._row(key, text, coverage) for key, text in section.objectives.items()]
            title = self.link(_place(section, self.language), f"book/chapters/{section.page}")
            found += [tag("p", tag("strong", title)), tag("ul", *rows, class_="ts-objectives-register")]
        return [tag("div", *found, data_part="objectives")]

    def _row(self, key: str, text: Text, coverage: Coverage) -> element:
        parts: list[str] = []
        kinds = Counter(kind for _, _, kind in coverage.activities.get(key, ()))
        if kinds:
            named = (self.word(f"kind_{kind}") if has_word(f"kind_{kind}") else kind for kind in kinds)
            parts.append(self.word("register_activities").format(kinds=", ".join(sorted(set(named)))))
        parts.append(self.word("register_items").format(count=len(coverage.items.get(key, ()))))
        tasks = Counter(assignment for assignment, _ in coverage.tasks.get(key, ()))
        if tasks:
            listed = ", ".join(f"{name} ({count})" for name, count in tasks.items())
            parts.append(self.word("register_tasks").format(tasks=listed))
        return tag(
            "li",
            tag("p", tag("span", key, class_="ts-objective-id"), " ", text[self.language]),
            tag("p", " · ".join(parts), class_="ts-register-place"),
            id_=f"objective-{key.replace('.', '-')}",
        )


def setup(app: Sphinx) -> None:
    """Write the register of claims when the book is built."""
    app.connect("build-finished", write_claims)
