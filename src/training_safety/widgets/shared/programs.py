"""Programs for a notebook: the widget's browser side asks by name, this side answers with bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import Widget


def answer_program(widget: Widget, name: str, program: Callable[[], bytes]) -> None:
    """Let the widget's JavaScript (``loadProgram`` in ``programs.js``) ask for a program."""

    def answer(sender: Widget, message: Any, _buffers: Any) -> None:
        if isinstance(message, dict) and message.get("ask") == name:
            sender.send({"answer": name}, buffers=[program()])

    widget.on_msg(answer)
