"""A page with all that belongs to it: its source, its activities, its questions, its claims – and what of it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from training_safety.activities import without_unverified
from training_safety.figures.section_words import word
from training_safety.models.course.claims import Claim, claims_from_data
from training_safety.models.course.objectives import Section
from training_safety.models.quiz.quiz import bank_data, banks_beside
from training_safety.models.quiz.quiz_reading import read_bank
from training_safety.models.quiz.quiz_writing import written_out
from training_safety.site.data_checks import CourseData
from training_safety.site.sections.source import PageSource, Part, page_source, shown_text
from training_safety.site.verdicts import ALARM_CLAIMS, GUESSES

_ACTIVITY = re.compile(r"""\bactivity\(\s*["']([\w.]+)["']""")
_BANK = re.compile(r"""\bQuiz\.from_bank\(\s*["'](\w+)["']""")
#: What stands open of a claim's box besides its words.
_CLAIM_WORDS = ("claim", "claim_ask", *GUESSES, "claim_show")


class SectionCourse:
    """The course's data, as the rules of a page ask for them; what cannot be read is as if it were not there."""

    def __init__(self, book: Path) -> None:
        """Read nothing yet."""
        self.book = book
        self.data = CourseData(book)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        found: dict[str, Claim] = {}
        for path in sorted((self.book / "claims").glob("*.yml")):
            try:
                found |= claims_from_data(self.data.yaml(f"claims/{path.name}"))
            except (KeyError, TypeError, AttributeError):
                continue  # `training-safety check data` says what is wrong in it
        return found

    @cached_property
    def safety(self) -> Mapping[str, Any]:
        """The safety sentences by key."""
        found: Mapping[str, Any] = self.data.yaml("safety.yml") or {}
        return found

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of the glossary."""
        path = self.book / "glossary.md"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        glossary = next(iter(page_source(text).directives("glossary")), None)
        lines = glossary.text.split("\n") if glossary else []
        return frozenset(line.strip().lower() for line in lines if line and not line.startswith(" "))

    def activities(self, stem: str) -> Mapping[str, Any]:
        """Return a page's activities by key."""
        found: Mapping[str, Any] = without_unverified(self.data.yaml(f"activities/{stem}.yml") or {})
        return found

    def questions(self, stem: str) -> list[dict[str, Any]] | None:
        """Return a page's quiz items; ``None`` where there is no bank that can be read."""
        path = self.book / "quizzes" / f"{stem}.yml"
        try:
            _, items, _ = read_bank(bank_data(path), other_bank=banks_beside(path))
        except (OSError, ValueError):
            return None
        return [written_out(item) for item in items] or None


@dataclass
class Page:
    """One page of the course."""

    path: Path
    section: Section
    course: SectionCourse

    @cached_property
    def text(self) -> str:
        """What its author wrote."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def source(self) -> PageSource:
        """Its parts."""
        return page_source(self.text)

    @cached_property
    def activities(self) -> Mapping[str, Any]:
        """Its activities by key."""
        return self.course.activities(self.section.stem)

    @cached_property
    def questions(self) -> list[dict[str, Any]] | None:
        """Its quiz items."""
        return self.course.questions(self.section.stem)

    @property
    def in_the_pattern(self) -> bool:
        """Whether it is written in the pattern of a section."""
        return bool(self.source.directives("kort-sagt"))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The article's claims under its heading, by id."""
        return {
            key: claim for key, claim in self.course.claims.items() if claim.section == self.section.number
        }

    @cached_property
    def blocks(self) -> list[tuple[Part, list[Part]]]:
        """Its headings of the second level, each with what stands under it."""
        found: list[tuple[Part, list[Part]]] = []
        for part in self.source.parts:
            if part.kind == "heading" and part.level == 2:
                found.append((part, []))
            elif found:
                found[-1][1].append(part)
        return found

    def activity_of(self, part: Part) -> str:
        """Return the ``topic.key`` that a cell shows, or ``""``."""
        found = _ACTIVITY.search(part.text) if part.kind == "cell" else None
        return found[1] if found else ""

    def bank_of(self, part: Part) -> str:
        """Return the quiz bank that a cell shows, or ``""``."""
        found = _BANK.search(part.text) if part.kind == "cell" else None
        return found[1] if found else ""

    def is_told(self, part: Part) -> bool:
        """Whether a ``{claim}`` is told, and not guessed."""
        return "told" in part.options or part.argument in ALARM_CLAIMS

    def asks(self, part: Part) -> bool:
        """Whether a part is a question to the reader."""
        return part.is_directive("guess") or (part.is_directive("claim") and not self.is_told(part))

    def is_picture(self, part: Part) -> bool:
        """Whether a part is a drawing, or a cell that shows something else than the quiz."""
        return part.is_directive("drawing") or (part.kind == "cell" and not self.bank_of(part))

    def running_text(self, part: Part) -> str:
        """Return what a part has of running text in the open: paragraphs, lists, captions, told claims."""
        if part.folded:
            return ""
        if part.kind in ("prose", "list", "table") or part.is_directive("kort-sagt", "remember", "drawing"):
            return shown_text(part.text)
        if part.is_directive("claim") and self.is_told(part) and (claim := self._claim(part)):
            return "" if "compact" in part.options else claim.advice.nb
        return ""

    def open_text(self, part: Part) -> str:
        """Return all that a reader sees of a part with its folds closed; of safety sentences and tasks nothing."""
        if part.folded:
            return ""
        if part.kind == "heading":
            return shown_text(part.text)
        if part.kind == "directive":
            return " ".join(self._shown(part))
        return self.running_text(part)

    def _claim(self, part: Part) -> Claim | None:
        return self.course.claims.get(part.argument)

    def _shown(self, part: Part) -> Iterator[str]:
        yield self.running_text(part)
        if part.is_directive("ways"):
            yield from (
                f"{word(f'ways_{name}', 'nb')} {part.options[name]}"
                for name in ("do", "learn", "need")
                if name in part.options
            )
            yield from (word(f"ways_{name}", "nb") for name in ("quiz", "sources"))
        elif part.is_directive("guess") and (entry := self.activities.get(part.argument)):
            yield word("guess", "nb")
            yield from (text["nb"] for text in (entry["ask"], *entry["options"]))
        elif part.is_directive("claim") and (claim := self._claim(part)):
            yield claim.claim.nb
            if self.is_told(part):
                yield f"{word('claim', 'nb')} {word('claim_verdict', 'nb')} {word(f'verdict_{claim.verdict}', 'nb')}"
            else:
                left = ("claim_ask",) if "compact" in part.options else ()
                yield from (word(key, "nb") for key in _CLAIM_WORDS if key not in left)
        elif part.is_directive("if-then") and (entry := self.activities.get(part.argument)):
            plan = self.course.safety.get(entry.get("safety"), {}) if "safety" in entry else entry
            yield from (plan[field]["nb"] for field in ("if", "then") if field in plan)
            yield word("plan_fixed" if "safety" in entry else "plan_change", "nb")
        elif part.is_directive("dropdown"):
            yield shown_text(part.argument)
