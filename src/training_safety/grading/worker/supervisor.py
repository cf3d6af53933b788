"""Who watches over one submission: it starts the process that runs the cells, and hands them over one by one.

The process that runs the cells gets a check only when its turn has come, and the supervisor, which it
can neither see nor signal, keeps the time, takes the outputs and passes on what is well-formed. When
all is over, it also takes the files that the code has left.
"""

from __future__ import annotations

import base64
import contextlib
import os
import secrets
import select
import shutil
import signal
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from training_safety.grading.remarks import Remark, remark, remarks_in
from training_safety.grading.worker import frames, walls
from training_safety.grading.worker.captured import PastPython
from training_safety.grading.worker.examiner import Examiner
from training_safety.grading.worker.guards import Guards
from training_safety.grading.worker.kernel import START
from training_safety.grading.worker.memory import EVERY, MemoryWatch
from training_safety.grading.worker.shell import NotebookShell
from training_safety.grading.worker.student_process import GRACE, Pipes, StudentProcess
from training_safety.grading.worker.work_folder import left

_LARGEST_JOB = 1 << 29
_MOST_FILES = 1 << 29
_TOLD = ("source", "graded", "count", "last")
"""What the process that runs the cells learns of each; which are decoys is not among it."""
_TOLD_FAR = ("source", "given", "count", "last")
"""What the process learns that runs checks out of reach of the others."""


class _GoneError(Exception):
    """Nobody waits for what comes of it any more."""


class _TooMuchError(Exception):
    """All processes together take too much memory."""


def supervised(channel: int, shell: NotebookShell, guards: Guards, sandboxed: bool) -> None:
    """Run one submission and end this process; what comes of each cell goes into ``channel``.

    First comes a message with ``limits``, ``files``, ``tracebacks``, ``kernel`` and ``names``; the cells follow
    when the process that runs them has been started, so that it has no copy of them.
    """
    code = 0
    folder = None
    try:
        reader = frames.Reader(channel, _LARGEST_JOB)
        job = reader.message()
        folder = None if sandboxed else Path(tempfile.mkdtemp(prefix="autograde-"))
        _Watch(reader, job, shell, guards, folder).run()
    except (Exception, KeyboardInterrupt) as error:
        code = 1
        if not isinstance(error, _GoneError):
            with contextlib.suppress(OSError):
                frames.send(channel, {"broken": traceback.format_exc(limit=-3)})
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(code)


