"""Effects to explore: in people of a hundred, and on a ruler beside the limits of what matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training_safety.widgets.effect_explorer.entry import effect_slips
from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget

#: What can be shown: the parts that the entry has then, and which of them is a list of what with an id.
_PARTS: Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "people": (("outcome", "groups"), "groups", ("id", "nb", "en")),
    "ruler": (("axis", "rows"), "rows", ("id", "value", "low", "high", "nb", "en")),
    "trials": (("axis", "truth", "spread", "sizes"), "", ()),
}
_ENDS: Mapping[str, tuple[str, ...]] = {
    "effect": ("measure", "value", "low", "high"),
    "baseline": ("from", "to", "step", "start"),
    "axis": ("from", "to"),
    "table": ("events_treated", "treated", "events_control", "control"),
}


class EffectExplorer(ActivityEntry, CourseWidget):
    """What an effect means for people, and whether a difference is large enough to matter.

    An entry that shows ``people`` has two ``groups``, a relative risk as its ``effect`` and the ``baseline`` that
    the reader moves, or groups that each have a share as their ``value``; with a ``table`` it has two groups to type in. One that shows a ``ruler`` has ``rows``
    with an interval each, which the reader guesses before they are seen. One that shows ``trials`` has chance draw
    trials of the ``sizes`` around a ``truth``. What is guessed and typed stays in the reader's browser.

    >>> entry = {
    ...     "kind": "effects",
    ...     "show": "ruler",
    ...     "title": {"nb": "Hvor stort?", "en": "How large?"},
    ...     "axis": {"from": -30, "to": 10},
    ...     "rows": [
    ...         {"id": "rest", "value": -1.0, "low": -6.9, "high": 4.8, "nb": "Ro", "en": "Rest"},
    ...     ],
    ... }
    >>> EffectExplorer(entry, name="my_ruler").activity["show"]
    'ruler'
    """

    _kinds = ("effects",)

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        yield from missing(entry, ("title", "show"), "the entry")
        if entry["show"] not in _PARTS:
            yield f"show is {entry['show']!r}; it is one of {', '.join(_PARTS)}."
        parts, name, fields = _PARTS[entry["show"]]
        yield from missing(entry, parts, "the entry")
        listed = entry[name] if name else ()
        if name and not listed:
            yield f"{name} is empty; give it one at least."
        for number, part in enumerate(listed):
            yield from missing(part, fields, f"{name}[{number}]")
        ids = [part["id"] for part in listed]
        for each in ids:
            if ids.count(each) > 1:
                yield f"{name} has the id {each!r} more than once; give each one of its own."
        if "effect" in entry:
            yield from missing(entry, ("baseline",), "the entry")
        for whole, fields in _ENDS.items():
            if whole in entry:
                yield from missing(entry[whole], fields, whole)
        for field, reason in effect_slips(entry):
            yield f"{field} {reason}."
