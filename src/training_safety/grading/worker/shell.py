"""IPython without a kernel: cells are run as a kernel runs them, and their outputs are kept."""

from __future__ import annotations

import builtins
import io
import linecache
import os
import sys
import time
from collections.abc import Callable, Container
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Instance, Type
from traitlets.config import Config

from training_safety.grading.worker.captured import Outputs


class _Stream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a notebook."""

    encoding = "UTF-8"

    def __init__(self, name: str, number: int, outputs: Outputs) -> None:
        self.name, self._number, self._outputs = name, number, outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def isatty(self) -> bool:
        return False


class _Hook(DisplayHook):
    """Keep the value of a cell's last line instead of printing it."""

    @property
    def prompt_count(self) -> int:
        """The number of the cell, which IPython knows only of cells that its history has."""
        return 1 if self.shell is None else self.shell.outputs.count

    def write_output_prompt(self) -> None:
        """Print no prompt."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Keep the value in all its forms."""
        if self.shell is not None:
            self.shell.outputs.result(format_dict, md_dict or {}, self.prompt_count)

    def finish_displayhook(self) -> None:
        """Write no line break."""


class _Publisher(DisplayPublisher):
    """Keep what is displayed."""

    def publish(
        self, data: Any, metadata: Any = None, *_: Any, transient: Any = None, update: bool = False, **__: Any
    ) -> None:
        """Keep what is displayed in all its forms."""
        if self.shell is not None:
            self.shell.outputs.display(data, metadata, (transient or {}).get("display_id"), update)

    def clear_output(self, wait: bool = False) -> None:
        """Forget the outputs of the cell."""
        if self.shell is not None:
            self.shell.outputs.clear(wait)


class NotebookShell(InteractiveShell):
    """IPython as a notebook meets it; ``outputs`` has what the cell puts out."""

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    outputs = Instance(Outputs, ())

    def ask_exit(self) -> None:
        """Go on: ``exit()`` in a cell would cost the cells after it."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        try:
            said = str(evalue)
        except Exception:
            said = "(its message cannot be shown)"
        self.outputs.error(str(etype.__name__), said, list(stb))
        self._last_traceback = stb


def new_shell() -> NotebookShell:
    """Return the shell of this process: without a history on disk, without the user's own settings."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "linux"
    config.InteractiveShell.xmode = "Plain"
    shell = NotebookShell.instance(config=config)
    builtins.input = _no_input
    import getpass

    getpass.getpass = _no_input
    return shell


_FIRST_CELLS = (
    "import math\ndef first(number: float) -> float:\n    return number / 2\nfirst(3)",
    "{'a': [1, 2.5, None, True], 'b': ('x', {3})}",
    "print('x')",
    "first('x')",
    "assert first(2) == 3, 'x'",
    "syntax error",
    "raise NotImplementedError()",
)


def warm_up(shell: NotebookShell) -> None:
    """Run a few cells and forget them, so that what only the first ones need is loaded once for all copies."""
    before = dict(shell.user_ns)
    for source in _FIRST_CELLS:
        shell.run_cell(source, store_history=False)  # type: ignore[no-untyped-call]
    for mode in ("Context", "Plain"):
        shell.InteractiveTB.set_mode(mode)
        shell.run_cell("first('x')", store_history=False)  # type: ignore[no-untyped-call]
    shell.user_ns.clear()
    shell.user_ns.update(before)
    shell.user_ns["_oh"].clear()
    hook = shell.displayhook
    hook._ = hook.__ = hook.___ = ""
    shell.last_execution_result = None
    shell.compile.reset_compiler_flags()
    for name in ("last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)
    shell.outputs.begin()


def _no_input(*_: Any, **__: Any) -> str:
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def take_streams(shell: NotebookShell) -> None:
    """Have what Python code writes kept as outputs; what is written past Python goes to the real files."""
    sys.stdout = _Stream("stdout", 1, shell.outputs)
    sys.stderr = _Stream("stderr", 2, shell.outputs)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 – for as long as there are cells


def count_from(shell: NotebookShell, count: int) -> None:
    """Give the next cell this number; whatever ran before it, the notebook's history has as many cells as that."""
    shell.execution_count = count
    history: Any = shell.history_manager
    for cells in (history.input_hist_parsed, history.input_hist_raw):
        del cells[count:]
        cells += [""] * (count - len(cells))


def forget(shell: NotebookShell, count: int, known: Container[str]) -> None:
    """Forget the text of a check, which was cell ``count``: of the files whose lines are kept, only ``known`` stay."""
    shell.last_execution_result = None
    history: Any = shell.history_manager
    history.output_hist.pop(count, None)
    for name in [
        name for name in linecache.cache if name not in known and name.startswith("<ipython-input-")
    ]:
        del linecache.cache[name]


def run_cell(
    shell: NotebookShell, source: str, kept: bool = True, after: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """Run a cell and return what came: outputs, number, seconds, and the kind of error and its line if there was one.

    ``kept`` is whether the notebook's history has it, ``after`` is called when the cell is over and its
    outputs are not yet taken.
    """
    shell.outputs.begin()
    started = time.monotonic()
    error: BaseException | None = None
    count = shell.outputs.count = shell.execution_count
    try:
        outcome = shell.run_cell(source, store_history=kept)  # type: ignore[no-untyped-call]
        error = outcome.error_before_exec or outcome.error_in_exec
        if not kept and type(outcome.result) in (int, float):
            shell.outputs.came_to(outcome.result)
    except BaseException as stopped:  # also SystemExit and what a hook of the student's raises
        error = stopped
    after()
    if error is not None and not any(one["output_type"] == "error" for one in shell.outputs.kept):
        shell.outputs.error(type(error).__name__, _said(error), [f"{type(error).__name__}: {_said(error)}"])
    return {
        "outputs": shell.outputs.finished(),
        "count": count,
        "seconds": time.monotonic() - started,
        "error": None if error is None else type(error).__name__,
        "errno": getattr(error, "errno", None) if isinstance(error, OSError) else None,
        "said": "" if error is None else _said(error)[:300],
        "flooded": shell.outputs.flooded,
        "line": _line(error, shell),
    }


def _line(error: BaseException | None, shell: NotebookShell) -> int | None:
    """Return the line of the cell at which it stopped."""
    at = None if error is None else error.__traceback__
    while at is not None and at.tb_frame.f_globals is not shell.user_global_ns:
        at = at.tb_next
    return None if at is None else at.tb_lineno


def _said(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return "(its message cannot be shown)"
