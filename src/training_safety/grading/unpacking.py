"""The step of ``nbgrader zip_collect`` that unpacks what was downloaded.

nbgrader's own stops at the first damaged archive, and can only collect a notebook that ends with
``.ipynb``. This one says what it could not open and goes on, and gives a notebook that ending whatever
it was called. What was downloaded is only read.
"""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath

from nbgrader.plugins import ExtractorPlugin
from nbgrader.utils import unzip
from traitlets import Integer

from training_safety.grading.notebook_files import may_be_notebook, readable

LEFT_BY_SYSTEMS = ("__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What computers and JupyterLab put beside a student's own files."""


class PatientExtractor(ExtractorPlugin):
    """Unpack all archives, also those that students handed in; a broken one does not stop the others."""

    largest_mb = Integer(500, help="An archive that would unpack to more megabytes is not opened.").tag(
        config=True
    )
    deepest = Integer(3, help="How many archives within archives are opened.").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack and copy everything from one folder into another, with the same folders in it.

        Every file gets the time of the download, which is the latest it can have been handed in.
        """
        source, target = Path(archive_path), Path(extracted_path)
        for path in _files(source):
            wanted = target / path.relative_to(source)
            if not (self._is_archive(path) and self._open(path, wanted)):
                wanted.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, wanted)
        tried: set[Path] = set()
        for _ in range(self.deepest):
            for path in [one for one in _files(target) if self._is_archive(one) and one not in tried]:
                tried.add(path)
                if self._open(path, path):
                    path.unlink()
        for path in _files(target):
            self._name_as_notebook(path)

    def _is_archive(self, path: Path) -> bool:
        return path.suffix.casefold() in self.zip_ext

    def _open(self, path: Path, wanted: Path) -> bool:
        """Unpack an archive into a folder of its name and return whether that was possible."""
        folder = _free(wanted.with_name(re.sub(r"(\.tar)?\.\w+$", "", wanted.name)))
        folder.mkdir(parents=True)
        try:
            if path.suffix.casefold() == ".zip":
                self._unzip(path, folder)
            else:
                unzip(str(path), str(folder), zip_ext=[path.suffix])
        except Exception as error:  # an archive can be broken in any way
            self.log.warning(
                "%s could not be opened (%s) and is left as it is. Open it yourself, or ask for the notebook alone.",
                path.name,
                error,
            )
        for file in _files(folder):
            os.utime(file, (path.stat().st_mtime,) * 2)
        if any(_files(folder)):
            return True
        shutil.rmtree(folder)
        return False

    def _unzip(self, path: Path, folder: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            size = sum(entry.file_size for entry in entries) / 1e6
            if size > self.largest_mb:
                raise ValueError(f"it would unpack to {size:.0f} MB")
            for entry in entries:
                inside = PurePosixPath(_name_in(entry).replace("\\", "/"))
                parts = [part for part in inside.parts if part not in ("/", "..")]
                if not parts or _of_a_system(inside):
                    continue
                try:
                    file = _free(folder.joinpath(*parts))
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(archive.read(entry))
                except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
                    self.log.warning(
                        "%s in %s could not be unpacked (%s). Download it again, or ask for a new one.",
                        entry.filename,
                        path.name,
                        error,
                    )

    def _name_as_notebook(self, path: Path) -> None:
        if path.suffix == ".ipynb" or not may_be_notebook(path.name):
            return
        at = path.name.casefold().find(".ipynb")
        stem = path.name[:at] if at > 0 else path.stem
        if at > 0 or readable(path) is not None:
            renamed = path.rename(_free(path.with_name(f"{stem}.ipynb")))
            self.log.info("%s is a notebook and is called %s here.", path.name, renamed.name)


def _name_in(entry: zipfile.ZipInfo) -> str:
    """Return a file's name; some write it in UTF-8 without saying so, and then it is read as another code."""
    if not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            return entry.filename.encode("cp437").decode("utf-8")
    return entry.filename


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not _of_a_system(path.relative_to(folder)):
            yield path


def _of_a_system(path: PurePath) -> bool:
    return any(part in LEFT_BY_SYSTEMS or part.startswith("._") for part in path.parts)


def _free(path: Path) -> Path:
    number, wanted = 2, path
    while path.exists():
        path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        number += 1
    return path
