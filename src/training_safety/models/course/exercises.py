"""The exercises of the course, by key: how each is done, how much, and what is easier, harder and instead.

``book/exercises.yml`` holds them. The doses are practice points. What is said about safety stands in
``safety.yml``: an exercise names it by key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from training_safety.course_data import course_yaml
from training_safety.models.course.problem import Problem

Entry = Mapping[str, Any]


def exercise_entries() -> Mapping[str, Entry]:
    """Return all exercises by key, as the file has them.

    >>> exercise_entries()["deadlift"]["easier"]
    'block_deadlift'
    """
    entries: Mapping[str, Entry] = course_yaml("exercises.yml")
    return entries


def linked(entry: Entry) -> Iterator[str]:
    """Yield the keys of the exercises that one leads to: easier, harder, and what can be done instead."""
    yield from (entry[step] for step in ("easier", "harder") if step in entry)
    yield from entry["swap"]


def with_linked(keys: Iterable[str], entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the exercises of these keys, and after them those that they lead to.

    Raises ``LookupError`` with the nearest key for one that there is not.

    >>> list(with_linked(["squat"], exercise_entries()))
    ['squat', 'chair_stand', 'goblet_squat', 'bridge', 'step_up', 'wall_sit']
    """
    chosen = list(keys)
    for key in chosen:
        if key not in entries:
            raise LookupError(f"exercises.yml has no {key!r}.{_near(key, entries)}")
    others = [other for key in chosen for other in linked(entries[key])]
    return {key: entries[key] for key in dict.fromkeys([*chosen, *others])}


def exercise_problems(entries: Mapping[str, Entry], safety: Mapping[str, Entry] | None) -> Iterator[Problem]:
    """Yield what is wrong in exercises of the right form: links, ladders, doses, and safety sentences there are not.

    ``safety`` are the entries of safety.yml, None if that file is not whole.
    """
    for key, entry in entries.items():
        for field in ("easier", "harder"):
            yield from _unknown(key, field, entry.get(field), entries)
        for number, other in enumerate(entry["swap"]):
            yield from _unknown(key, f"swap[{number}]", other, entries)
            if other in (key, entry.get("harder")):
                yield Problem(key, f"swap[{number}]", f"{other} is not easier on what hurts; name another")
        harder = entry.get("harder")
        back = entries.get(str(harder), {}).get("easier")
        if back is not None and back != key and back not in _above(key, entries):
            yield Problem(
                key, "harder", f"leads to {harder}, whose easier step is {back}; mend one of the two"
            )
        if harder is not None and key in _above(key, entries):
            yield Problem(key, "harder", "leads back to itself; end the ladder somewhere")
        for name, value in entry["dose"].items():
            if isinstance(value, list) and value[0] > value[1]:
                yield Problem(key, f"dose.{name}", f"goes from {value[0]} down to {value[1]}; turn it about")
        for number, caution in enumerate(entry.get("cautions", ())):
            if safety is not None and safety.get(caution, {}).get("kind") != "note":
                yield Problem(
                    key, f"cautions[{number}]", f"safety.yml has no note {caution}.{_near(caution, safety)}"
                )


def _above(key: str, entries: Mapping[str, Entry]) -> list[str]:
    """Return the harder steps of an exercise, to the top or to the first that comes again."""
    found: list[str] = []
    step = str(entries[key].get("harder"))
    while step in entries and step not in found:
        found.append(step)
        step = str(entries[step].get("harder"))
    return found


def _unknown(key: str, field: str, other: str | None, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    if other is not None and other not in entries:
        yield Problem(key, field, f"there is no exercise {other}.{_near(other, entries)}")


def _near(key: str, known: Collection[str]) -> str:
    near = get_close_matches(key, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""
