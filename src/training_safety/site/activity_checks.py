"""What a schema cannot know of a page's activities: what points at what, and whether the numbers fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from training_safety.activities import without_unverified
from training_safety.figures import RATIOS
from training_safety.models.body.soreness import GONE_H, soreness_sketch
from training_safety.models.course.problem import Problem
from training_safety.models.own_numbers import own_task
from training_safety.models.triage import DATA
from training_safety.site.schema_sentences import meant
from training_safety.widgets.effect_explorer.entry import effect_slips

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
LANGUAGES = ("nb", "en")


def entry_problems(
    key: str, entry: Mapping[str, Any], page: Mapping[str, Any], plans: Sequence[str] | None
) -> Iterator[Problem]:
    """Yield what is wrong in one entry of the right form, beside the other entries of its page.

    ``plans`` are the keys of the plans in safety.yml, None if that file is not whole.
    """
    for field, reason in _slips(entry, page, plans):
        yield Problem(key, field, reason)


def _slips(
    entry: Mapping[str, Any], page: Mapping[str, Any], plans: Sequence[str] | None
) -> Iterator[tuple[str, str]]:
    kind = entry["kind"]
    guesses = [name for name, other in page.items() if other["kind"] == "guess"]
    if "echo" in entry and entry["echo"] not in guesses:
        yield "echo", f"this page has no guess {entry['echo']}; {meant(entry['echo'], guesses)}"
    for field in ("options", "places", "cards", "groups", "nodes", "rows", "series"):
        yield from _doubles(entry.get(field, ()), field)
    shown = without_unverified(entry)
    if any(entry[part] and not shown[part] for part in ("marks", "rows", "series") if part in entry):
        yield (
            "",
            "all its values wait to be verified, so that nothing is left to show; read one in its source",
        )
    if kind == "guess" and entry["answer"] >= len(entry["options"]):
        yield "answer", f"is {entry['answer']}, and the options are numbered 0 to {len(entry['options']) - 1}"
    if kind == "slider":
        yield from _placeholders(entry["says"], "says", {"at"})
        yield from _shares(entry["series"])
    if kind == "timeline":
        yield from list(_in_order(entry["marks"], "marks")) or _on_curve(entry)
        yield from _placeholders(entry.get("says"), "says", {"value", "at"})
    for number, series in enumerate(entry.get("series", ())):
        yield from _in_order(series["marks"], f"series[{number}].marks")
    if kind == "cards":
        yield from _known(entry["cards"], "cards", "place", [place["id"] for place in entry["places"]])
        yield from _asked(entry["cards"])
    if kind == "map":
        nodes = [node["id"] for node in entry["nodes"]]
        for end in ("from", "to"):
            yield from _known(entry["links"], "links", end, nodes)
    if kind == "chart":
        yield from _chart(entry)
    if kind == "effects":
        yield from effect_slips(entry)
    if "safety" in entry and plans is not None and entry["safety"] not in plans:
        yield "safety", f"safety.yml has no plan {entry['safety']}; {meant(entry['safety'], plans)}"
    if kind == "exercises" and entry.get("start", entry["show"][0]) not in entry["show"]:
        yield "start", f"is not among those that are shown; {meant(entry['start'], entry['show'])}"
    if kind == "example" and "own" in entry:
        try:
            own_task(entry["own"])
        except ValueError as error:
            yield "own", str(error)


def _doubles(parts: Sequence[Mapping[str, Any]], field: str) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(parts):
        for name in ("id", *LANGUAGES):
            same = [other for other in parts[:number] if name in part and other.get(name) == part[name]]
            if same:
                where = f"{field}[{parts.index(same[0])}].{name}"
                yield f"{field}[{number}].{name}", f"says the same as {where}; change one"
                break


def _placeholders(text: Mapping[str, str] | None, field: str, names: set[str]) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES if text else ():
        used = set(_PLACEHOLDER.findall(text[language])) if text else set()
        wanted = " and ".join(f"{{{name}}}" for name in sorted(names))
        for name in sorted(used - names):
            yield f"{field}.{language}", f"has {{{name}}}, which nothing fills; it can be {wanted}"
        for name in sorted(names - used):
            yield f"{field}.{language}", f"does not say {{{name}}}; write it where the number is to stand"


def _in_order(marks: Sequence[Mapping[str, Any]], field: str) -> Iterator[tuple[str, str]]:
    for number, (one, other) in enumerate(pairwise(marks), start=1):
        if other["at"] <= one["at"]:
            yield (
                f"{field}[{number}].at",
                f"is {other['at']}, and comes after {one['at']}; write them in order",
            )


def _on_curve(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield values that no curve is drawn by, and those that are not on the curve."""
    marks = entry["marks"]
    if "curve" not in entry:
        for number in [number for number, mark in enumerate(marks) if "value" in mark][:1]:
            yield (
                f"marks[{number}].value",
                "has no curve that it lies on; name the curve, or leave the value out",
            )
        return
    hours = {"hour": 1, "day": 24}.get(entry["unit"])
    if hours is None:
        yield "unit", "is neither hour nor day, which the curve of soreness needs; give it one of them"
        return
    for number, mark in enumerate(marks):
        if not 0 <= mark["at"] * hours <= GONE_H[1]:
            yield f"marks[{number}].at", "is not within a week, which the sketch of soreness is about"
            continue
        level = round(100 * (soreness_sketch(mark["at"] * hours).level or 0))
        if mark.get("value") != level:
            yield f"marks[{number}].value", f"is {mark.get('value')}, and the curve is at {level} there"


