"""The course's own kinds of chart, made of an entry of ``book/activities``.

A figure is plain data: nothing of Plotly is imported until something draws it. Each comes with its
numbers as a table, which is what paper and a page without scripts show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from training_safety.figures.curve import curve
from training_safety.figures.figure import Figure
from training_safety.figures.hundred import hundred
from training_safety.figures.rows import RATIOS, bars, forest, ruler

__all__ = ["CHARTS", "RATIOS", "Figure", "figure"]

#: The charts by their kind.
CHARTS: dict[str, Callable[[Mapping[str, Any], str], Figure]] = {
    "forest": forest,
    "ruler": ruler,
    "bars": bars,
    "curve": curve,
    "hundred": hundred,
}


def figure(entry: Mapping[str, Any], language: str) -> Figure:
    """Return the chart of an entry. Raises ``ValueError`` for a kind of chart that there is not."""
    kind = entry.get("chart")
    if kind not in CHARTS:
        raise ValueError(f"There is no chart of the kind {kind!r}. Choose one of {', '.join(CHARTS)}.")
    return CHARTS[kind](entry, language)
