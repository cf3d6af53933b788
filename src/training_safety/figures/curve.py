"""Lines through points, one for each series."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle
from typing import Any

from training_safety.figures.figure import Figure, axis_title, figure_of, small_title
from training_safety.models.numbers import value_text

#: The height of a curve, and what each line of its legend adds [px].
_CURVE_PX, _LEGEND_PX = 300, 22


def curve(entry: Mapping[str, Any], language: str) -> Figure:
    """Return lines through points. What they measure stands over them, with their names."""
    series = entry["series"]
    stops = sorted({mark["at"] for each in series for mark in each["marks"]})
    data = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": each[language],
            "x": [mark["at"] for mark in each["marks"]],
            "y": [mark["value"] for mark in each["marks"]],
            "line": {"width": 2, "dash": dash},
            "marker": {"size": 7},
        }
        for each, dash in zip(series, cycle(("solid", "dash", "dot")))
    ]
    across = str(entry.get("across", {}).get(language, ""))
    margin = 0.04 * (max(stops) - min(stops))
    layout: dict[str, Any] = {
        "height": _CURVE_PX + _LEGEND_PX * (1 + len(series)),
        "showlegend": True,
        "legend": {"title": small_title(axis_title(entry, "value", language), side="top")},
        "xaxis": {
            "title": small_title(across, standoff=10),
            "range": [min(stops) - margin, max(stops) + margin],
            "zeroline": False,
        },
        "yaxis": {"rangemode": "tozero"},
    }
    if ticks := entry.get("ticks"):
        layout["yaxis"] |= {"tickvals": ticks, "ticktext": [value_text(tick, language) for tick in ticks]}
    head = (across, *(each[language] for each in series))
    values = [{mark["at"]: mark["value"] for mark in each["marks"]} for each in series]
    table = tuple(
        (value_text(stop, language), *(value_text(each.get(stop), language) for each in values))
        for stop in stops
    )
    return figure_of(entry, language, head, table, plotly={"data": data, "layout": layout})
