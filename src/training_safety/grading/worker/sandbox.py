"""The sandbox around the processes that run students' code, and who starts and keeps them.

bubblewrap shows them a read-only system, Python and nothing else of the machine: no network, no other
process, no folder of the course. Started by root, they are the user ``nobody``. Inside it, each
submission gets namespaces and limits of its own (``walls``).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict
from functools import cache
from typing import Any

from training_safety.grading.worker import frames
from training_safety.grading.worker.bubblewrap import command, environment
from training_safety.grading.worker.jobs import Limits

START = 60.0
"""How long the process may take to import everything [s]; the course's own choice."""
MOST_IDLE = max(8, 2 * (os.cpu_count() or 1))
"""How many processes are kept ready, for all assignments together; the course's own choice."""
INSTALL = "Install bubblewrap (Debian and Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap)"
_ELSEWHERE = "Grade on Linux, or in a virtual machine with it (on Windows: WSL)."
_WITHOUT = (
    "Or grade without it (--no-sandbox, or c.ClassAutograde.sandbox = False in nbgrader_config.py): students' "
    "code then has all the rights that you have."
)
_LARGEST = 1 << 30


class NoSandboxError(RuntimeError):
    """This system offers no sandbox; the message says why and what to do."""


class BrokenError(RuntimeError):
    """The process in the sandbox could not be started or has ended; the message says how."""


def refusal() -> str | None:
    """Return why students' code cannot be shut in on this machine and what to do, or None if it can."""
    why = _trial()
    return None if why is None else f"{why} {_WITHOUT}"


def _missing() -> str | None:
    """Return what has to be there and is not, in a sentence."""
    if sys.platform != "linux":
        return f"There is no sandbox on this system ({sys.platform}), only on Linux. {_ELSEWHERE}"
    if shutil.which("bwrap") is None:
        return f"There is no sandbox: bubblewrap is not installed. {INSTALL}."
    return None


@cache
def _trial() -> str | None:
    if (why := _missing()) is not None:
        return why
    try:
        zygote = Zygote(sandboxed=True)
    except BrokenError as error:
        return (
            f"The sandbox does not start here ({error}). A container may bar it: allow user namespaces there."
        )
    try:
        (report,) = zygote.reports(_TRIAL, [_CELL], 20)
        why = str(report.get("outputs", "")) if "died" in report else ""
    except BrokenError as error:
        why = str(error)
    finally:
        zygote.close()
    if not why:
        return None
    return f"The sandbox does not hold here ({why}). Namespaces may be barred: see user.max_user_namespaces and AppArmor."


_TRIAL = {
    "limits": asdict(Limits(seconds=20, memory_mb=256, processes=4, files_mb=1)),
    "files": [],
    "tracebacks": "Plain",
    "kernel": False,
    "names": None,
}
_CELL = {
    "source": "1",
    "graded": False,
    "count": 1,
    "last": False,
    "number": 0,
    "decoy": False,
    "far": False,
}


