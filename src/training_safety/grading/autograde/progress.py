"""How far the grading of a class has come: a bar on a terminal, now and then a line in a log."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TextIO

WIDTH = 24
"""How many characters the bar has."""
EVERY_ON_TERMINAL = 0.2
"""How often the bar is drawn [s]."""
EVERY_IN_LOG = 15.0
"""How often a line is written where there is no terminal [s]."""
LOOK_BACK = 60.0
"""Over how long the rate is taken [s], so that the time left follows a change of pace."""


class Progress:
    """A count that is shown while it grows.

    Parameters
    ----------
    total : how many submissions there are
    stream : where it is shown
    clock : gives the time [s]
    """

    def __init__(
        self, total: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Nothing is done yet."""
        self.total = total
        self.stream = sys.stderr if stream is None else stream
        self.clock = clock
        self.done = 0
        self.troubled = 0
        self.begun = clock()
        self.shown = float("-inf") if self.stream.isatty() else self.begun
        self.marks: deque[tuple[float, int]] = deque([(self.begun, 0)])

    def add(self, *, troubled: bool = False) -> None:
        """Count one more, and whether somebody has to see to it."""
        self.done += 1
        self.troubled += troubled
        now = self.clock()
        terminal = self.stream.isatty()
        if now - self.shown >= (EVERY_ON_TERMINAL if terminal else EVERY_IN_LOG) or (
            terminal and self.done == self.total
        ):
            self._mark(now)
            self.shown = now
            self.stream.write(f"\r{self.line()}\x1b[K" if terminal else f"{self.line()}\n")
            self.stream.flush()

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self.stream.isatty():
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.shown = float("-inf")

    @property
    def rate(self) -> float:
        """How many are done in a second, over the last minute."""
        (then, before), now = self.marks[0], self.clock()
        return (self.done - before) / (now - then) if now > then else 0.0

    def line(self) -> str:
        """Return what is shown."""
        share = self.done / self.total if self.total else 1.0
        filled = round(share * WIDTH)
        parts = [f"[{'#' * filled}{'·' * (WIDTH - filled)}] {self.done}/{self.total}"]
        if self.rate > 0:
            parts.append(f"{self.rate:.1f}/s")
            if self.done < self.total:
                parts.append(f"{duration((self.total - self.done) / self.rate)} left")
        if self.troubled:
            parts.append(f"{self.troubled} to see to")
        return "  ".join(parts)

    def _mark(self, now: float) -> None:
        self.marks.append((now, self.done))
        while len(self.marks) > 2 and now - self.marks[1][0] > LOOK_BACK:
            self.marks.popleft()


def duration(seconds: float) -> str:
    """Return a time as people say it, for a number of seconds.

    >>> duration(0.3), duration(7.2), duration(130), duration(7260)
    ('less than 1 s', '7 s', '2 min 10 s', '2 h 1 min')
    """
    whole = round(seconds)
    if whole < 1:
        return "less than 1 s"
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def counted(number: int, what: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "submission"), counted(2, "submission")
    ('1 submission', '2 submissions')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"
