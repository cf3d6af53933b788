"""The process that runs checks out of reach of the code that they judge, and asks for what they need of it.

It is a copy of the process in which nothing of a student's has been run, with the checks, what they expect
and what the assignment gives. It speaks with the student's process by two pipes: it names a value or calls
a function, and what comes back is read by ``values``, so that nothing of the student's runs here.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import sys
import traceback
from collections.abc import Mapping
from typing import Any

from training_safety import exercise_checks
from training_safety.grading.remarks import Remark, remark, remarks_in
from training_safety.grading.worker import frames, walls
from training_safety.grading.worker.shell import NotebookShell, count_from, run_cell, take_streams
from training_safety.grading.worker.values import decoded, decoded_error, encoded_plain

_agrees = exercise_checks.agrees


class Examiner:
    """The process, as the supervisor of a submission starts it and ends it.

    Parameters
    ----------
    shell : of the process that is copied
    names : what the notebook says of itself, by name: ``STUDENT`` and ``LANGUAGE``
    asks, hears : the ends of the pipes to and from the student's process
    room : how much output is kept of a cell [bytes]
    tracebacks : IPython's mode for errors
    """

    def __init__(
        self,
        shell: NotebookShell,
        names: Mapping[str, str],
        asks: int,
        hears: int,
        *,
        room: int,
        tracebacks: str,
    ) -> None:
        """Start it; it belongs before the student's process gets its namespaces, which would make it seen there."""
        (orders, self.commands), (self.reports, answers) = os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _become(shell, names, (orders, answers, asks, hears), room, tracebacks)
        os.close(orders)
        os.close(answers)

    def end(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


class FarNotebook:
    """The names of a notebook that is run in another process.

    Parameters
    ----------
    asks, hears : the ends of the pipes to and from that process
    given : the names that it is not asked for
    shell : of this process, for what a function prints
    """

    def __init__(self, asks: int, hears: int, given: Mapping[str, Any], shell: NotebookShell) -> None:
        """Nothing is asked yet."""
        self._asks, self._given, self._shell = asks, given, shell
        self._replies = frames.Reader(hears, frames.largest(shell.outputs.room))
        self.lost: list[Remark] = []
        """Why the other process cannot be asked any more, or nothing."""
        self.seen: list[Remark] = []
        """What the other process has seen its code do that looks like tampering."""
        self.reached: list[Remark] = []
        """What its code reached for in vain."""

    def __contains__(self, name: object) -> bool:
        """Return whether the notebook has the name."""
        return name in self._given or "absent" not in self.asked(name=name)

    def __getitem__(self, name: str) -> Any:
        """Return a function to be called, or a copy of a value. Raises ``KeyError`` if there is neither."""
        if name in self._given:
            return self._given[name]
        reply = self.asked(name=name)
        if "absent" in reply:
            raise KeyError(name)
        return FarFunction(self, name) if "function" in reply else self._read(decoded, reply.get("value"))

    def get(self, name: str, default: Any = None) -> Any:
        """Return the same, or ``default`` if there is neither."""
        try:
            return self[name]
        except KeyError:
            return default

    def called(self, name: str, arguments: tuple[Any, ...]) -> Any:
        """Call a function there with copies of plain values, and return a copy of what it gives, or raise what it raises.

        Raises ``NotPlainError`` for arguments that are not plain.
        """
        reply = self.asked(name=name, arguments=[encoded_plain(one) for one in arguments])
        self._show(reply.get("outputs"))
        if "gave" in reply:
            return self._read(decoded, reply["gave"])
        raise self._read(decoded_error, reply.get("raised"))

    def asked(self, **question: Any) -> dict[str, Any]:
        """Return the reply to a question; the check is over if there is none."""
        word = secrets.token_hex(16)
        try:
            with contextlib.suppress(OSError):
                frames.send(self._asks, {**question, "word": word})
            reply = self._replies.message()
            if not (isinstance(reply, dict) and reply.get("word") == word):
                raise frames.ChannelError(remark("foreign_report"))
        except frames.ChannelError as error:
            raise self._over(error.why) from None
        self.seen += remarks_in(reply.get("seen"))
        self.reached += remarks_in(reply.get("reached"))
        return reply

    def _read(self, read: Any, data: Any) -> Any:
        try:
            return read(data)
        except ValueError:
            raise self._over(remark("no_value")) from None

    def _over(self, why: Remark) -> KeyboardInterrupt:
        self.lost = [why]
        return KeyboardInterrupt()

    def _show(self, outputs: Any) -> None:
        for one in outputs if isinstance(outputs, list) else ():
            kind = one.get("output_type") if isinstance(one, dict) else None
            if kind == "stream":
                print(one.get("text"), end="", file=sys.stderr if one.get("name") == "stderr" else sys.stdout)
            elif kind in ("display_data", "execute_result") and isinstance(one.get("data"), dict):
                self._shell.outputs.display(one["data"], None, None, update=False)


class FarFunction:
    """A function of the notebook; it is called there."""

    def __init__(self, notebook: FarNotebook, name: str) -> None:
        """Nothing is called yet."""
        self._notebook, self._name = notebook, name

    def __call__(self, *arguments: Any) -> Any:
        """Call it with copies of plain values."""
        return self._notebook.called(self._name, arguments)

    def __repr__(self) -> str:
        """Return how it is shown where a value was expected."""
        return f"<function {self._name}>"


def _become(
    shell: NotebookShell,
    names: Mapping[str, str],
    channels: tuple[int, int, int, int],
    room: int,
    tracebacks: str,
) -> None:
    """Run the checks that come in, until the supervisor ends this process; it does not come back."""
    try:
        walls.die_with_parent()
        walls.stay_unseen()
        kept = sorted(channels)
        for number in (0, 1):  # the other is where the sandbox says what broke
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
        for first, last in zip([2, *kept], [*kept, 4096], strict=True):
            os.closerange(first + 1, last)
        _run(shell, names, channels, room, tracebacks)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(70)


def _run(
    shell: NotebookShell,
    names: Mapping[str, str],
    channels: tuple[int, int, int, int],
    room: int,
    tracebacks: str,
) -> None:
    orders, answers, asks, hears = channels
    shell.InteractiveTB.set_mode(tracebacks)
    shell.outputs.room = room
    take_streams(shell)
    notebook = FarNotebook(asks, hears, names, shell)
    shell.user_ns |= {**names, "globals": lambda: notebook}
    exercise_checks.agrees = _agrees_with_plain
    reader = frames.Reader(orders, 1 << 29)
    while True:
        check = reader.message()
        for source in check["given"]:
            run_cell(shell, source, kept=False)
        count_from(shell, check["count"])
        report = run_cell(shell, check["source"], kept=False)
        if check["last"] and not notebook.lost:
            with contextlib.suppress(KeyboardInterrupt):
                notebook.asked(look=True)
        report |= {
            "canary": True,
            "before": notebook.seen,
            "reached": notebook.reached,
            "lost": notebook.lost,
        }
        frames.send(answers, {**report, "word": check["word"]})
        notebook.seen, notebook.reached = [], []


def _agrees_with_plain(came: Any, expected: Any, within: float = exercise_checks.TOLERANCE) -> bool:
    """Return what ``agrees`` does. Raises ``NotPlainError`` where what is expected could never come."""
    encoded_plain(expected)
    return _agrees(came, expected, within)
