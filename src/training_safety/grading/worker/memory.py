"""How much memory all processes of one submission take together; the system itself limits only each of them."""

from __future__ import annotations

import os
import resource

TOGETHER = 4
"""How many times the memory of one process all processes may take together; the course's own choice."""
EVERY = 0.25
"""How often it is looked at [s]; the course's own choice."""
_MB = 1 << 20


class MemoryWatch:
    """The memory of all processes that begin after this one in its process space. Linux only.

    Memory that processes share since a fork counts for each of them, but for what they had at the start.

    Parameters
    ----------
    memory_mb : what one process may take [MB]
    """

    def __init__(self, memory_mb: float) -> None:
        """Note who is there already; ``/proc`` may be covered afterwards."""
        self.most = int(TOGETHER * memory_mb * _MB)
        self._proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
        self._others = set(self._processes())
        self._start = self._own_of(str(os.getpid()))

    def struck(self) -> bool:
        """Return whether it is too much."""
        return sum(map(self._taken, self._processes() - self._others)) > self.most

    def _processes(self) -> set[str]:
        return {name for name in os.listdir(self._proc) if name.isdigit()}

    def _taken(self, process: str) -> int:
        return max(0, self._own_of(process) - self._start)

    def _own_of(self, process: str) -> int:
        """Return how much memory a process has that is no file's [bytes]; 0 if it is gone."""
        try:
            number = os.open(f"{process}/statm", os.O_RDONLY, dir_fd=self._proc)
            with os.fdopen(number, encoding="ascii") as file:
                _, resident, shared, *_ = map(int, file.read().split())
        except (OSError, ValueError):
            return 0
        return (resident - shared) * resource.getpagesize()
