"""Who looks where a check has its secrets, and who reaches for what is not theirs: told by Python's audit events.

They cannot be switched off. While a check is run, the student's code has no reason to walk through frames,
to trace, or to look for things in memory. Libraries do that for reasons of their own, so what counts is who
asks. At any time the code has no reason to look for files of the course, or for ways out of the sandbox;
the sandbox lets none of that succeed, so it is only told.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from training_safety.grading.remarks import Remark, remark
from training_safety.grading.worker.installed import Installed
from training_safety.grading.worker.walls import ROOM

_FRAMES = "frames"
_TOLD = {
    "sys._getframe": _FRAMES,
    "sys._current_frames": _FRAMES,
    "sys._current_exceptions": _FRAMES,
    "sys.settrace": "trace_hook",
    "sys.setprofile": "trace_hook",
    "gc.get_objects": "memory_searched",
    "gc.get_referrers": "memory_searched",
    "gc.get_referents": "memory_searched",
    "ctypes.PyObj_FromPtr": "memory_read",
    "ctypes.string_at": "memory_read",
    "ctypes.memmove": "memory_written",
}
_ATTRIBUTES = {
    **dict.fromkeys(("tb_frame", "gi_frame", "cr_frame", "ag_frame", "f_code"), _FRAMES),
    **dict.fromkeys(("gi_code", "cr_code", "ag_code"), _FRAMES),
}
_ON_BEHALF = frozenset({"inspect", "ctypes", "threading"})
"""Modules that ask for whoever calls them."""


_HANDED_ON = frozenset({"currentframe", "<lambda>", "extract_stack", "walk_stack", "walk_tb"})
"""Functions of libraries that give frames, or what is in them, to whoever calls them."""


_CODE = frozenset({"__code__", "__defaults__", "__kwdefaults__"})


NETWORK = "network"
COURSE = "course"
WRITING = "writing"
OTHERS = "others"
RIGHTS = "rights"
"""Kinds of what is reached for in vain."""
_COURSES = frozenset(
    {
        "gradebook.db",
        "gradebook-backups",
        "nbgrader_config.py",
        "submitted",
        "autograded",
        "feedback",
        "source",
    }
)
"""Names of files and folders of a course."""
_OWN = (ROOM, "/tmp/", "/dev/")
_INSTALLED = tuple({sys.prefix, sys.base_prefix, "/usr/"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_PATHS = frozenset({"open", "os.listdir", "os.scandir", "os.rename", "os.remove", "os.mkdir"})
_NETWORK = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo"})
_REACHING = _PATHS | _NETWORK | {"os.kill", "ctypes.dlsym"}
_SYMBOLS = frozenset({"unshare", "mount", "ptrace", "chroot", "setuid", "setns", "bpf", "pivot_root"})


class Watch:
    """What is seen from ``begin`` to ``found``, and what was reached for since the last time.

    ``installed`` knows which code is a library's own.
    """

    def __init__(self, installed: Installed) -> None:
        """Begin to listen, for as long as this process is there."""
        begin, found, rewritten, reached = _listening(installed)
        self.begin: Callable[[], None] = begin
        """Forget what was seen, and see."""
        self.found: Callable[[], list[Remark]] = found
        """See no more, and return what was seen."""
        self.rewritten: Callable[[], bool] = rewritten
        """Return whether the code of any function was ever replaced."""
        self.reached: Callable[[], list[Remark]] = reached
        """Return what the code reached for in vain since this was asked last."""


def _reached(event: str, arguments: tuple[Any, ...]) -> str:
    """Return what an event reaches for that is not the notebook's, or nothing."""
    if event in _NETWORK:
        return "" if type(arguments[-1]) in (str, bytes) else NETWORK  # which is the name of a file
    if event == "os.kill":
        return OTHERS if arguments[0] == -1 else ""
    if event == "ctypes.dlsym":
        return RIGHTS if arguments[1] in _SYMBOLS else ""
    path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else ""
    parts = path.split("/")
    if not path or (parts[0] and ".." not in parts) or path.startswith(_INSTALLED):
        return ""
    if not _COURSES.isdisjoint(parts):
        return COURSE
    mode = arguments[2] if event == "open" else 0
    return WRITING if type(mode) is int and mode & _WRITES and not path.startswith(_OWN) else ""


def _listening(
    installed: Installed,
) -> tuple[Callable[[], None], Callable[[], list[Remark]], Callable[[], bool], Callable[[], list[Remark]]]:
    seen: dict[str, None] = {}
    reached: dict[str, None] = {}
    state = {"watching": False, "busy": False, "rewritten": False}
    frame_at, name_of = sys._getframe, installed.module_of

    def told(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "object.__setattr__" and arguments[1] in _CODE:
            state["rewritten"] = True
        if event in _REACHING and (reaching := _reached(event, arguments)):
            reached[reaching] = None
        if not state["watching"] or state["busy"]:
            return
        what = _TOLD.get(event)
        if what is None and event == "object.__getattr__" and len(arguments) == 2:
            what = _ATTRIBUTES.get(arguments[1])
        if what is None:
            return
        state["busy"] = True
        try:
            asking: FrameType | None = frame_at(1)
            while asking is not None and (module := name_of(asking)):
                if module.split(".")[0] not in _ON_BEHALF and asking.f_code.co_name not in _HANDED_ON:
                    break
                asking = asking.f_back
            if asking is not None and not name_of(asking):
                seen[what] = None
        finally:
            state["busy"] = False

    def begin() -> None:
        seen.clear()
        state["watching"] = True

    def found() -> list[Remark]:
        state["watching"] = False
        return [remark(what) for what in seen]

    def taken() -> list[Remark]:
        found = [remark(what) for what in reached]
        reached.clear()
        return found

    sys.addaudithook(told)
    return begin, found, lambda: state["rewritten"], taken
