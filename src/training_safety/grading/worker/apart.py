"""Notebooks prepared in a process of their own, with limits of time and memory.

Reading and mending is our own code, but what it reads is a student's: a file can be made so that it takes
for ever, or all memory, or ends Python. Then that process ends, and whoever grades does not.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import resource
import signal
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from training_safety.grading.remarks import remark
from training_safety.grading.worker.jobs import Assignment, Job
from training_safety.grading.worker.preparing import Prepared, UnfitNotebookError, prepared

SECONDS = 10
"""How much of a processor's time reading and mending a notebook may take [s]; the course's own choice."""
_LENGTH = struct.Struct(">Q")
_MAIN = "from training_safety.grading.worker.apart import main; main()"


class EndedError(Exception):
    """The process that prepares has ended; its argument is the code, or the number of the signal below 0."""


class Preparer:
    """The process that prepares one notebook after the other."""

    def __init__(self) -> None:
        """Start it; it ends when this end of its pipe is closed."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _MAIN], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.pid = self._process.pid

    def prepared(self, assignment: Assignment, job: Job) -> Prepared | Exception:
        """Return what ``preparing.prepared`` returns or raises. Raises ``EndedError`` if the process ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            _send(self._process.stdin, (assignment, job))
            answer = _received(self._process.stdout)
        except (EOFError, OSError):
            raise EndedError(self._process.wait()) from None
        assert isinstance(answer, Prepared | Exception)
        return answer

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        self.forget()

    def forget(self) -> None:
        """Leave it to the process that this one was forked from."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def prepared_apart(assignment: Assignment, job: Job) -> Prepared:
    """Return what was handed in as it is to be run, prepared in a process of its own.

    A process that ended while it waited, or was ended by somebody else, is replaced by a new one: that is no fault
    of the work. Raises ``UnreadableNotebookError`` as ``preparing.prepared`` does, and ``UnfitNotebookError``
    for what takes more than ``SECONDS`` or ``limits.memory_mb``, or ends the process twice.
    """
    try:
        answer = _answer(assignment, job)
    except EndedError:
        try:
            answer = _answer(assignment, job, Preparer())  # others that wait may have been ended too
        except EndedError as error:
            raise UnfitNotebookError(remark("preparing_ends", why=str(error))) from None
    if isinstance(answer, Exception):
        raise answer
    return answer


_idle: list[Preparer] = []
_lock = threading.Lock()


def _answer(assignment: Assignment, job: Job, preparer: Preparer | None = None) -> Prepared | Exception:
    """Ask this process, else one that waits for work, else a new one; it is kept for the next notebook once it has answered."""
    with _lock:
        preparer = preparer or (_idle.pop() if _idle else None)
    preparer = preparer or Preparer()
    try:
        answer = preparer.prepared(assignment, job)
    except EndedError as error:
        preparer.close()
        if error.args == (-signal.SIGXCPU,):
            return UnfitNotebookError(remark("preparing_slow", seconds=SECONDS))
        raise
    except BaseException:
        preparer.close()  # or the next one would be given this one's answer
        raise
    with _lock:
        _idle.append(preparer)
    return answer


@atexit.register
def close_all() -> None:
    """End the processes that wait for work."""
    while _idle:
        _idle.pop().close()


def _forget_all() -> None:
    """Begin anew in a copy of this process, in which no other thread goes on."""
    global _lock
    _lock = threading.Lock()
    while _idle:
        _idle.pop().forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


def main() -> None:
    """Be the process: prepare what comes in, one after the other, until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever grades decides
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            assignment, job = _received(asked)
        except EOFError:
            return
        _send(answers, _within_limits(assignment, job))


def _within_limits(assignment: Assignment, job: Job) -> Prepared | Exception:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + SECONDS)
    most = assignment.limits.memory_mb
    _limit(resource.RLIMIT_AS, _own_memory() + (most << 20))
    try:
        return prepared(assignment, job)
    except MemoryError:
        return UnfitNotebookError(remark("preparing_memory", most=most), "memory_mb")
    except Exception as error:
        return error
    finally:
        for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
            _limit(kind, resource.RLIM_INFINITY)


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _own_memory() -> int:
    """Return how much memory this process has asked for [bytes]."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _send(pipe: IO[bytes], message: object) -> None:
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(content)))
    pipe.write(content)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Any:
    """Return a message. Raises ``EOFError`` if the other end has closed."""
    length = pipe.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        raise EOFError
    (size,) = _LENGTH.unpack(length)
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return pickle.loads(content)
