"""What the benchmarks share: saying what is being done, and waiting until the processor is free."""

from __future__ import annotations

import sys
import time

import psutil


def progress(*words: str) -> None:
    """Say on the error stream what is being done."""
    print("…", *words, file=sys.stderr, flush=True)


def busy(patience: float = 30) -> float:
    """Wait, so many seconds at most, until the processor has time to spare; return how busy it still is [%]."""
    end = time.monotonic() + patience
    while (share := psutil.cpu_percent(0.5)) > 35 and time.monotonic() < end:
        pass
    return share