class Zygote:
    """The process that is copied for each submission, in its sandbox.

    Raises ``BrokenError`` if it does not start.
    """

    def __init__(self, modules: str = "", sandboxed: bool = True) -> None:
        """Start it and wait until it is ready."""
        self._room = "" if sandboxed else tempfile.mkdtemp(prefix="autograde-")
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 – close closes it
        self._socket, theirs = socket.socketpair()
        self._reader = frames.Reader(self._socket.fileno(), _LARGEST)
        self._process: subprocess.Popen[bytes] | None = None
        try:
            with theirs:
                self._process = _kept_running(
                    command(modules, self._room),
                    stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=self._said,
                    env=_own_environment(self._room) if self._room else None,
                    cwd="/", start_new_session=True,
                )  # fmt: skip
            self._message(time.monotonic() + START)
        except OSError as error:
            self.close()
            raise BrokenError(str(error)) from error
        except BaseException:
            self.close()
            raise

    def reports(
        self, job: dict[str, Any], cells: list[dict[str, Any]], seconds: float
    ) -> Iterator[dict[str, Any]]:
        """Run cells in a copy of the process and yield what comes of each.

        Parameters
        ----------
        job : ``limits``, ``files``, ``tracebacks``, ``kernel`` and ``names``
        cells : as ``running`` makes them, which the process gets one by one
        seconds : when this is over, the process does not answer any more and is broken [s]

        Raises ``BrokenError`` when it has ended or does not answer.
        """
        until = time.monotonic() + seconds
        try:
            self._socket.sendall(b"j" + frames.encoded(job))
            self._expect("started", until)
            self._socket.sendall(frames.encoded({"cells": cells}))
        except OSError as error:
            raise BrokenError(f"it has ended: {error.strerror}") from error
        while "over" not in (report := self._message(until)):
            yield report

    def _expect(self, key: str, until: float) -> None:
        message = self._message(until)
        if key not in message:
            raise BrokenError(str(message))

    def _message(self, until: float) -> dict[str, Any]:
        try:
            message: dict[str, Any] = self._reader.message(until)
        except frames.ChannelError as error:
            self._said.seek(0)
            said = self._said.read()[-600:].decode(errors="replace").strip().splitlines()
            self.close()
            raise BrokenError(said[-1] if said else str(error)) from error
        if "broken" in message:
            self.close()
            raise BrokenError(message["broken"].strip().splitlines()[-1])
        return message

    @property
    def pid(self) -> int:
        """The number of its process, or of bubblewrap around it."""
        return 0 if self._process is None else self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be given work."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """End it, and with it all that runs in its sandbox."""
        self._socket.close()
        if self._process is not None:
            if self.alive:
                with contextlib.suppress(OSError):
                    os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
        self._said.close()
        if self._room:
            shutil.rmtree(self._room, ignore_errors=True)

    def forget(self) -> None:
        """Leave it to the process that this one was forked from."""
        self._socket.close()


def _own_environment(room: str) -> dict[str, str]:
    for name in ("home", "tmp"):
        os.mkdir(f"{room}/{name}")
    return {**os.environ, **environment(room), "IPYTHONDIR": f"{room}/ipython"}


def _kept_running(command: list[str], **settings: Any) -> subprocess.Popen[bytes]:
    """Start a process in a thread that stays as long as it: what dies with its parent dies with that thread."""
    started: Future[subprocess.Popen[bytes]] = Future()

    def run() -> None:
        try:
            process = subprocess.Popen(command, **settings)
        except BaseException as error:
            started.set_exception(error)
            return
        started.set_result(process)
        process.wait()

    threading.Thread(target=run, name="sandbox", daemon=True).start()
    return started.result()


_idle: dict[tuple[str, bool], list[Zygote]] = {}
_lock = threading.Lock()


@contextlib.contextmanager
def borrowed(modules: str, sandboxed: bool) -> Iterator[Zygote]:
    """Lend a process that is ready; it is kept for the next submission unless it broke.

    Raises ``NoSandboxError`` where it should be shut in and cannot be, ``BrokenError`` if it does not start.
    """
    if sandboxed and (why := _missing()) is not None:
        raise NoSandboxError(f"{why} {_WITHOUT}")
    if not hasattr(os, "fork"):
        raise NoSandboxError(f"Students' code cannot be run on this system ({sys.platform}). {_ELSEWHERE}")
    with _lock:
        waiting = _idle.get((modules, sandboxed))
        zygote = waiting.pop() if waiting else None
    if zygote is not None and not zygote.alive:
        zygote.close()
        zygote = None
    try:
        zygote = zygote or Zygote(modules, sandboxed)
        yield zygote
    except BaseException as error:
        if zygote is not None:
            zygote.close()
        if sandboxed and isinstance(error, BrokenError) and (why := refusal()) is not None:
            raise NoSandboxError(why) from None
        raise
    with _lock:
        _idle.setdefault((modules, sandboxed), []).append(zygote)
        spare = _oldest() if sum(map(len, _idle.values())) > MOST_IDLE else None
    if spare is not None:
        spare.close()


def _oldest() -> Zygote:
    """Return a process that waits for work and is not needed soon: one for what was asked for first."""
    key = next(key for key, waiting in _idle.items() if waiting)
    zygote = _idle[key].pop(0)
    if not _idle[key]:
        del _idle[key]
    return zygote


@atexit.register
def close_all() -> None:
    """End all processes that wait for work."""
    for zygote in _taken_back():
        zygote.close()


def _forget_all() -> None:
    """Begin anew in a copy of this process, in which no other thread goes on."""
    global _lock
    _lock = threading.Lock()
    for zygote in _taken_back():
        zygote.forget()


def _taken_back() -> list[Zygote]:
    with _lock:
        found = [zygote for waiting in _idle.values() for zygote in waiting]
        _idle.clear()
    return found


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
