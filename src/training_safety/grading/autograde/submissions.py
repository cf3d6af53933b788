"""What a class has handed in: the folders, and in each the notebooks and the files beside them.

Folders and notebooks are found as ``nbgrader autograde`` finds them, by ``CourseDirectory`` and its
patterns; a notebook that was handed in under another name is found by its content. Only ordinary files
count: a link could lead to a classmate's work or to any file of the machine, and is left out and named.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import full_split

from training_safety.grading.autograde.refusal import RefusedError
from training_safety.grading.moments import moment
from training_safety.grading.notebook_files import found_in, may_be_notebook, readable
from training_safety.grading.remarks import Remark, remark

TIMESTAMP = "timestamp.txt"
"""The file that says when the work was handed in."""
LONGEST_TIMESTAMP = 200
"""How many bytes of it are read."""
_AS_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})? UTC")


@dataclass(frozen=True)
class Folder:
    """Where a student's work lies, and where it goes when it is graded."""

    student: str
    path: Path
    graded: Path


@dataclass(frozen=True)
class HandedIn:
    """What lies in a student's folder.

    Parameters
    ----------
    folder : the student and the folder
    timestamp : when it was handed in [UTC], or None if nothing says so
    notebooks : the file of each notebook of the assignment that is there, by the notebook's name
    renamed : the name under which such a file was handed in, where it is another
    unknown : notebooks that are not of this assignment
    files : the other files, by their path in the folder
    notes : what was left out and why
    no_time : why it cannot be read when it was handed in, or nothing
    """

    folder: Folder
    timestamp: datetime | None
    notebooks: Mapping[str, Path]
    renamed: Mapping[str, str]
    unknown: tuple[str, ...]
    files: Mapping[str, Path]
    notes: tuple[Remark, ...]
    no_time: Remark | None = None


class UnfitFileError(OSError):
    """A file that is not read: a link, a device, or larger than the course allows."""


class Submissions:
    """The submissions of one assignment.

    Parameters
    ----------
    course : the course, with the patterns for students and notebooks
    notebooks : the assignment's notebooks as the gradebook has them, each with the ids of its graded cells
    """

    def __init__(self, course: CourseDirectory, notebooks: Mapping[str, frozenset[str]]) -> None:
        """Nothing is looked for yet."""
        self.course = course
        self.known = notebooks
        self.largest_file = 1000 * int(course.max_file_size)

    def folders(self, *, everybody: bool = False) -> Iterator[Folder]:
        """Yield the folders of the students that are asked for, or of all, in order.

        Raises ``RefusedError`` for a path that names no student.
        """
        course, assignment = self.course, self.course.assignment_id
        excluded = course.student_id_exclude.split(",") if course.student_id_exclude else []
        pattern = course.format_path(
            course.submitted_directory, "(?P<student>.*)", re.escape(assignment), escape=True
        )
        for path in sorted(glob.glob(self._pattern("*") if everybody else self.pattern)):
            found = re.fullmatch(pattern, path)
            if found is None:
                raise RefusedError(f"Could not match {path!r} with regexp {pattern!r}.")
            if found["student"] not in excluded and os.path.isdir(path):
                graded = course.format_path(course.autograded_directory, found["student"], assignment)
                yield Folder(found["student"], Path(path), Path(os.path.normpath(graded)))

    @property
    def pattern(self) -> str:
        """The pattern of the students' folders."""
        return self._pattern(self.course.student_id)

    def handed_in(self, folder: Folder) -> HandedIn:
        """Return what lies in a folder. Raises ``OSError`` if it cannot be read or is reached by a link."""
        link = next(filter(os.path.islink, self._own_parts(folder.path)), None)
        if link is not None:
            raise UnfitFileError(f"{link} is a link. Put the folder itself there.")
        notes: list[Remark] = []
        files: dict[str, Path] = {}
        for name, path in walked(folder.path, self.course.ignore):
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode):
                kind = "link" if stat.S_ISLNK(status.st_mode) else "odd_file"
                notes.append(remark(f"{kind}_left_out", name=name))
            elif status.st_size > self.largest_file and not name.endswith(".ipynb"):
                notes.append(remark("large_file_left_out", name=name, most=self.course.max_file_size))
            else:
                files[name] = path
        notebooks, renamed = self._notebooks(folder.path, files)
        timestamp, no_time = timestamp_in(folder.path / TIMESTAMP) if TIMESTAMP in files else (None, None)
        if no_time:
            del files[TIMESTAMP]  # nbgrader's own commands would stop at it
        here = [name for name in files if name.endswith(".ipynb") and os.sep not in name]
        used = {path.name for path in notebooks.values()}
        return HandedIn(
            folder,
            timestamp,
            notebooks,
            renamed,
            tuple(name for name in here if name not in used and Path(name).stem not in self.known),
            {name: path for name, path in files.items() if not name.endswith(".ipynb")},
            tuple(notes),
            no_time,
        )

    def wanted(self) -> list[str]:
        """Return the names of the assignment's notebooks that are to be graded."""
        return [name for name in self.known if fnmatch.fnmatchcase(name, self.course.notebook_id)]

    def _pattern(self, student: str) -> str:
        course = self.course
        return str(course.format_path(course.submitted_directory, student, course.assignment_id))

    def _notebooks(self, folder: Path, files: Mapping[str, Path]) -> tuple[dict[str, Path], dict[str, str]]:
        notebooks: dict[str, Path] = {}
        renamed: dict[str, str] = {}
        names = {f"{stem}.ipynb" for stem in self.known} | {TIMESTAMP}
        others = {
            name for name in files if os.sep not in name and name not in names and may_be_notebook(name)
        }
        for stem in self.wanted():
            path = files.get(f"{stem}.ipynb")
            if path is not None and (not others or readable(path) is not None):
                copies = sorted(name for name in others if _alike(path, files[name]))
            else:
                found = (
                    [one for one in found_in(folder, stem, self.known) if one.name in others]
                    if others
                    else []
                )
                copies = [one.name for one in found if path is None or readable(one) is not None]
                path = files[copies[0]] if copies else path
            if path is not None:
                notebooks[stem] = path
                if copies:
                    renamed[stem] = copies[0]
        return notebooks, renamed

    def _own_parts(self, path: Path) -> Iterator[Path]:
        """Yield those folders above a path that are made for a student or an assignment, and itself."""
        parts = full_split(self.course.directory_structure)
        shared = next(
            number for number, part in enumerate(parts) if "{student_id}" in part or "{assignment_id}" in part
        )
        depth = len(parts) - shared
        yield from reversed([path, *path.parents][:depth])


