"""How long a test waits, and for what."""

from __future__ import annotations

import time
from collections.abc import Callable

#: How long is waited for what never comes [s]; what comes is met as soon as it is there, on a slow machine as on a quick one.
PATIENCE_S = 120
#: Lets the page show what has been done to it. A page that nobody sees has no frames: for one in front.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def eventually(holds: Callable[[], bool]) -> bool:
    """Ask until something holds, and return whether it did."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
