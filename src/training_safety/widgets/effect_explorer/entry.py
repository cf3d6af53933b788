"""What must fit in an entry of effects beside its form: whether its numbers agree with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training_safety.models.evidence.group_effect import group_effect
from training_safety.models.evidence.pooled_mean import standard_error_of_difference
from training_safety.models.evidence.two_by_two import TwoByTwo
from training_safety.models.limits import holds


def effect_slips(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the field and the reason of each slip in an entry that has all its parts."""
    yield from {"people": _people, "ruler": _ruler, "trials": _trials}[entry["show"]](entry)


def _people(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    groups = entry["groups"]
    if len(groups) < 2:
        yield "groups", "has one group; give it another one to be compared with"
    if "table" in entry:
        yield from _table(entry["table"])
    if "effect" not in entry:
        for number, group in enumerate(groups):
            if not holds(group.get("value"), 0, 100):
                yield (
                    f"groups[{number}].value",
                    f"is {group.get('value')!r}; give how many of 100 people, or the entry an effect",
                )
        return
    if len(groups) != 2:
        yield "groups", f"has {len(groups)} groups; an effect is between two, first the one without"
    if entry["effect"]["measure"] != "relative_risk":
        yield (
            "effect.measure",
            f"is {entry['effect']['measure']!r}; only a relative_risk can be multiplied with a baseline risk",
        )
    low, value, high = (entry["effect"][end] for end in ("low", "value", "high"))
    if not 0 < low <= value <= high:
        yield "effect", f"{value!r} does not lie from {low!r} to {high!r}, above 0; mend one of them"
    first, last, step, start = (entry["baseline"][part] for part in ("from", "to", "step", "start"))
    if not 0 <= first < last <= 100 or not holds(step, 0, last - first, above=True) or (last - first) % step:
        yield (
            "baseline",
            f"goes from {first!r} to {last!r} in steps of {step!r}; give whole steps from 0 to 100",
        )
    elif not holds(start, first, last) or (start - first) % step:
        yield "baseline.start", f"is {start!r}, which is none of its steps from {first!r} to {last!r}"
    elif last * high > 100:
        yield (
            "baseline.to",
            f"is {last!r}, and {high!r} times that is more than 100 people; let it end sooner",
        )


def _table(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    try:
        TwoByTwo(table["events_treated"], table["treated"], table["events_control"], table["control"])
    except ValueError as error:
        yield "table", str(error)


def _axis(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    first, last = entry["axis"]["from"], entry["axis"]["to"]
    if not -100 <= first <= 0 <= last <= 100 or first == last:
        yield "axis", f"goes from {first!r} to {last!r}; let it hold 0, and end within -100 and 100"


def _trials(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _axis(entry)
    if not entry["axis"]["from"] < entry["truth"] < entry["axis"]["to"]:
        yield "truth", f"is {entry['truth']!r}, which is not on the axis; let the axis hold it"
    for number, size in enumerate(entry["sizes"]):
        try:
            standard_error_of_difference(size, entry["spread"])
        except ValueError as error:
            yield f"sizes[{number}]", str(error)


def _ruler(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _axis(entry)
    first, last = entry["axis"]["from"], entry["axis"]["to"]
    for number, row in enumerate(entry["rows"]):
        try:
            group_effect(row["value"], row["low"], row["high"])
        except ValueError as error:
            yield f"rows[{number}]", str(error)
            continue
        if not first <= row["low"] <= row["high"] <= last:
            yield f"rows[{number}]", f"goes beyond the axis from {first} to {last}; give the axis room for it"
