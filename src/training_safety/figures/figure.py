"""What a chart is: what draws it, what it shows in words, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from training_safety.figures.section_words import has_word, word

#: The letters in a chart, those of its axes, and how many letters a line of a screen of 320 px holds, times their size [px].
_LETTERS, _SMALL, _LINE = 14, 13, 434


@dataclass(frozen=True)
class Table:
    """The numbers of a chart: a caption, the heads of the columns, and rows that begin with their name."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A chart in one language: what Plotly draws, or else a drawing as HTML; what it shows in words; its numbers."""

    title: str
    alt: str
    table: Table
    plotly: Mapping[str, Any] | None = None
    drawing: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as an output of a cell carries it."""
        table = {"caption": self.table.caption, "head": self.table.head, "rows": self.table.rows}
        drawn = {"drawing": self.drawing} if self.plotly is None else {"plotly": self.plotly}
        return {"title": self.title, "alt": self.alt, "table": table, **drawn}


def figure_of(
    entry: Mapping[str, Any],
    language: str,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    *,
    plotly: Mapping[str, Any] | None = None,
    drawing: str = "",
) -> Figure:
    """Return the figure of an entry with its words in one language."""
    title = entry.get("title", {}).get(language, "")
    caption = entry.get("caption", {}).get(language, "")
    alt = entry.get("alt", {}).get(language, title)
    return Figure(title, alt, Table(caption, head, rows), plotly, drawing)


def measure_name(measure: str, language: str) -> str:
    """Return the name of a measure, such as «Oddsratio»; «Verdi» for one that has none."""
    return word(measure if has_word(measure) else "value", language)


def axis_title(entry: Mapping[str, Any], measure: str, language: str) -> str:
    """Return what an axis shows: in the entry's own words, or else the measure's name."""
    return str(entry["axis"][language]) if "axis" in entry else measure_name(measure, language)


def lines_of(text: str, size: int = _LETTERS) -> list[str]:
    """Return a text in lines that a small screen has room for: what is in brackets by itself, or of about one length.

    ``size`` is how large its letters are [px].
    """
    longest = _LINE // size
    if len(text) <= longest:
        return [text]
    before, bracket, inside = text.partition(" (")
    if bracket:
        return [*lines_of(before, size), *lines_of(f"({inside}", size)]
    return wrap(text, min(longest, len(text) // 2 + 6))


def small_title(text: str, **more: Any) -> dict[str, Any]:
    """Return the title of an axis or a legend as Plotly takes it, with ``more`` of how it stands."""
    return {"text": "<br>".join(lines_of(text, _SMALL)), "font": {"size": _SMALL}, **more}
