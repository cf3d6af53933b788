"""A copy of the course folder in which nbgrader itself runs, with its database, its steps and real kernels."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from exercise_runner import cells_of, grading, is_answer
from places import ROOT

EXERCISES = ROOT / "exercises"


@dataclass(frozen=True)
class Course:
    """A course folder of its own. Raises ``AssertionError`` with nbgrader's log if a command fails."""

    root: Path

    @classmethod
    def copied_to(cls, folder: Path, assignment: str, gradebook: Path | None = None) -> Course:
        """Copy the configuration, the source of one assignment, and a gradebook if there is one to begin with."""
        shutil.copy(EXERCISES / "nbgrader_config.py", folder)
        shutil.copytree(EXERCISES / "source" / assignment, folder / "source" / assignment)
        if gradebook:
            shutil.copy(gradebook, folder / "gradebook.db")
        return cls(folder)

    def api(self, language: str = "nb") -> NbGraderAPI:
        """nbgrader's own interface, with the configuration of the course."""
        config = Config()
        config.merge(PyFileConfigLoader("nbgrader_config.py", path=str(self.root)).load_config())
        config.CourseDirectory.root = str(self.root)
        config.OneLanguage.language = language
        return NbGraderAPI(CourseDirectory(config=config), config=config)

    def release(self, assignment: str, language: str) -> Path:
        """Generate the edition of one language and return its notebook."""
        result = self.api(language).generate_assignment(assignment)
        assert result["success"], result["log"]
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def hand_in(self, student: str, assignment: str, release: Path, answers: Mapping[str, str]) -> Path:
        """Put answers into what was handed out, and that into the folder of what was handed in; return the file."""
        notebook = json.loads(release.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            grade_id = grading(cell).get("grade_id")
            if grade_id in answers:
                cell["source"] = answers[grade_id]
        folder = self.root / "submitted" / student / assignment
        folder.mkdir(parents=True)
        handed_in = folder / f"{assignment}.ipynb"
        handed_in.write_text(json.dumps(notebook), encoding="utf-8")
        return handed_in

    def feedback(self, student: str, assignment: str) -> str:
        """Generate the feedback of one student and return what its page says."""
        result = self.api().generate_feedback(assignment, student)
        assert result["success"], result["log"]
        page = self.root / "feedback" / student / assignment / f"{assignment}.html"
        return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").get_text()

    def autograde(self, student: str, assignment: str) -> dict[str, tuple[float | None, bool]]:
        """Autograde one student and return, for each cell, the points and whether a person has to look."""
        api = self.api()
        result = api.autograde(assignment, student)
        assert result["success"], result["log"]
        with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
            notebook = gradebook.find_submission_notebook(assignment, assignment, student)
            return {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in notebook.grades}


def solved(source: Path) -> dict[str, str]:
    """The reference answer of every cell that the learner fills in, code and text."""
    return {
        grading(cell)["grade_id"]: re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", cell["source"], flags=re.M)
        for cell in cells_of(source)
        if grading(cell).get("solution")
    }


def solved_code(source: Path) -> dict[str, str]:
    """The reference answer of every code cell that the learner fills in."""
    written = solved(source)
    return {name: written[name] for name in written if _is_code(source, name)}


def _is_code(source: Path, name: str) -> bool:
    return any(is_answer(cell) and grading(cell)["grade_id"] == name for cell in cells_of(source))


def described(cell: Mapping[str, Any]) -> tuple[Any, ...]:
    """What must be the same in all languages: kind, source, points and role of a graded or locked cell."""
    known = grading(cell)
    return (
        cell["cell_type"],
        cell["source"],
        *(known.get(key) for key in ("grade_id", "points", "grade", "solution", "locked", "checksum")),
    )
