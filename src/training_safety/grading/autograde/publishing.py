"""The folders in ``autograded``: made whole beside their place, and put there in one step.

A folder that is there has its scores in the gradebook, because those are written first. So a run that
was stopped at any moment can be taken up again by grading whatever has no folder yet.

Nothing waits until the disk has these files: a class's worth of such waits takes minutes. When the
power goes, the gradebook is safe, which its database sees to, but a folder may be left with a notebook
that is empty or cut off. ``is_whole`` tells, and the next run grades it again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

from training_safety.grading.autograde.submissions import content_of, is_ignored, walked

GROUP_SHARED = 0o2770
"""What nbgrader gives folders that all graders of a course may write in."""


def staged(place: Path) -> Path:
    """Return the folder in which a student's work is put together; patterns do not match its name."""
    return place.with_name(f".{place.name}.new")


def is_whole(notebook: Path) -> bool:
    """Return whether a graded notebook is there from its beginning to its end."""
    try:
        with open(notebook, "rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 16))
            return file.read().rstrip().endswith(b"}")
    except OSError:
        return False


def with_written(
    files: Mapping[str, bytes],
    written: Iterable[tuple[str, bytes]],
    protected: Collection[str],
    ignored: Collection[str],
) -> dict[str, bytes]:
    """Return what goes into a student's folder together with what the student's code has written there.

    Parameters
    ----------
    files : what goes into the folder in any case, by path
    written : paths and contents of the files that the code has written or changed
    protected : the paths that are the course's; what the code has written there is left out
    ignored : patterns of names that are left out, as ``CourseDirectory.ignore`` has them

    What would lead out of the folder, or is a file where something else is a folder, is left out, too.
    """
    found = dict(files)
    for name, content in written:
        path = PurePosixPath(name)
        inside = str(path) == name and not path.is_absolute() and ".." not in path.parts and "\0" not in name
        taken = {*found, *protected}
        fits = taken.isdisjoint(map(str, path.parents)) and not any(
            other.startswith(f"{name}/") for other in taken
        )
        wanted = name not in protected and not any(is_ignored(part, ignored) for part in path.parts)
        if inside and fits and wanted:
            found[name] = content
    return found


def stage(
    place: Path, files: Mapping[str, bytes], *, kept: bool, permissions: int, group_shared: bool = False
) -> None:
    """Put a student's graded work together beside its place.

    Parameters
    ----------
    place : the folder in ``autograded`` that it is for
    files : what goes into it, by path
    kept : whether what is there already stays, as when only some of the notebooks are graded
    permissions : of the files, as ``os.chmod`` takes them
    group_shared : whether the folders are for the group, too
    """
    folder = staged(place)
    remove(folder)
    folder.mkdir(parents=True)
    if kept and place.is_dir():
        for name, path in walked(place, ()):
            if name not in files and path.is_file() and not path.is_symlink():
                _write(folder, name, content_of(path), permissions)
    for name, content in files.items():
        _write(folder, name, content, permissions)
    if group_shared:
        for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            os.chmod(path, path.stat().st_mode & 0o2777 | GROUP_SHARED)


def publish(place: Path) -> None:
    """Put what was staged in its place, instead of what was there."""
    old = place.with_name(f".{place.name}.old")
    remove(old)
    if os.path.lexists(place):
        os.rename(place, old)
    os.rename(staged(place), place)
    remove(old)


def withdraw(place: Path) -> None:
    """Remove a student's folder, and with it the half-done ones of a run that was stopped."""
    old = place.with_name(f".{place.name}.old")
    remove(old)
    if os.path.lexists(place):
        os.rename(place, old)
    remove(old)
    remove(staged(place))
    if place.parent.is_dir() and not any(place.parent.iterdir()):
        place.parent.rmdir()


def remove(path: Path) -> None:
    """Remove a folder or a link to one, or nothing if there is none."""
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _write(folder: Path, name: str, content: bytes, permissions: int) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.chmod(path, permissions)