def _shares(series: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(series):
        for index, mark in enumerate(one["marks"]):
            if not 0 <= mark["value"] <= 100:
                yield f"series[{number}].marks[{index}].value", f"is {mark['value']}, and there are 100 dots"


def _known(
    parts: Sequence[Mapping[str, Any]], field: str, name: str, known: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(parts):
        if part[name] not in known:
            yield f"{field}[{number}].{name}", f"there is no {part[name]} here; {meant(part[name], known)}"


def _asked(cards: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    levels = {
        question["key"]: question["level"] for screen in DATA["screens"] for question in screen["questions"]
    }
    for number, card in enumerate(cards):
        name = card.get("triage")
        if name is not None and levels.get(name) is None:
            known = [key for key, level in levels.items() if level]
            yield (
                f"cards[{number}].triage",
                f"triage.json has no question {name} with a level of its own; {meant(name, known)}",
            )


def _chart(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    rows = entry.get("rows", ())
    for number, row in enumerate(rows):
        here = f"rows[{number}]"
        measure = row.get("measure", entry.get("measure"))
        if entry["chart"] == "forest" and measure is None:
            yield f"{here}.measure", "is missing; give the chart one measure, or each row its own"
        if ("low" in row) != ("high" in row):
            yield here, "has one end of an interval; write both low and high, or none"
            continue
        if "low" in row and not row["low"] <= row["value"] <= row["high"]:
            yield here, f"{row['value']} does not lie from {row['low']} to {row['high']}; mend one of them"
        if measure in RATIOS and min(row["value"], row.get("low", 1)) <= 0:
            yield here, f"no {measure.replace('_', ' ')} is 0 or less"
        if entry["chart"] == "hundred":
            for field in ("value", "low", "high"):
                if not 0 <= row.get(field, 0) <= 100:
                    yield f"{here}.{field}", f"is {row[field]}, and there are 100 people"
    measures = {row.get("measure", entry.get("measure")) for row in rows} - {None}
    if RATIOS & measures and measures - RATIOS:
        ratio, other = min(RATIOS & measures), min(measures - RATIOS)
        yield "rows", f"{ratio} and {other} have no axis in common; give each a chart of its own"
    if "numbers" in entry:
        shown = without_unverified(list(rows))
        ids = [row["id"] for row in shown if "id" in row]
        if shown and entry["numbers"] not in ids:
            what = meant(entry["numbers"], ids) if ids else "give the row that id"
            yield "numbers", f"no row {entry['numbers']} is shown; {what}"
    for number, (one, other) in enumerate(pairwise(entry.get("ticks", ())), start=1):
        if other <= one:
            yield f"ticks[{number}]", f"is {other}, and comes after {one}; write them in order"
