"""A Plotly figure as a table of its numbers: the figure itself is a program's to draw."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Mapping
from html import escape
from itertools import islice, zip_longest
from typing import Any

from training_safety.models.numbers import value_text

PLOTLY = "application/vnd.plotly.v1+json"
"""What notebooks call a Plotly figure."""
MOST_ROWS = 60
"""Rows that are shown. Our own choice, the same as in the book."""
WORDS = {
    "nb": {"figure": "Figur som tabell", "series": "Serie", "first": "De første {rows} av {all} punkter."},
    "en": {"figure": "Figure as a table", "series": "Series", "first": "The first {rows} of {all} points."},
}
"""What is said about the table, in the notebook's language."""

_NUMBERS = {
    "i1": "b",
    "u1": "B",
    "i2": "h",
    "u2": "H",
    "i4": "i",
    "u4": "I",
    "i8": "q",
    "u8": "Q",
    "f4": "f",
    "f8": "d",
}
_LONGEST = 120  # characters of a text in a cell
_LARGEST = 1e15  # number that is written out


def figure_table(figure: Any, language: str) -> str | None:
    """Return the table as HTML, or None if there is no number in it.

    Parameters
    ----------
    figure : as a notebook has it, which a student may have written
    language : of the words, "nb" or "en"
    """
    if isinstance(figure, str):
        try:
            figure = json.loads(figure)
        except (ValueError, RecursionError):
            return None
    traces = figure.get("data") if isinstance(figure, Mapping) else None
    rows = [
        (name, *point)
        for trace in (traces if isinstance(traces, list) else [])
        if isinstance(trace, Mapping)
        for name, point in _points(trace)
    ]
    if not rows:
        return None
    words = WORDS[language]
    layout = figure.get("layout")
    layout = layout if isinstance(layout, Mapping) else {}
    heads = [words["series"], _title(layout.get("xaxis")) or "x", _title(layout.get("yaxis")) or "y", "z"]
    columns = [number for number in range(4) if any(row[number] not in (None, "") for row in rows)]
    more = words["first"].format(rows=MOST_ROWS, all=len(rows)) if len(rows) > MOST_ROWS else ""
    caption = ". ".join(filter(None, (words["figure"], _title(layout), more))).rstrip(".")
    top = "".join(f'<th scope="col">{escape(heads[number])}</th>' for number in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(_text(row[number], language))}</td>' for number in columns)}</tr>"
        for row in rows[:MOST_ROWS]
    )
    return (
        f'<table class="dataframe"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    )


def _points(trace: Mapping[str, Any]) -> list[tuple[str, tuple[Any, Any, Any]]]:
    name = _text(trace.get("name") or "", "nb")
    first = _values(trace.get("labels")) or _values(trace.get("x"))
    second = _values(trace.get("values")) or _values(trace.get("y"))
    third = _values(trace.get("z"))
    return [(name, (x, y, z)) for x, y, z in zip_longest(first, second, third)]


def _values(given: Any) -> list[Any]:
    """Return numbers and texts of an array, which Plotly also writes as bytes."""
    if isinstance(given, list):
        return [one if isinstance(one, str | int | float) else "…" if one else None for one in given]
    if not isinstance(given, Mapping):
        return []
    try:
        letter = _NUMBERS[given["dtype"]]
        content = base64.b64decode(given["bdata"], validate=True)
        return [one for (one,) in islice(struct.iter_unpack(f"<{letter}", content), 100_000)]
    except (KeyError, TypeError, ValueError, struct.error):
        return []


def _title(part: Any) -> str:
    title = part.get("title") if isinstance(part, Mapping) else None
    text = title.get("text") if isinstance(title, Mapping) else title
    return _text(text, "nb") if isinstance(text, str) else ""


def _text(value: Any, language: str) -> str:
    if value is None or isinstance(value, str):
        text = value or ""
    elif isinstance(value, int | float) and abs(value) < _LARGEST:
        text = value_text(value, language)
    else:  # no number, or one that is written in another way
        text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
