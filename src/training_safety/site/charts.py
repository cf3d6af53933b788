"""Plotly figures in chapters, drawn by the book's one copy of the library when they come near.

The figure's place is reserved, its title is its name for a screen reader, and its numbers stand
in a folded table, which is also what paper and a page without scripts show.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from training_safety.activities import ACTIVITY, PLOTLY
from training_safety.figures.section_words import word
from training_safety.models.numbers import value_text

#: More rows than this are for the eye only; the table then shows the first of them.
_TABLE_ROWS = 60
#: A sheet of paper has room for this many, and they show what the numbers are like.
_PAPER_ROWS = 15


def _title(layout: dict[str, Any]) -> str:
    title = layout.get("title") or ""
    return str(title.get("text", "") if isinstance(title, dict) else title)


def _points(trace: dict[str, Any]) -> list[tuple[object, object]]:
    if trace.get("labels"):
        return list(zip(trace["labels"], trace.get("values") or [], strict=False))
    return list(zip(trace.get("x") or [], trace.get("y") or [], strict=False))


def _table(figure: dict[str, Any]) -> str:
    layout = figure.get("layout", {})
    x_name = _title(layout.get("xaxis") or {}) or "Vannrett"
    y_name = _title(layout.get("yaxis") or {}) or "Loddrett"
    series = [(str(trace.get("name") or ""), _points(trace)) for trace in figure.get("data", [])]
    shared = [x for x, _ in series[0][1]] if series else []
    caption = ""
    if len(series) > 1 and all([x for x, _ in points] == shared for _, points in series):
        # Series over the same points stand side by side, so that they can be compared.
        head = [x_name, *(name for name, _ in series)]
        rows = [(x, *(points[i][1] for _, points in series)) for i, x in enumerate(shared)]
        caption = f"<caption>{escape(y_name)}</caption>"
    else:
        head = ["Serie", x_name, y_name]
        rows = [(name, x, y) for name, points in series for x, y in points]
    more = (
        f"<p>Tabellen viser de første {_TABLE_ROWS} av {len(rows)} punkter.</p>"
        if len(rows) > _TABLE_ROWS
        else ""
    )
    return _folded(
        caption, head, [[value_text(cell, "nb") for cell in row] for row in rows[:_TABLE_ROWS]], more, "nb"
    )


def _folded(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], more: str, language: str
) -> str:
    """Return the numbers as a table in a fold; ``caption`` and ``more`` are HTML."""
    name = escape(word("figure_numbers", language))
    header = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows]
    body = f"<tbody>{''.join(lines[:_PAPER_ROWS])}</tbody>"
    if len(lines) > _PAPER_ROWS:
        body += f'<tbody class="ts-not-on-paper">{"".join(lines[_PAPER_ROWS:])}</tbody>'
        told = word("figure_numbers_on_paper", language).format(rows=_PAPER_ROWS)
        more += f'<p class="ts-on-paper">{escape(told)}</p>'
    return (
        f'<details class="ts-figure-numbers"><summary>{name}</summary>{more}'
        f'<div class="ts-scroll" tabindex="0" role="region" aria-label="{name}">'
        f"<table>{caption}<thead><tr>{header}</tr></thead>{body}</table></div></details>"
    )


def figure_html(figure: dict[str, Any]) -> str:
    """Return the place of a figure: its data, its reserved height, its name and its numbers."""
    title = _title(figure.get("layout", {}))
    return _place(_canvas(figure, title), title, _table(figure))


def _place(drawn: str, title: str, numbers: str, echo: str = "", caption: str = "") -> str:
    said = f'<p class="ts-figure-caption">{escape(caption)}</p>' if caption else ""
    return (
        f'<figure class="ts-figure"><figcaption>{escape(title)}</figcaption>'
        f"{drawn}{said}{echo_place(echo)}{numbers}</figure>"
    )


def _canvas(figure: dict[str, Any], alt: str) -> str:
    """Return where Plotly draws a figure: its data, its height and its name."""
    layout = dict(figure.get("layout", {}))
    for ours in ("title", "template", "width"):
        layout.pop(ours, None)
    height = int(layout.pop("height", None) or 380)
    data = json.dumps({**figure, "layout": layout}, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<div class="ts-chart" data-plotly style="height: {height}px" role="img" aria-label="{escape(alt, quote=True)}">'
        f'<script type="{PLOTLY}">{data}</script></div>'
    )


def echo_place(guess: str) -> str:
    """Return the place where a figure says what the reader guessed."""
    return f'<p class="ts-echo" data-echo="{escape(guess, quote=True)}"></p>' if guess else ""


def activity_html(content: dict[str, Any], language: str) -> str:
    """Return an activity's output (``training_safety.activities``) in the page's language."""
    shown, echo = content[language], content["echo"]
    if isinstance(shown, str):
        return f'<div class="ts-activity">{shown}{echo_place(echo)}</div>'
    table = shown["table"]
    numbers = _folded("", table["head"], table["rows"], "", language)
    drawn = shown["drawing"] if "drawing" in shown else _canvas(shown["plotly"], shown["alt"])
    return _place(drawn, shown["title"], numbers, echo, table["caption"])


class PlotlyRenderer:
    """The myst-nb renderer of plain ``fig`` outputs and of activities (an entry point of this package)."""

    mime_priority_overrides = (("html", ACTIVITY, 0), ("html", PLOTLY, 1))

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the nodes of a figure or an activity, or ``None`` for other outputs."""
        if data.mime_type not in (PLOTLY, ACTIVITY) or inline:
            return None
        content = data.content if isinstance(data.content, dict) else json.loads(data.content)
        if data.mime_type == ACTIVITY:
            language = "en" if renderer.renderer.sphinx_env.config.language.startswith("en") else "nb"
            html = activity_html(content, language)
        else:
            html = figure_html({"data": content.get("data", []), "layout": content.get("layout", {})})
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> None:
    """Nothing to connect: myst-nb finds the renderer by its entry point."""
