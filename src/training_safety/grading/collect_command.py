"""The command ``training-safety collect``: what was downloaded is put where it is marked, and told in one table."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from nbgrader.apps.zipcollectapp import ZipCollectApp

from training_safety.grading.collecting import CanvasCollector, Collection, Row
from training_safety.grading.course import known_assignment, nbgrader_in

LONGEST_CELL = 60
"""How much of a file's name is shown in the table [characters]."""


class _Quiet(ZipCollectApp):
    """nbgrader's command as the place that its extractor and its collector know, without its log."""


def collect(course: Path, assignment: str, late: str = "", *, force: bool = False) -> Collection:
    """Collect an assignment from ``downloaded/<assignment>/archive`` and return what became of everything.

    Raises ``ValueError`` if there is no such assignment or the course collects in another way,
    ``FileNotFoundError`` if nothing was downloaded.

    Parameters
    ----------
    course : the course folder
    assignment : its name
    late : who was late, where the platform does not say: ids with commas between them, or «none»
    force : whether what somebody put into ``submitted`` by hand is replaced
    """
    api = nbgrader_in(course)
    known_assignment(api, assignment)
    app = _Quiet(config=api.config)
    app.log = logging.Logger("collect", logging.CRITICAL)
    app.coursedir = api.coursedir
    app.coursedir.assignment_id = assignment
    before = os.getcwd()
    os.chdir(app.coursedir.root)
    try:
        archive, extracted = (
            Path(app._format_collect_path(step)) for step in (app.archive_directory, app.extracted_directory)
        )
        if not archive.is_dir() or not any(archive.iterdir()):
            raise FileNotFoundError(
                f"There is nothing in {archive}. Put there what you downloaded from Canvas, itslearning, Moodle, "
                "Blackboard or Brightspace, a zip as it is, and collect again."
            )
        app.init_plugins()
        collector = app.collector_plugin_inst
        if not isinstance(collector, CanvasCollector):
            raise ValueError("The course collects with a plugin of its own: use nbgrader zip_collect.")
        if late:
            collector.late = late
        shutil.rmtree(extracted, ignore_errors=True)
        extracted.mkdir(parents=True)
        app.extractor_plugin_inst.extract(str(archive), str(extracted))
        collector.put_in_place(force=force)
    finally:
        os.chdir(before)
    return collector.collection


def table(collection: Collection) -> str:
    """Return what became of everything: a line for each student, a sentence for what was not collected, the sums."""
    lines = []
    if collection.rows:
        head = ("student", "handed in", "came", "")
        cells = [head, *(_cells(row) for row in collection.rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
        lines += ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
    for title, sentences in (
        ("Does not count", collection.passed_over),
        ("To know", collection.notes),
        ("Not collected", collection.not_collected),
    ):
        if sentences:
            lines += ["", f"{title}:", *(f"- {sentence}" for sentence in sentences)]
    return "\n".join([*lines, "", _sums(collection)]).lstrip("\n")


def _cells(row: Row) -> tuple[str, ...]:
    files = ", ".join(row.files)
    if len(files) > LONGEST_CELL:
        files = f"{files[: LONGEST_CELL // 2 - 1]}…{files[-LONGEST_CELL // 2 :]}"
    late = " (late)" if row.late and row.came != "late" else ""
    return row.student, files, row.came + late, row.state


def _sums(collection: Collection) -> str:
    states = [row.state for row in collection.rows]
    parts = [f"{states.count(state)} {state}" for state in ("new", "changed", "as before") if state in states]
    late = sum(bool(row.late) for row in collection.rows)
    parts += [f"{late} late"] if late else []
    said = f"{len(states)} collected" + (f" ({', '.join(parts)})" if parts else "")
    return f"{said}, {len(collection.not_collected)} not collected."
