"""So many of a hundred people, drawn: rows of ten, of whom those it happened to are filled.

The drawing is SVG and needs no script. Each group has its number in words below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from training_safety.figures.figure import Figure, figure_of
from training_safety.figures.section_words import word
from training_safety.models.numbers import interval_text, value_text

_NO_BREAK = "\u00a0"
#: The place of one person on the canvas.
_WIDE, _HIGH = 24, 33
#: A head and a body, drawn from where a place begins.
_PERSON = "a4 4 0 1 0 8 0a4 4 0 1 0-8 0m-2.5 20v-8.5a5 5 0 0 1 5-5h3a5 5 0 0 1 5 5v8.5z"
# Outside the book's pages the tokens are not there.
_FILLED, _OUTLINE, _INTERVAL = (
    "var(--ts-accent, #3d7f94)",
    "var(--ts-line-strong, #857868)",
    "var(--ts-second, #a8662b)",
)


def hundred(entry: Mapping[str, Any], language: str) -> Figure:
    """Return a hundred people for each row, beside each other where there is room."""
    rows = entry["rows"]
    fields = [field for field in ("value", "low", "high") if any(field in row for row in rows)]
    heads = {"value": "hundred", "low": "interval_low", "high": "interval_high"}
    head = ("", *(word(heads[field], language) for field in fields))
    table = tuple(
        (row[language], *(value_text(row.get(field), language) for field in fields)) for row in rows
    )
    groups = "".join(f"<div>{_people(row)}{_words(row, language)}</div>" for row in rows)
    alt = escape(entry.get("alt", {}).get(language, ""), quote=True)
    drawing = f'<div class="ts-hundred" role="group" aria-label="{alt}">{groups}</div>'
    return figure_of(entry, language, head, table, drawing=drawing)


def _words(row: Mapping[str, Any], language: str) -> str:
    of = word("hundred_of", language).format(number=value_text(row["value"], language))
    said = f"<p><strong>{escape(row[language])}: {of.replace(' ', _NO_BREAK)}</strong></p>"
    if "low" in row and "high" in row:
        interval = interval_text(row["low"], row["high"], language)
        said += f"<p>{word('hundred_interval', language).format(interval=interval)}</p>"
    return said


def _people(row: Mapping[str, Any]) -> str:
    """Return a hundred people; a line runs below those between the ends of the interval."""
    filled = _whole(row["value"])
    people = [
        "".join(f"M{_WIDE * (at % 10) + 8} {_HIGH * (at // 10) + 7}{_PERSON}" for at in some)
        for some in (range(filled), range(filled, 100))
    ]
    below = "".join(
        f"M{_WIDE * (at % 10)} {_HIGH * (at // 10) + 31}h{_WIDE}"
        for at in range(_whole(row.get("low", 0)), _whole(row.get("high", 0)))
    )
    line = f'<path d="{below}" stroke="{_INTERVAL}" stroke-width="3"/>' if below else ""
    return (
        f'<svg viewBox="0 0 {10 * _WIDE} {10 * _HIGH}" width="{10 * _WIDE}" aria-hidden="true" fill="none" stroke-width="1.5">'
        f'<path d="{people[0]}" fill="{_FILLED}" stroke="{_FILLED}"/><path d="{people[1]}" stroke="{_OUTLINE}"/>{line}</svg>'
    )


def _whole(people: float) -> int:
    """Return whole people; half a person is one."""
    return int(people + 0.5)