class _Watch:
    def __init__(
        self,
        reader: frames.Reader,
        job: dict[str, Any],
        shell: NotebookShell,
        guards: Guards,
        folder: Path | None,
    ) -> None:
        self.reader, self.channel, self.limits = reader, reader.channel, job["limits"]
        self.files = {name: base64.b64decode(content) for name, content in job["files"]}
        self.folder = folder or Path(walls.WORK)
        self.memory = None
        self.until = time.monotonic() + self.limits["seconds"]
        self.start = START if job["kernel"] else 0.0
        room, pipes = int(self.limits["output_kb"] * 1024), Pipes()
        self.examiner = None
        if job["names"] is not None:
            self.examiner = Examiner(
                shell,
                job["names"],
                pipes.commands,
                pipes.reports,
                room=room,
                tracebacks=job["tracebacks"],
            )
            self.far_reports = frames.Reader(self.examiner.reports, frames.largest(room))
        if folder is None:
            walls.enter_namespaces()
            self.memory = MemoryWatch(self.limits["memory_mb"])
        self.look_again = time.monotonic() + EVERY
        self.process = StudentProcess(job, self.files, shell, guards, folder, pipes)
        self.reports = frames.Reader(self.process.reports, frames.largest(room))
        self.past_python = {
            self.process.stdout: PastPython("stdout", room),
            self.process.stderr: PastPython("stderr", room),
        }

    def run(self) -> None:
        """Hand over the cells that come in, until one ends the process or all are done."""
        over = ""
        try:
            frames.send(self.channel, {"started": True})
            passed = None
            for number, cell in enumerate(self.reader.message()["cells"]):
                if cell["decoy"] and passed == (cell["number"], False):
                    continue  # what a check has lost need not be doubted
                started = time.monotonic()
                report = self._outcome(cell)
                if cell["decoy"]:
                    self.until += time.monotonic() - started  # is not taken from the student's time
                passed = cell["number"], report.get("error") is None and "struck" not in report
                frames.send(self.channel, {"cell": number, **report})
                if "died" in report:
                    over = report["died"]
                    break
        finally:
            if self.examiner is not None:
                self.examiner.end()
            self.process.end()
        room = min(_MOST_FILES, int(self.limits["files_mb"] * (1 << 20)))
        for name, content, why in left(self.folder, self.files, room):
            if content is None:
                name = name.encode("utf-8", "replace").decode()
                frames.send(self.channel, {"left_out": name, "why": why})
            else:
                frames.send(self.channel, {"file": name, "content": base64.b64encode(content).decode()})
        frames.send(self.channel, {"over": over})

    def _outcome(self, cell: dict[str, Any]) -> dict[str, Any]:
        """Return what came of a cell."""
        now = time.monotonic()
        of_cell = now + self.limits["seconds_per_cell"] + self.start
        self.start = 0.0
        if now >= self.until:
            return {"died": "time", "struck": "seconds", "outputs": []}
        struck = "seconds_per_cell" if of_cell <= self.until else "seconds"
        word = secrets.token_hex(16)
        late = False
        commands, reports, keys = self.process.commands, self.reports, _TOLD
        if self.examiner is not None and cell["far"]:
            commands, reports, keys = self.examiner.commands, self.far_reports, _TOLD_FAR
        with contextlib.suppress(OSError):
            frames.send(commands, {**{key: cell[key] for key in keys}, "word": word})
        until = min(of_cell, self.until)
        try:
            while (found := reports.taken()) is None:
                if self._wait(reports, until):
                    continue
                if late:
                    self.process.signal(signal.SIGKILL)
                    return {"died": "late", "struck": struck, "outputs": self._drained()}
                late, until = True, time.monotonic() + GRACE
                self.process.signal(signal.SIGINT)
            report = found[0]
            if not (isinstance(report, dict) and secrets.compare_digest(str(report.get("word")), word)):
                raise frames.ChannelError(remark("foreign_report"))
            if reports is not self.reports and (lost := remarks_in(report["lost"])):
                raise frames.ChannelError(lost[0])
        except frames.ChannelError as error:
            return self._ended(error.why)
        except _TooMuchError:
            self.process.signal(signal.SIGKILL)
            return {"died": "memory", "struck": "memory_mb", "outputs": self._drained()}
        del report["word"]
        self._read_past_python()
        report["outputs"] = [*report.get("outputs", []), *self._drained()]
        if late:
            report["struck"] = struck
        return report

    def _wait(self, reports: frames.Reader, until: float) -> bool:
        """Read what comes; return whether there is still time."""
        now = time.monotonic()
        if now >= until:
            return False
        if now >= self.look_again:
            self.look_again = now + EVERY
            if self.memory is not None and self.memory.struck():
                raise _TooMuchError
        wait = min(until, self.look_again) - now
        ready, _, _ = select.select(
            [reports.channel, self.channel, *self.past_python], [], [], max(0.0, wait)
        )
        if self.channel in ready:  # nothing more is to come: the other end was closed
            raise _GoneError
        if reports.channel in ready:
            reports.fill()
        elif ready:
            self._read_past_python()
        return True

    def _ended(self, why: Remark) -> dict[str, Any]:
        """Return what is known of a process that has ended, or that sends what is not ours."""
        forged = why.kind != "closed"
        if forged:
            self.process.signal(signal.SIGKILL)
        code = self.process.exit_code()
        self._read_past_python()
        outputs = self._drained()
        if forged:
            return {"died": "forged", "forged": why, "outputs": outputs}
        if code is None:  # it had closed its end of the pipe and went on
            return {"died": "closed", "outputs": outputs}
        return {"died": "ended", "exit": code, "outputs": outputs}

    def _read_past_python(self) -> None:
        for number, kept in list(self.past_python.items()):
            for _ in range(64):
                try:
                    data = os.read(number, 1 << 16)
                except BlockingIOError:
                    break
                if not data:
                    del self.past_python[number]
                    break
                kept.add(data)

    def _drained(self) -> list[dict[str, Any]]:
        """Return, as outputs, what was written past Python since the last time."""
        return [output for kept in self.past_python.values() for output in kept.taken()]