def timestamp_in(path: Path) -> tuple[datetime | None, Remark | None]:
    """Return when work was handed in [UTC] by its ``timestamp.txt``, and a remark if that is no time."""
    try:
        text = content_of(path, LONGEST_TIMESTAMP).decode("utf-8", "replace").strip("\ufeff \t\r\n")
        return (_moment(text), None) if text else (None, remark("no_time", file=TIMESTAMP))
    except FileNotFoundError:
        return None, None
    except (ValueError, OSError) as error:
        return None, remark("odd_time", file=TIMESTAMP, why=str(error))


def _moment(text: str) -> datetime:
    """Return a moment in UTC, much sooner where it is written as nbgrader writes it."""
    if _AS_WRITTEN.fullmatch(text):
        return datetime.fromisoformat(text.removesuffix(" UTC"))
    return moment(text)


def walked(folder: Path, ignored: Collection[str], below: str = "") -> Iterator[tuple[str, Path]]:
    """Yield what lies in a folder and its folders, with its path there; links are yielded, not followed.

    Names that match one of the patterns in ``ignored`` are passed by.
    """
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if is_ignored(entry.name, ignored):
                continue
            name = os.path.join(below, entry.name)
            if entry.is_dir(follow_symlinks=False):
                yield from walked(Path(entry.path), ignored, name)
            else:
                yield name, Path(entry.path)


def files_of(folder: Path, ignored: Iterable[str], excluded: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the files that every student gets from ``source``: all but notebooks and what is ignored.

    Parameters
    ----------
    folder : the assignment's folder in ``source``
    ignored : patterns of names, as ``CourseDirectory.ignore`` has them
    excluded : paths in the folder that students may change, as ``Autograde.exclude_overwriting`` has them
    """
    left_out = {os.path.normpath(name) for name in excluded}
    if not folder.is_dir():
        return {}
    return {
        name: path.read_bytes()
        for name, path in walked(folder, [*ignored, "*.ipynb"])
        if name not in left_out and path.is_file()
    }


def is_ignored(name: str, patterns: Iterable[str]) -> bool:
    """Return whether a file's or folder's name matches one of the patterns of ``CourseDirectory.ignore``."""
    return any(
        fnmatch.fnmatchcase(name, pattern)
        for pattern in patterns
        if pattern.startswith(".") or not name.startswith(".")  # as in a shell
    )


def content_of(path: Path, at_most: int | None = None) -> bytes:
    """Return what an ordinary file holds, or its first bytes.

    A link is not followed, and a pipe is not waited for. Raises ``UnfitFileError`` for what is no ordinary
    file, or another ``OSError``.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with open(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise UnfitFileError(f"{path} is no ordinary file.")
        return file.read() if at_most is None else file.read(at_most)


def _alike(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and content_of(one) == content_of(other)
