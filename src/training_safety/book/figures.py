"""Plotly figures in chapters, drawn by the book's one copy of the library when they come near.

The figure's place is reserved, its title is its name for a screen reader, and its numbers stand
in a folded table, which is also what paper and a page without scripts show.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

PLOTLY = "application/vnd.plotly.v1+json"
#: More rows than this are for the eye only; the table then shows the first of them.
_TABLE_ROWS = 60


def _title(layout: dict[str, Any]) -> str:
    title = layout.get("title") or ""
    return str(title.get("text", "") if isinstance(title, dict) else title)


def _number(value: object) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)


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
    header = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(_number(cell))}</td>' for cell in row)}</tr>"
        for row in rows[:_TABLE_ROWS]
    )
    return (
        f'<details class="ts-figure-numbers"><summary>Tallene i figuren</summary>{more}'
        f'<div class="ts-scroll" tabindex="0" role="region" aria-label="Tallene i figuren">'
        f"<table>{caption}<thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def figure_html(figure: dict[str, Any]) -> str:
    """Return the place of a figure: its data, its reserved height, its name and its numbers."""
    layout = figure.setdefault("layout", {})
    title = _title(layout)
    layout.pop("title", None)
    layout.pop("template", None)
    height = int(layout.pop("height", None) or 380)
    layout.pop("width", None)
    data = json.dumps(figure, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<figure class="ts-figure"><figcaption>{escape(title)}</figcaption>'
        f'<div class="ts-chart" data-plotly style="height: {height}px" role="img" aria-label="{escape(title, quote=True)}">'
        f'<script type="{PLOTLY}">{data}</script></div>{_table(figure)}</figure>'
    )


class PlotlyRenderer:
    """The myst-nb renderer of plain ``fig`` outputs (an entry point of this package)."""

    mime_priority_overrides = (("html", PLOTLY, 1),)

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the figure's nodes, or ``None`` for outputs that are not Plotly figures."""
        if data.mime_type != PLOTLY or inline:
            return None
        figure = data.content if isinstance(data.content, dict) else json.loads(data.content)
        return [
            nodes.raw(
                "",
                figure_html({"data": figure.get("data", []), "layout": figure.get("layout", {})}),
                format="html",
            )
        ]


def setup(app: Sphinx) -> None:
    """Nothing to connect: myst-nb finds the renderer by its entry point."""
