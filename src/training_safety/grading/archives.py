"""What is in an archive of any kind: the names as they were written, the times, and ordinary files to be opened."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, Any, cast

from training_safety.grading.moments import LocalTime
from training_safety.grading.notebook_files import may_be_notebook

LEFT_BY_SYSTEMS = ("__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What computers and JupyterLab put beside a student's own files."""
_NO_DAY = (1980, 1, 1)
_COMPRESSED: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ": lzma.open}


@dataclass(frozen=True)
class Entry:
    """A file in an archive; its size may not be known before it is read. What is no ordinary file is not opened."""

    parts: tuple[str, ...]
    size: int
    age: float | None
    opened: Callable[[], IO[bytes]] | None


def entries(path: Path, stack: ExitStack, local: LocalTime) -> Iterator[Entry]:
    """Yield the files of an archive, what may be a notebook first; links and devices have nothing to open."""
    if zipfile.is_zipfile(path):
        found = list(_zipped(stack.enter_context(zipfile.ZipFile(path)), local))
        yield from sorted(found, key=lambda entry: not may_be_notebook(entry.parts[-1]))
        return
    if path.suffix.casefold() == ".zip":
        raise ValueError("it is no zip archive, or not whole")
    try:
        archive = stack.enter_context(closing(tarfile.open(path)))  # noqa: SIM115 – the stack closes it
    except tarfile.TarError:
        with path.open("rb") as file:
            start = file.read(6)
        opener = next((opened for magic, opened in _COMPRESSED.items() if start.startswith(magic)), None)
        if opener is None:
            raise ValueError(f"it is no {path.suffix} archive, or not whole") from None
        yield Entry((path.stem,), 0, None, partial(opener, path))
        return
    for member in archive:
        parts = _parts(member.name)
        if parts and not member.isdir():
            yield Entry(parts, member.size, float(member.mtime) or None, _of_tar(archive, member))


def _of_tar(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Callable[[], IO[bytes]] | None:
    return (lambda: cast(IO[bytes], archive.extractfile(member))) if member.isreg() else None


def _zipped(archive: zipfile.ZipFile, local: LocalTime) -> Iterator[Entry]:
    for entry in archive.infolist():
        parts = _parts(_name_in(entry).replace("\\", "/"))
        if not parts or entry.is_dir():
            continue
        kind = stat.S_IFMT(entry.external_attr >> 16)
        opened = partial(archive.open, entry) if kind in (0, stat.S_IFREG) else None
        yield Entry(parts, entry.file_size, _age(entry, local), opened)


def _parts(name: str) -> tuple[str, ...]:
    """Return a name's parts without what leads out of the folder, or nothing for what a computer put there."""
    inside = PurePosixPath(name)
    return (
        () if of_a_system(inside) else tuple(part for part in inside.parts if part not in ("/", "//", ".."))
    )


def _age(entry: zipfile.ZipInfo, local: LocalTime) -> float | None:
    """Return a file's own time in an archive [s since 1970], or None if it says none."""
    stamped = _extra(entry, 0x5455)
    if len(stamped) >= 5 and stamped[0] & 1:
        return float(struct.unpack("<i", stamped[1:5])[0])
    try:
        written = datetime(*entry.date_time)
    except ValueError:
        return None
    return None if entry.date_time[:3] == _NO_DAY else local.utc(written).replace(tzinfo=UTC).timestamp()


def _extra(entry: zipfile.ZipInfo, wanted: int) -> bytes:
    """Return one of the fields that an archive has besides a file's name, or nothing."""
    rest = entry.extra
    while len(rest) >= 4:
        kind, length = struct.unpack("<HH", rest[:4])
        if kind == wanted:
            return rest[4 : 4 + length]
        rest = rest[4 + length :]
    return b""


def _name_in(entry: zipfile.ZipInfo) -> str:
    """Return a file's name: in UTF-8, as some write it without saying so, or in the code of Nordic DOS."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeError:
        return entry.filename
    named = _extra(entry, 0x7075)
    if len(named) > 5 and struct.unpack("<I", named[1:5])[0] == zlib.crc32(raw):
        raw = named[5:]
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        return raw.decode("cp865")


def of_a_system(path: PurePath) -> bool:
    """Return whether a file is one that a computer or JupyterLab put there by itself."""
    return any(part in LEFT_BY_SYSTEMS or part.startswith("._") for part in path.parts)
