"""The folder in which the code runs: what is put there before, and what the code has left there afterwards."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from training_safety.grading.remarks import Remark, remark

MOST = 1000
"""How many files are kept; the course's own choice."""
DEEPEST = 20
"""How many folders deep files are looked for; the course's own choice."""
_SKIPPED = "__pycache__"


def stays_inside(name: str) -> bool:
    """Return whether a path stays in the folder that it is put into."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def safe_name(name: str) -> bool:
    """Return whether a path that the code has made up can be written anywhere and shown to a person."""
    plain = name.isprintable() and not any(one in name for one in "\\:")
    return plain and stays_inside(name) and name == str(PurePosixPath(name))


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; a path that leads out of it is left out."""
    for name, content in files.items():
        if stays_inside(name):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def left(
    folder: Path, given: Mapping[str, bytes], room: int
) -> Iterator[tuple[str, bytes | None, Remark | None]]:
    """Yield what is new or changed in a folder: each file's path, and its content or why it is left out.

    Links are not followed. The folder is the student's: nothing of theirs may run any more.

    Parameters
    ----------
    folder : where to look
    given : what was put there, by path
    room : how much is kept, all together [bytes]
    """
    count = 0
    for name, path in _entries(folder, "", 0):
        content, why = _content(path, room)
        if content is not None and given.get(name) == content:
            continue
        if not safe_name(name):
            content, why = None, remark("file_name")
        count += 1
        if count > MOST:
            yield "", None, remark("file_many", most=MOST)
            return
        if content is not None:
            room -= len(content)
        yield name, content, why


def _entries(folder: Path, below: str, depth: int) -> Iterator[tuple[str, Path]]:
    """Yield all that is in a folder and in those below it, but for folders."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if depth < DEEPEST and entry.name != _SKIPPED:
                yield from _entries(folder / entry.name, f"{below}{entry.name}/", depth + 1)
        else:
            yield f"{below}{entry.name}", folder / entry.name


def _content(path: Path, room: int) -> tuple[bytes | None, Remark | None]:
    """Return what is in a file, or None and why it is not wanted."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None, remark("file_link" if path.is_symlink() else "file_shut")
    with os.fdopen(number, "rb") as file:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode):
            return None, remark("file_odd")
        if about.st_nlink > 1:
            return None, remark("file_link")
        if about.st_size > room:
            return None, remark("file_large")
        return file.read(room), None
