"""The step of collecting that unpacks what was downloaded.

nbgrader's own stops at the first damaged archive, follows what an archive says about where to write, and can
only collect a notebook that ends with ``.ipynb``. This one says what it could not open and goes on, writes
ordinary files below its own folder only, and gives a notebook that ending whatever it was called. What was
downloaded is only read. Beside the folder it is written down where each file comes from and how old it is:
names and times of files are what is left of that afterwards, and students name files as they like.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath

from nbgrader.plugins import ExtractorPlugin
from traitlets import Integer

from training_safety.grading.archives import Entry, entries, of_a_system
from training_safety.grading.moments import LocalTime
from training_safety.grading.notebook_files import may_be_notebook, readable
from training_safety.grading.submission_names import ARCHIVES, Origin, outermost, shown

LONGEST_PART = 100
"""How long a folder's or file's name is kept [characters]; the course's own choice."""
DEEPEST_FOLDER = 12
"""How many folders within one another are kept; the course's own choice."""
ROOM_LEFT = 200
"""How much room is left on the disk [MB]; the course's own choice."""
MB = 1_000_000
ASK = "If it is the answer, ask for the notebook alone."
_CHUNK = 1 << 20

Ages = tuple[float | None, ...]


@dataclass(frozen=True)
class Unpacked:
    """A file that was unpacked or copied.

    Parameters
    ----------
    origin : where it comes from
    ages : its time in each of the archives around it, the outermost first, or on the disk if it lies loose
        [s since 1970]; None where an archive says none
    downloaded : the time of the archive, or of the file itself [s since 1970]
    """

    origin: Origin
    ages: Ages
    downloaded: float


@dataclass
class Manifest:
    """What lies in the folder with what was unpacked, by path, and a sentence for what was left out."""

    files: dict[str, Unpacked] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Write it beside the folder."""
        files = {path: asdict(one) for path, one in self.files.items()}
        text = json.dumps({"files": files, "left out": self.left_out}, indent=1, ensure_ascii=False)
        _beside(folder).write_bytes(text.encode("utf-8", "replace"))

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read what lies in a folder; a file that is not written down lies where it lies."""
        data = {}
        with suppress(OSError, ValueError):
            data = json.loads(_beside(folder).read_text(encoding="utf-8"))
        written = {
            path: Unpacked(
                Origin(tuple(one["origin"]["disk"]), tuple(one["origin"]["packed"])),
                tuple(one["ages"]),
                one["downloaded"],
            )
            for path, one in data.get("files", {}).items()
        }
        manifest = cls(left_out=list(data.get("left out", ())))
        for path in _files_in(folder):
            where = path.relative_to(folder)
            time = path.stat().st_mtime
            manifest.files[where.as_posix()] = written.get(where.as_posix()) or Unpacked(
                Origin(where.parts), (time,), time
            )
        return manifest


