"""A plan card: a short form that becomes a card to keep, print and take along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training_safety.models.triage import DATA
from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget

FIELDS = ("text", "lines", "date", "checks", "if_then")


class PlanCard(ActivityEntry, CourseWidget):
    """Some fields, such as goals and days, which the reader fills in and has as a card.

    What is written stays in the reader's browser: it never reaches Python and is in no notebook. An entry
    of the kind ``plan_card`` has ``fields``; with a ``gate`` it opens when the whole symptom check has
    been answered with one of its ``levels`` by somebody of one of its ``ages``.

    >>> entry = {
    ...     "kind": "plan_card",
    ...     "title": {"nb": "Timen min", "en": "My appointment"},
    ...     "purpose": {"nb": "Ta den med.", "en": "Bring it along."},
    ...     "fields": [{"id": "goal", "kind": "text", "nb": "Målet mitt", "en": "My goal"}],
    ... }
    >>> PlanCard(entry, name="my_card").name
    'my_card'
    """

    _kinds = ("plan_card",)

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        yield from missing(entry, ("title", "purpose", "fields"), "the entry")
        if not entry["fields"]:
            yield "fields is empty; give it a field at least."
        ids = []
        for number, field in enumerate(entry["fields"]):
            where = f"fields[{number}]"
            yield from missing(field, ("id", "kind", "nb", "en"), where)
            if field["id"] in ids:
                yield f"{where} has the id {field['id']!r} of another one; give it one of its own."
            ids.append(field["id"])
            if field["kind"] not in FIELDS:
                yield f"{where} has the kind {field['kind']!r}; it is one of {', '.join(FIELDS)}."
            if field["kind"] == "checks":
                yield from missing(field, ("options",), where)
        for part, known in (("levels", DATA["levels"]), ("ages", DATA["ages"])) if "gate" in entry else ():
            yield from missing(entry["gate"], (part,), "the gate")
            names = [each["id"] for each in known]
            for name in entry["gate"][part]:
                if name not in names:
                    yield f"the gate's {part} have {name!r}, which the triage has not; they are {', '.join(names)}."
