"""The charts that lie in rows: intervals with or without limits, and bars.

A row's name stands above it, so that the row has a phone's whole width. The row itself is a lane: what is drawn
across the chart – the marks of the axis, the line of no difference, limits – is drawn in the lanes alone, so that
no line crosses a word and no word hides a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil, floor, log10
from typing import Any

from training_safety.figures.figure import (
    Figure,
    axis_title,
    figure_of,
    lines_of,
    measure_name,
    small_title,
)
from training_safety.figures.section_words import word
from training_safety.models.numbers import interval_text, value_text

#: The measures in which 1 is no difference; their axis is logarithmic.
RATIOS = frozenset({"odds_ratio", "relative_risk", "rate_ratio", "hazard_ratio"})

#: Heights [px]: half a lane, a line of a name, the room above a name, and what stands round the rows: the numbers
#: of the axis, one line of its title, the names of limits.
_HALF_LANE, _NAME, _GAP, _AXIS, _TITLE, _LIMITS = 11, 18, 10, 32, 17, 24
#: The ground of a lane and the marks of the axis in it, on light ground and dark.
_GROUND, _MARKS = "rgba(133, 120, 104, 0.13)", "rgba(133, 120, 104, 0.4)"


def forest(entry: Mapping[str, Any], language: str) -> Figure:
    """Return a forest plot: a point and an interval in each row, and a line where there is no difference."""
    return _intervals(entry, language, {})


def ruler(entry: Mapping[str, Any], language: str) -> Figure:
    """Return intervals beside named lines, such as the smallest change that matters."""
    return _intervals(entry, language, {limit["at"]: limit[language] for limit in entry.get("limits", ())})


def _intervals(entry: Mapping[str, Any], language: str, limits: Mapping[float, str]) -> Figure:
    rows = entry["rows"]
    measures = [row.get("measure", entry.get("measure", "value")) for row in rows]
    mixed = len(set(measures)) > 1
    ratio = measures[0] in RATIOS
    nothing = 1 if ratio else 0
    ends = [nothing, *limits]
    ends += [row.get(field, row["value"]) for row in rows for field in ("low", "high")]
    ticks = entry.get("ticks") or _ticks(ends, ratio)
    low, high = min([*ends, *ticks]), max([*ends, *ticks])
    if ratio:
        margin = 0.06 * (log10(high) - log10(low))
        scale: dict[str, Any] = {"type": "log", "range": [log10(low) - margin, log10(high) + margin]}
    else:
        scale = {"range": [low - 0.06 * (high - low), high + 0.06 * (high - low)]}
    names = [
        f"{row[language]}, {measure_name(measure, language).lower()}" if mixed else row[language]
        for row, measure in zip(rows, measures, strict=True)
    ]
    lanes = _Lanes(entry, names, language, top=_LIMITS if limits else 0)
    trace = {
        **lanes.trace,
        "type": "scatter",
        "mode": "markers",
        "marker": {"size": 13, "symbol": "diamond"},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row.get("high", row["value"]) - row["value"] for row in rows],
            "arrayminus": [row["value"] - row.get("low", row["value"]) for row in rows],
            "width": 7,
        },
    }
    layout = lanes.layout(scale, ticks, measures[0])
    layout["shapes"] += [lanes.line([nothing], dash="dot"), *(lanes.line([at], named=True) for at in limits)]
    # Plotly places a name by the logarithm where the axis is one.
    layout["annotations"] += [
        _name(name, log10(at) if ratio else at, 0, xanchor="center") for at, name in limits.items()
    ]
    head = (
        "",
        *((word("measure", language),) if mixed else ()),
        measure_name("value" if mixed else measures[0], language),
        word("interval_low", language),
        word("interval_high", language),
    )
    table = tuple(
        (
            row[language],
            *((measure_name(measure, language),) if mixed else ()),
            *(value_text(row.get(field), language) for field in ("value", "low", "high")),
        )
        for row, measure in zip(rows, measures, strict=True)
    )
    return figure_of(entry, language, head, table, plotly={"data": [trace], "layout": layout})


def bars(entry: Mapping[str, Any], language: str) -> Figure:
    """Return lying bars, one a row, from 0."""
    rows = entry["rows"]
    values = [row["value"] for row in rows]
    ticks = entry.get("ticks") or _ticks([0, *values], ratio=False)
    low, high = min([0, *values, *ticks]), max([0, *values, *ticks])
    lanes = _Lanes(entry, [row[language] for row in rows], language)
    trace = {
        **lanes.trace,
        "type": "bar",
        "orientation": "h",
        "width": 2 * _HALF_LANE,
        "textposition": "none",
    }
    margin = 0.08 * (high - low)  # half of the last number of the axis stands beyond it
    layout = lanes.layout({"range": [low - margin * (low < 0), high + margin]}, ticks, "value")
    layout["shapes"].append(lanes.line([0]))
    head = ("", axis_title(entry, "value", language))
    table = tuple((row[language], value_text(row["value"], language)) for row in rows)
    return figure_of(entry, language, head, table, plotly={"data": [trace], "layout": layout})


class _Lanes:
    """The rows of a chart from the top down, measured in pixels: 0 is the top, and what lies lower is negative."""

    def __init__(self, entry: Mapping[str, Any], names: Sequence[str], language: str, top: int = 0) -> None:
        """Lay the lanes below their names; ``top`` is room above the first [px]."""
        rows, numbers = entry["rows"], entry.get("numbers")
        told = [f"{name}: {_numbers(row, language)}" for name, row in zip(names, rows, strict=True)]
        shown = [
            whole if numbers is not None and row.get("id") == numbers else name
            for whole, name, row in zip(told, names, rows, strict=True)
        ]
        self.entry, self.language, self.top = entry, language, top
        self.names = [lines_of(name) for name in shown]
        heights = [_GAP + _NAME * len(lines) + 2 * _HALF_LANE for lines in self.names]
        self.middles = [_HALF_LANE - below for below in accumulate(heights)]
        self.trace = {
            "x": [row["value"] for row in rows],
            "y": self.middles,
            "text": told,
            "hovertemplate": "%{text}<extra></extra>",
            "showlegend": False,
        }

    def line(self, places: Iterable[float], *, named: bool = False, **look: Any) -> dict[str, Any]:
        """Return upright lines across all lanes; one that is ``named`` at the top begins there."""
        lanes = [(middle + _HALF_LANE, middle - _HALF_LANE) for middle in self.middles]
        ends = [(0, -_GAP // 2), *lanes] if named else lanes
        path = "".join(f"M{place},{above}V{below}" for place in places for above, below in ends)
        return {"type": "path", "path": path, "line": {"width": 2, **look}}

    def layout(self, scale: Mapping[str, Any], ticks: Sequence[float], measure: str) -> dict[str, Any]:
        """Return the layout around a scale: lanes, marks, names and the axis."""
        title = small_title(axis_title(self.entry, measure, self.language), standoff=10)
        bottom = self.middles[-1] - _HALF_LANE - _GAP / 2
        below = _AXIS + _TITLE * (1 + title["text"].count("<br>"))
        marks = self.line(ticks, color=_MARKS)
        return {
            "height": ceil(self.top - bottom + below),
            "margin": {"t": self.top, "r": 8, "b": below, "l": 8},
            "shapes": [
                *(_ground(middle) for middle in self.middles),
                {**marks, "line": {**marks["line"], "width": 1}, "layer": "below"},
            ],
            "annotations": [
                _name("<br>".join(lines), 0, middle + _HALF_LANE, xref="paper", xanchor="left", align="left")
                for lines, middle in zip(self.names, self.middles, strict=True)
            ],
            "xaxis": {
                **scale,
                "tickvals": ticks,
                "ticktext": [value_text(tick, self.language) for tick in ticks],
                "title": title,
                "showgrid": False,
                "zeroline": False,
                "showline": False,
            },
            "yaxis": {
                "range": [bottom, 0],
                "showgrid": False,
                "zeroline": False,
                "showline": False,
                "showticklabels": False,
                "ticks": "",
            },
        }


def _ground(middle: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": middle - _HALF_LANE,
        "y1": middle + _HALF_LANE,
        "fillcolor": _GROUND,
        "line": {"width": 0},
        "layer": "below",
    }


def _name(text: str, x: float, y: float, **where: Any) -> dict[str, Any]:
    return {"text": text, "x": x, "y": y, "yanchor": "bottom", "borderpad": 0, "showarrow": False, **where}


def _numbers(row: Mapping[str, Any], language: str) -> str:
    """Return a row's number and its interval: «2,24 (1,21–4,15)»."""
    value = value_text(row["value"], language)
    if "low" not in row:
        return value
    return f"{value} ({interval_text(row['low'], row['high'], language)})".replace(" ", "\u00a0")


def _ticks(ends: Sequence[float], ratio: bool) -> list[float]:
    """Return a few round values between the lowest and the highest end."""
    low, high = min(ends), max(ends)
    if ratio:
        return [tick for tick in (0.1, 0.25, 0.5, 1, 2, 4, 10, 30) if 0.8 * low <= tick <= 1.2 * high]
    size = next(size for size in _steps() if high - low <= 5 * size)
    return [round(size * each, 6) for each in range(floor(low / size), ceil(high / size) + 1)]


def _steps() -> Iterator[float]:
    return (step * 10.0**power for power in range(-3, 7) for step in (1, 2, 5))
