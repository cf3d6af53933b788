"""The course's data as the directives ask for it, from ``book/`` of the book being built."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training_safety.activities import read_activities
from training_safety.course_data import yaml_file
from training_safety.models.bilingual import Text
from training_safety.models.course.objectives import sections_from_data
from training_safety.models.triage import DATA

if TYPE_CHECKING:
    from training_safety.site.directives.markup import SectionDirective


def book_of(directive: SectionDirective) -> Path:
    """Return the folder of texts and data."""
    return Path(directive.env.srcdir) / "book"


def topic_of(directive: SectionDirective) -> str:
    """Return the page's stem, which its activities and its quiz share."""
    return str(directive.env.docname).rpartition("/")[2]


def note_data(directive: SectionDirective, *names: str) -> None:
    """Let the page be read again when one of these files or folders of data changes."""
    for name in names:
        path = book_of(directive) / name
        for each in sorted(path.glob("*.yml")) if path.is_dir() else [path]:
            directive.env.note_dependency(str(each))


def _known(directive: SectionDirective, found: dict[str, Any], key: str, where: str) -> Any:
    if key not in found:
        near = get_close_matches(key, list(found), n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise directive.wrong(f"{where} has no {key}.{meant} Add it there, or correct the key.")
    return found[key]


def activity_of(directive: SectionDirective, name: str, kind: str) -> tuple[str, dict[str, Any]]:
    """Return the topic and the entry that a directive names, which must be of a kind.

    ``key`` is one of the page's own; ``topic.key`` is another page's.
    """
    topic, _, key = name.rpartition(".")
    topic = topic or topic_of(directive)
    path = book_of(directive) / "activities" / f"{topic}.yml"
    if not path.is_file():
        raise directive.wrong(f"there is no book/activities/{topic}.yml. Write it, with an entry {key}.")
    note_data(directive, f"activities/{topic}.yml")
    entry = _known(directive, read_activities(path), key, f"activities/{topic}.yml")
    if entry.get("kind") != kind:
        raise directive.wrong(
            f"{key} in activities/{topic}.yml is of the kind {entry.get('kind')}, and here stands one of the "
            f"kind {kind}. Name another entry, or use another directive."
        )
    return topic, entry


def safety_of(directive: SectionDirective, key: str) -> dict[str, Any]:
    """Return an entry of ``safety.yml``."""
    note_data(directive, "safety.yml")
    path = book_of(directive) / "safety.yml"
    entries = yaml_file(path) if path.is_file() else {}
    found: dict[str, Any] = _known(directive, entries or {}, key, "safety.yml")
    return found


def objectives_of(directive: SectionDirective) -> Mapping[str, Text]:
    """Return the page's learning objectives by id, such as ``2.5-a``; none where it has no heading's number."""
    note_data(directive, "objectives.yml")
    path = book_of(directive) / "objectives.yml"
    page = str(directive.env.docname).removeprefix("book/chapters/")
    sections = sections_from_data(yaml_file(path)).values() if path.is_file() else ()
    return next((section.objectives for section in sections if section.page == page), {})


def triage_asks(group: Mapping[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Return what a group of safety.yml asks: each question's or rule's key, and its words from the triage.

    A group names a whole screen, single questions and rules. Raises ``KeyError`` with what is not there.
    """
    screens = {screen["id"]: screen["questions"] for screen in DATA["screens"]}
    by_key = {question["key"]: question for questions in screens.values() for question in questions}
    rules = {rule["id"]: rule for rule in DATA["rules"]}
    questions = screens[group["screen"]] if "screen" in group else []
    questions = [*questions, *(by_key[key] for key in group.get("questions", ()))]
    asked = [(question["key"], _with_note(question)) for question in questions]
    return asked + [(key, rules[key]["say"]) for key in group.get("rules", ())]


def _with_note(question: Mapping[str, Any]) -> dict[str, str]:
    notes = question.get("note", {})
    return {
        language: f"{said} {notes.get(language, '')}".strip() for language, said in question["ask"].items()
    }
