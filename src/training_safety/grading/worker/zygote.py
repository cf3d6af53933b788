"""The process that has imported everything and is copied for each submission.

It is started anew in the sandbox (``python -I -m …zygote``), reads one byte for each submission from
its standard input, which is a socket, and forks a supervisor that does the rest. It never sees a
check or anybody's work itself, so neither do its copies.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import os
import shutil
import sys

from training_safety.grading.worker import frames
from training_safety.grading.worker.guards import Guards
from training_safety.grading.worker.shell import new_shell, warm_up
from training_safety.grading.worker.supervisor import supervised
from training_safety.grading.worker.walls import go_first

CHANNEL = 0
"""The socket to who grades."""


def main() -> int:
    """Import, say that it is ready, and serve until the other end closes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--room", default="", help="the folder for what is written, if it is not shut in")
    parser.add_argument("--import", dest="modules", default="", help="names with commas between")
    options = parser.parse_args()
    go_first()
    shell = new_shell()
    for name in filter(None, options.modules.split(",")):
        with contextlib.suppress(Exception):  # the cell that needs it says so
            importlib.import_module(name)
    warm_up(shell)
    guards = Guards(shell)
    gc.collect()
    gc.freeze()
    frames.send(CHANNEL, {"ready": True})
    while _asked():
        child = os.fork()
        if child == 0:
            supervised(CHANNEL, shell, guards, sandboxed=not options.room)  # does not come back
        _, status = os.waitpid(child, 0)
        if status:
            code = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(OSError):
                frames.send(CHANNEL, {"broken": f"the process that watches over it ended with {code}"})
    if options.room:
        shutil.rmtree(options.room, ignore_errors=True)  # who grades was ended and cannot do it
    return 0


def _asked() -> bool:
    """Wait for a submission; return whether there is one, or nobody any more to send it."""
    try:
        return bool(os.read(CHANNEL, 1))
    except ConnectionError:
        return False


if __name__ == "__main__":
    sys.exit(main())
