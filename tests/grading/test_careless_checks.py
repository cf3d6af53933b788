"""Checks that an object equal to everything would pass are warned about when an assignment is made."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import ClearSolutions

from exercise_runner import ASSIGNMENTS, notebook
from grading_course import EXERCISES
from training_safety.cli import main
from training_safety.grading import careless_checks
from training_safety.grading.careless_checks import WARNING, CarelessChecks
from training_safety.grading.languages import OneLanguage
from training_safety.grading.worker import sandbox

pytestmark = [
    pytest.mark.xdist_group("release"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
]

HIDDEN = "\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def graded(source: str, grade_id: str, **settings: object) -> NotebookNode:
    """A cell of code with its settings."""
    roles = dict.fromkeys(("grade", "solution", "locked", "task"), False)
    known = {"schema_version": 3, "grade_id": grade_id, **roles, **settings}
    return new_code_cell(source, metadata={"nbgrader": known})


def check(source: str, grade_id: str) -> NotebookNode:
    """A check cell."""
    return graded(source, grade_id, grade=True, locked=True, points=1)


def answers(body: str) -> NotebookNode:
    """A notebook with an answer, a careless check and three that cannot be passed by an object that equals everything."""
    return new_notebook(
        cells=[
            graded(body, "half", solution=True),
            check("assert half(8) == 4", "careless"),
            check("assert type(half(8)) is float\nassert half(8) == 4", "by-type"),
            check("import math\nassert math.isclose(half(8), 4)", "by-number"),
            check("assert half(8) == 4" + HIDDEN.format("assert type(half(2)) is float"), "hidden"),
        ]
    )


SOLVED = "### BEGIN SOLUTION\ndef half(number):\n    return number / 2\n### END SOLUTION"


def warned(nb: NotebookNode, caplog: pytest.LogCaptureFixture) -> str:
    """What the step says about a notebook whose solutions are gone."""
    step = CarelessChecks()
    step.log = logging.getLogger("careless")
    with caplog.at_level(logging.WARNING, "careless"):
        step.preprocess(nb, {"nbgrader": {"notebook": "half"}})
    return caplog.text


def test_the_teacher_is_told_which_check_and_how_to_mend_it(
    tmp_path: Path, empty_gradebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(EXERCISES / "nbgrader_config.py", tmp_path)
    shutil.copy(empty_gradebook, tmp_path / "gradebook.db")
    source = tmp_path / "source" / "half"
    source.mkdir(parents=True)
    (source / "half.ipynb").write_text(json.dumps(answers(SOLVED)), encoding="utf-8")
    assert 0 == main(["release", "half", "--course", str(tmp_path)])
    said = capsys.readouterr()
    assert (
        f"{WARNING} careless of half. Let it look at the type of the answer first "
        "(assert type(answer) is float), or compare numbers with math.isclose(answer, 2.5).\n"
    ) in said.err
    assert 1 == said.err.count(WARNING)
    assert "half-nb.zip is ready" in said.out


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_no_check_of_the_course_can_be_passed_so(name: str, caplog: pytest.LogCaptureFixture) -> None:
    nb = nbformat.read(notebook(name), as_version=4)
    for step in (OneLanguage(), ClearSolutions()):
        nb, _ = step.preprocess(nb, {})
    assert "" == warned(nb, caplog)


def test_where_there_is_no_sandbox_it_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sandbox, "_missing", lambda: "There is none.")
    assert f"{WARNING} careless of half" in warned(answers("raise NotImplementedError()"), caplog)


def test_what_goes_wrong_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(assignment: object) -> None:
        raise RuntimeError("no process")

    monkeypatch.setattr(careless_checks, "passed_by_anything", broken)
    assert "" == warned(answers("raise NotImplementedError()"), caplog)
    assert "" == warned(new_notebook(cells=[check("assert (", "broken")]), caplog)
