"""The chart library for a notebook: the widget's browser side asks, this side answers with bytes."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ipywidgets import Widget


def answer_plotly(widget: Widget) -> None:
    """Let the widget's JavaScript (``loadPlotly`` in ``charts.js``) ask for the vendored Plotly bundle."""

    def answer(sender: Widget, message: Any, _buffers: Any) -> None:
        if isinstance(message, dict) and message.get("ask") == "plotly":
            bundle = files("training_safety") / "vendor/plotly/plotly-basic.min.js"
            sender.send({"answer": "plotly"}, buffers=[bundle.read_bytes()])

    widget.on_msg(answer)
