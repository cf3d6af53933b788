"""Where the notebooks are run: on this machine's cores, or on a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module

from training_safety.grading.autograde.refusal import RefusedError

PATIENCE = 10.0
"""How long a Dask scheduler may take to answer [s]; the course's own choice."""
AHEAD = 2
"""How many notebooks a worker has in hand, so that it need not wait for the next one."""


@dataclass(frozen=True)
class Workers:
    """A way to make an executor, and how many notebooks keep it busy.

    Parameters
    ----------
    make : makes an executor; it is called again when one has broken down
    count : how many workers it has, 1 and up
    leave : is called at the end
    """

    make: Callable[[], Executor]
    count: int
    leave: Callable[[], object] = lambda: None

    def __enter__(self) -> Workers:
        """Nothing is made yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take leave of whoever lends the workers."""
        self.leave()

    @property
    def at_once(self) -> int:
        """How many notebooks are given out at the same time."""
        return AHEAD * self.count


def on_this_machine(count: int = 0) -> Workers:
    """Return workers on this machine.

    They are processes where those can be forked, which is as good as at once: on Linux, as long as there
    is no other thread. Within a server they are threads, since a new process takes seconds to import all.
    Students' code runs in neither, but in processes that begin afresh.

    Parameters
    ----------
    count : how many, or 0 for one on each core that may be used

    Raises ``RefusedError`` for a negative count.
    """
    if count < 0:
        raise RefusedError(f"There cannot be {count} workers; give 1 or more, or 0 for one on each core.")
    workers = count or usable_cores()

    def make() -> Executor:
        if sys.platform != "linux" or threading.active_count() > 1:
            return ThreadPoolExecutor(workers)
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)

    return Workers(make, workers)


def on_dask(address: str, seconds: float = PATIENCE) -> Workers:
    """Return the workers of a Dask cluster, which need this package and nothing of the course.

    Parameters
    ----------
    address : of the scheduler, as ``tcp://10.0.0.5:8786``
    seconds : how long its answer is waited for [s]

    Raises ``RefusedError`` if ``distributed`` is not installed or nobody answers.
    """
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError:
        raise RefusedError(
            "Dask is not installed. It is needed for --dask: pip install distributed."
        ) from None
    try:
        client = distributed.Client(address, set_as_default=False, timeout=seconds)
    except OSError as error:
        raise RefusedError(f"No Dask scheduler answers at {address}: {error}.") from None
    cores = max(1, sum(client.ncores().values()))
    return Workers(lambda: client.get_executor(pure=False), cores, client.close)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """Prepare a worker: the master decides about Ctrl+C, and when the master dies nobody is left behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    master = multiprocessing.parent_process()
    if master is not None:
        threading.Thread(target=_leave_with, args=(master,), daemon=True).start()


def _leave_with(master: multiprocessing.process.BaseProcess) -> None:
    master.join()
    os._exit(1)
