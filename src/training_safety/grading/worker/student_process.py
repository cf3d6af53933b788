"""The process that runs a student's cells, as its supervisor starts it and ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training_safety.grading.worker import walls
from training_safety.grading.worker.guards import Guards
from training_safety.grading.worker.kernel import run_cells_in_kernel
from training_safety.grading.worker.runner import run_cells
from training_safety.grading.worker.shell import NotebookShell
from training_safety.grading.worker.work_folder import put

GRACE = 2.0
"""How long code that was interrupted may take to stop before it is killed [s]; the course's own choice."""
KERNELS = 512 << 20
"""What a kernel takes of address space beyond a copy of this process [bytes]; the course's own choice."""
_ORDERS, _ANSWERS = 250, 251


class Pipes:
    """The two pipes to and from the process, by file descriptor."""

    def __init__(self) -> None:
        """Open them."""
        (self.orders, self.commands), (self.reports, self.answers) = os.pipe(), os.pipe()


class StudentProcess:
    """A copy of this process that runs cells, shut in unless it is given a folder to run them in.

    Parameters
    ----------
    job : ``limits``, ``tracebacks`` and ``kernel``
    files : what is put beside the notebook, by path
    shell, guards : of the process that is copied
    folder : where it runs if it is not shut in
    pipes : where it gets its orders and where it reports
    """

    def __init__(
        self,
        job: Mapping[str, Any],
        files: Mapping[str, bytes],
        shell: NotebookShell,
        guards: Guards,
        folder: Path | None,
        pipes: Pipes,
    ) -> None:
        """Start it."""
        self.shut_in = folder is None
        walls.stay_unseen()
        if not self.shut_in:
            walls.adopt_orphans()
        self.commands, self.reports = pipes.commands, pipes.reports
        orders, answers = pipes.orders, pipes.answers
        (self.stdout, out), (self.stderr, err) = os.pipe(), os.pipe()
        self.ended = False
        self.pid = os.fork()
        if self.pid == 0:
            _become((orders, answers, out, err), job, files, shell, guards, folder)
        for number in (orders, answers, out, err):
            os.close(number)
        for number in (self.stdout, self.stderr):
            os.set_blocking(number, False)

    def signal(self, number: int) -> None:
        """Send it a signal if it is still there."""
        if not self.ended:
            os.kill(self.pid, number)

    def exit_code(self) -> int | None:
        """Return how it ended, or None if it has not although it said so, and is killed now."""
        limit = time.monotonic() + GRACE
        while time.monotonic() < limit:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.ended = True
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.002)
        self._kill()
        return None

    def end(self) -> None:
        """End it and all that it has started."""
        self._kill()  # shut in, it takes all others with it
        if not self.shut_in:
            walls.end_orphans()

    def _kill(self) -> None:
        self.signal(signal.SIGKILL)
        if not self.shut_in:
            with contextlib.suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)
        if not self.ended:
            os.waitpid(self.pid, 0)
            self.ended = True


def _become(
    channels: tuple[int, int, int, int],
    job: Mapping[str, Any],
    files: Mapping[str, bytes],
    shell: NotebookShell,
    guards: Guards,
    folder: Path | None,
) -> None:
    """Shut this process in and run the cells; it does not come back."""
    try:
        orders, answers, out, err = channels
        walls.die_with_parent()
        for number, target in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (err, 2)):
            os.dup2(number, target)
        os.dup2(orders, _ORDERS, False)
        os.dup2(answers, _ANSWERS, False)
        os.closerange(3, _ORDERS)
        taken = walls.address_space() + (KERNELS if job["kernel"] else 0)
        if folder is None:
            walls.furnish(job["limits"]["files_mb"])
        else:
            os.setsid()
            os.chdir(folder)
        put(Path(), files)
        walls.limit(job["limits"], taken, sandboxed=folder is None)
        if folder is None:
            walls.give_up_rights()
            walls.bar_system_calls()
        room, mode = int(job["limits"]["output_kb"] * 1024), job["tracebacks"]
        if job["kernel"]:
            run_cells_in_kernel(_ORDERS, _ANSWERS, room=room, tracebacks=mode)
        else:
            sys.path.insert(0, "")  # as in a kernel: modules that lie beside the notebook are found
            run_cells(shell, guards, _ORDERS, _ANSWERS, room=room, tracebacks=mode)
    except BaseException:
        with contextlib.suppress(OSError):
            os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(70)
