"""What students hand in, as ``nbgrader autograde`` meets it: found under other names, read, mended.

Three places in nbgrader's settings use these: ``pre_convert_hook`` (``put_in_place``), ``exporter_class``
(``PatientReader``) and a step of ``sanitize_preprocessors`` (``MendCells``). What was handed in stays
as it is: a file with another name is copied, and a notebook is mended on its way into ``autograded``.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.log import get_logger

from training_safety.grading.mending import mended, with_note
from training_safety.grading.notebook_files import (
    UnreadableNotebookError,
    found_in,
    grade_ids,
    language_of,
    read_notebook,
    readable,
)
from training_safety.grading.remarks import quoted, remark
from training_safety.grading.source_cells import from_gradebook


class PatientReader(NotebookExporter):
    """Read what stock nbgrader cannot, and say in a sentence what nobody can read."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> Any:
        """Convert a notebook; if it cannot be read, one with another name in the same folder is taken.

        Raises ``UnreadableNotebookError`` with student, file, reason and what to do.
        """
        path, about = Path(file_stream.name), resources["nbgrader"]
        source = _source_cells(self, about["assignment"], path.stem)
        known = {path.stem: grade_ids(source)} if source else {}
        beside = [other for other in found_in(path.parent, path.stem, known) if other != path]
        try:
            if path.is_symlink():
                raise UnreadableNotebookError(remark("is_link"))
            notebook: NotebookNode | None = read_notebook(path)
            beside = [other for other in beside if other.read_bytes() == path.read_bytes()]
        except UnreadableNotebookError as error:
            notebook = next(filter(None, map(readable, beside)), None)
            if notebook is None:
                problem = (
                    f"{path.name} from {about['student']} ({about['assignment']}) cannot be read: {error}. "
                    f"Ask for a new one, put it in {path.parent} and run nbgrader autograde again. "
                    "The others are not affected."
                )
                self.log.error(problem)
                raise UnreadableNotebookError(quoted(problem)) from None
        if beside:
            about["file"] = beside[0].name
        return self.from_notebook_node(notebook, resources=resources, **kw)  # type: ignore[no-untyped-call]


class MendCells(NbGraderPreprocessor):
    """Mend a notebook, say so in the log and write it at the top of the notebook."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with every cell that the gradebook knows, once and in its place."""
        about = resources["nbgrader"]
        layout = _source_cells(self.parent, about["assignment"], about["notebook"])
        with Gradebook(about["db_url"]) as gradebook:
            cells = from_gradebook(gradebook.find_notebook(about["notebook"], about["assignment"]), layout)
        notebook, remarks = mended(nb, cells)
        if "file" in about:
            remarks.insert(0, remark("file", cells=[about["file"]]))
        language = language_of(notebook)
        for one in remarks:
            self.log.warning("%s, %s: %s", about["student"], about["assignment"], one.said(language))
        return with_note(notebook, remarks), resources


def _source_cells(exporter: Any, assignment: str, notebook: str) -> list[NotebookNode]:
    """Return the cells of the source notebook, or none if it is not there."""
    course = exporter.parent.coursedir  # the exporter belongs to nbgrader's converter
    path = Path(course.format_path(course.source_directory, ".", assignment), f"{notebook}.ipynb")
    return _cells_of(path, path.stat().st_mtime_ns) if path.is_file() else []


@lru_cache(maxsize=32)
def _cells_of(path: Path, _changed: int) -> list[NotebookNode]:
    return list(read_notebook(path).cells)


def put_in_place(*, assignment: str, student: str, notebooks: list[str]) -> None:
    """Copy a notebook that was renamed to the name nbgrader looks for; its own file stays beside it.

    nbgrader calls this before each student's work is marked, with the list of notebooks it found, to
    which the copy is added. It does not call it for a student without any ``.ipynb`` file
    (``Treatment.IPYNB``, ``treatment.ipynb.txt``), so when a class is marked, their folders are seen to on
    the way and they are marked by the next run. nbgrader's own folder names are taken for granted.
    """
    handled = Path(notebooks[0]).parent
    class_folder = handled.parents[1]
    source = class_folder.parent / "source" / assignment
    known = {
        path.stem: grade_ids(_cells_of(path, path.stat().st_mtime_ns)) for path in source.glob("*.ipynb")
    }
    folders = [handled]
    if student != handled.parent.name:  # a pattern for several
        everybody = sorted(class_folder.glob(f"*/{assignment}"))
        folders += [folder for folder in everybody if not any(folder.glob("*.ipynb"))]
    for folder in folders:
        for stem in known:
            wanted = folder / f"{stem}.ipynb"
            found = [] if wanted.exists() else found_in(folder, stem, known)
            if not found:
                continue
            shutil.copyfile(found[0], wanted)
            get_logger().warning("%s: %s was taken as %s.", folder.parent.name, found[0].name, wanted.name)
            if folder == handled:
                notebooks.append(str(wanted))
            else:
                get_logger().warning(
                    "Run nbgrader autograde %s once more to mark %s.", assignment, folder.parent.name
                )
