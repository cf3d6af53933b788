"""A timeline: what is true at each point of some hours, days or years, under the reader's finger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget

UNITS = ("minute", "hour", "day", "week", "month", "year")


class Timeline(ActivityEntry, CourseWidget):
    """A line through time with a slider, which says in words what is true at each point.

    An entry of the kind ``timeline`` has ``marks``, each ``at`` a time, and may name the ``curve`` that is
    drawn above them; one of the kind ``slider`` has ``series`` of values out of a hundred, drawn as dots.

    >>> plan = {
    ...     "kind": "timeline",
    ...     "unit": "day",
    ...     "title": {"nb": "Første uke", "en": "First week"},
    ...     "marks": [
    ...         {"at": 0, "nb": "Korte turer", "en": "Short walks"},
    ...         {"at": 3, "nb": "Ei lett økt", "en": "A light session"},
    ...     ],
    ... }
    >>> len(Timeline(plan, lang="en").activity["marks"])
    2
    """

    _kinds = ("timeline", "slider")

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        timeline = entry["kind"] == "timeline"
        yield from missing(
            entry,
            ("title", "unit", "marks") if timeline else ("title", "slider", "says", "series"),
            "the entry",
        )
        if timeline and entry["unit"] not in UNITS:
            yield f"the unit is {entry['unit']!r}; it is one of {', '.join(UNITS)}."
        for name, marks in [("marks", entry["marks"])] if timeline else _rows(entry["series"]):
            if not marks:
                yield f"{name} is empty; give it a mark at least."
            for number, mark in enumerate(marks):
                yield from missing(
                    mark, ("at", "nb", "en") if timeline else ("at", "value"), f"{name}[{number}]"
                )
            for one, other in pairwise(mark["at"] for mark in marks):
                if not one < other:
                    yield f"in {name}, {other} comes after {one}; write the marks in order."


def _rows(series: list[Any]) -> list[tuple[str, list[Any]]]:
    return [(f"series[{number}].marks", each.get("marks", [])) for number, each in enumerate(series)]
