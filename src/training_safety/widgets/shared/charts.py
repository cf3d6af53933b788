"""The chart library for a notebook."""

from __future__ import annotations

from importlib.resources import files

from ipywidgets import Widget

from training_safety.widgets.shared.programs import answer_program


def answer_plotly(widget: Widget) -> None:
    """Let the widget's JavaScript (``loadPlotly`` in ``charts.js``) ask for the vendored Plotly bundle."""
    bundle = files("training_safety") / "vendor/plotly/plotly-basic.min.js"
    answer_program(widget, "plotly", bundle.read_bytes)