def _beside(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")


class _RefusedError(Exception):
    """A file is left out; the message says why, and ``group`` what is told only once."""

    def __init__(self, why: str, group: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.group = group


class PatientExtractor(ExtractorPlugin):
    """Unpack all archives, also those that students handed in; a broken one does not stop the others."""

    file_mb = Integer(100, min=1, help="A file that is larger when unpacked is left out [MB].").tag(
        config=True
    )
    student_mb = Integer(
        500, min=1, help="How much is unpacked of what one student handed in [MB]; a class has no limit."
    ).tag(config=True)
    student_files = Integer(
        2000, min=1, help="How many files are unpacked of what one student handed in."
    ).tag(config=True)
    deepest = Integer(3, min=0, help="How many archives within archives are opened.").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack and copy everything from one folder into another, and write down where it comes from."""
        source, self._target = Path(archive_path), Path(extracted_path)
        self._manifest = Manifest()
        self._taken: set[str] = set()
        self._bytes: Counter[tuple[str, ...]] = Counter()
        self._files: Counter[tuple[str, ...]] = Counter()
        self._told: set[tuple[str, ...]] = set()
        self._local = LocalTime(parent=self)
        for path in sorted(source.rglob("*")):
            where = path.relative_to(source)
            if of_a_system(where):
                continue
            if path.is_symlink():
                self._leave_out(str(where), "it is a link", "Put the file itself there.")
            elif path.is_file():
                self._take(path, Origin(where.parts), where.parts, (), path.stat().st_mtime)
        self._manifest.write(self._target)

    def _take(
        self, path: Path, origin: Origin, place: tuple[str, ...], ages: Ages, downloaded: float
    ) -> None:
        """Unpack a file if it is an archive, and otherwise put it in its place.

        Parameters
        ----------
        path : the file, in the folder of downloads or already in its place
        origin, ages, downloaded : as ``Unpacked`` has them
        place : where it goes, from the folder with what is unpacked
        """
        if place[-1].casefold().endswith(ARCHIVES) and len(ages) <= self.deepest:
            folder = (*place[:-1], re.sub(r"(\.tar)?\.\w+$", "", place[-1]) or "archive")
            if self._open(path, origin, folder, ages, downloaded):
                if ages:
                    path.unlink()
                return
        if not ages:
            path, copied = self._free(place), path
            shutil.copy2(copied, path)
        self._name_as_notebook(path, Unpacked(origin, ages or (downloaded,), downloaded))

    def _open(
        self, path: Path, origin: Origin, folder: tuple[str, ...], ages: Ages, downloaded: float
    ) -> bool:
        """Unpack an archive and return whether anything was in it."""
        found = False
        try:
            with ExitStack() as stack:
                for entry in entries(path, stack, self._local):
                    inside = Origin(origin.disk, (*origin.packed, *entry.parts))
                    written = self._written(entry, inside, (*folder, *entry.parts), downloaded)
                    if written is None:
                        continue
                    found = True
                    place = written.relative_to(self._target).parts
                    self._take(written, inside, place, (*ages, entry.age), downloaded)
        except Exception as error:  # an archive can be broken in any way
            self._leave_out(
                str(origin), f"it could not be opened ({_reason(error)})", f"Open it yourself. {ASK}"
            )
        return found

    def _written(
        self, entry: Entry, origin: Origin, place: tuple[str, ...], downloaded: float
    ) -> Path | None:
        """Write what is in an archive to its place and return that, or None if it is left out."""
        whose = (*origin.disk, outermost(origin))
        path = None
        try:
            if entry.opened is None:
                raise _RefusedError("it is a link or no ordinary file")
            self._allow(whose, entry.size)
            path = self._free(place)
            with entry.opened() as content, path.open("wb") as file:
                while chunk := content.read(_CHUNK):
                    file.write(chunk)
                    self._bytes[whose] += len(chunk)
                    self._allow(whose, 0, file.tell())
            time = downloaded if entry.age is None else entry.age
            os.utime(path, (time, time))
            self._files[whose] += 1
            return path
        except _RefusedError as refused:
            if refused.group not in self._told:
                self._leave_out(str(origin), str(refused), ASK)
            if refused.group:
                self._told.add(refused.group)
        except Exception as error:  # a broken or encrypted file
            self._leave_out(
                str(origin),
                f"it could not be unpacked ({_reason(error)})",
                "Download it again, or ask for a new one.",
            )
        if path is not None:
            path.unlink(missing_ok=True)
        return None

    def _allow(self, whose: tuple[str, ...], more: int, of_file: int = 0) -> None:
        """Raise ``_RefusedError`` if a file, all of a student's or the disk would be too much."""
        if max(more, of_file) > self.file_mb * MB:
            raise _RefusedError(f"it is larger than {self.file_mb} MB when unpacked")
        if self._bytes[whose] + more > self.student_mb * MB:
            raise _RefusedError(
                f"with it, what this student handed in is larger than {self.student_mb} MB when unpacked, and so "
                "is what comes after it",
                ("bytes", *whose),
            )
        if self._files[whose] >= self.student_files:
            raise _RefusedError(
                f"this student handed in more than {self.student_files} files, and what comes after it is left out, too",
                ("files", *whose),
            )
        free = shutil.disk_usage(self._target).free
        if free < more + ROOM_LEFT * MB:
            raise _RefusedError(
                f"the disk has only {free // MB} MB left, and so is what comes after it; make room and collect again",
                ("disk",),
            )

    def _leave_out(self, what: str, why: str, then: str) -> None:
        sentence = f"{shown(what)} was left out: {why}. {then}"
        self._manifest.left_out.append(sentence)

    def _name_as_notebook(self, path: Path, one: Unpacked) -> None:
        if path.suffix != ".ipynb" and may_be_notebook(path.name):
            at = path.name.casefold().find(".ipynb")
            stem = path.name[:at] if at > 0 else path.stem
            if at > 0 or readable(path) is not None:
                place = (*path.relative_to(self._target).parts[:-1], f"{stem}.ipynb")
                self._taken.discard(str(path).casefold())
                path = path.rename(self._free(place))
                self.log.info("%s is a notebook and is called %s here.", one.origin, path.name)
        self._manifest.files[path.relative_to(self._target).as_posix()] = one

    def _free(self, place: tuple[str, ...]) -> Path:
        """Return a path for a place that no file has, whatever the case of its letters, and make its folder."""
        kept = place if len(place) <= DEEPEST_FOLDER else (*place[:2], *place[2 - DEEPEST_FOLDER :])
        wanted = self._target.joinpath(*map(_fitting, kept))
        path, number = wanted, 2
        while str(path).casefold() in self._taken or path.exists():
            path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
            number += 1
        self._taken.add(str(path).casefold())
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def _reason(error: Exception) -> str:
    return shown(str(error) or type(error).__name__)


def _fitting(part: str) -> str:
    """Return a name that any disk takes."""
    plain = "".join("_" if ord(char) < 32 or char in '\x7f<>:"|?*' else char for char in part)
    plain = plain.encode("utf-8", "replace").decode("utf-8").rstrip(". ") or "_"
    if len(plain.encode()) <= LONGEST_PART:
        return plain
    suffix = PurePath(plain).suffix if len(PurePath(plain).suffix) <= 10 else ""
    stem = plain.removesuffix(suffix).encode()[: LONGEST_PART - len(suffix.encode())]
    return stem.decode("utf-8", "ignore") + suffix


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not of_a_system(path.relative_to(folder)):
            yield path
