"""What the course leans on inside nbgrader: each thing once, so that another version says here what it has changed."""

from __future__ import annotations

import inspect

import pytest
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.contents.manager import ContentsManager
from nbgrader import utils
from nbgrader.apps import NbGraderAPI, api
from nbgrader.apps.autogradeapp import AutogradeApp
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.preprocessors import (
    AssignLatePenalties,
    ClearHiddenTests,
    ClearOutput,
    ClearSolutions,
    DeduplicateIds,
    GetGrades,
    IncludeHeaderFooter,
    OverwriteCells,
)
from nbgrader.server_extensions.formgrader import base, handlers
from traitlets import List
from traitlets.config import PyFileConfigLoader

from places import ROOT
from training_safety.grading.careless_checks import CarelessChecks
from training_safety.grading.feedback import WithoutHiddenTests
from training_safety.grading.handed_in import MendCells
from training_safety.grading.languages import OneLanguage
from training_safety.grading.steps import placed
from training_safety.grading.students import WhoseWork


def names(function: object) -> set[str]:
    """The names that a function of nbgrader's asks for."""
    return set(inspect.unwrap(function).__code__.co_names)  # type: ignore[arg-type,attr-defined]


def test_the_button_of_formgrader_looks_autograde_up_where_ours_is_put() -> None:
    assert "Autograde" in names(NbGraderAPI.autograde)
    assert hasattr(api, "Autograde")


def test_formgrader_s_list_is_made_as_the_quick_one_takes_for_granted() -> None:
    asked = {"submission_dicts", "get_submitted_students", "get_autograded_students", "get_submission"}
    assert asked <= names(NbGraderAPI.get_submissions)
    assert hasattr(NbGraderAPI, "get_submitted_timestamp")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (base.BaseHandler, "exporter"),
        (base.BaseHandler, "render"),
        (handlers.FormgraderHandler, "get"),
        (handlers.SubmissionFilesHandler, "get"),
        (ContentsManager, "mark_trusted_cells"),
        (JupyterHandler, "content_security_policy"),
        (ZipCollectApp, "_format_collect_path"),
        (ZipCollectApp, "_transfer_files"),
        (ZipCollectApp, "process_extracted_files"),
        (AssignLatePenalties, "_check_late_penalty"),
        (AssignLatePenalties, "init_plugin"),
        (AutogradeApp, "_classes_default"),
        (Autograde, "pre_convert_hook"),
        (GenerateFeedback, "preprocessors"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_what_is_replaced_or_called_is_there(owner: type, name: str) -> None:
    assert hasattr(owner, name)


def test_a_late_penalty_is_worked_out_from_a_score_and_what_the_plugin_says() -> None:
    assert ["self", "notebook", "penalty"] == list(
        inspect.signature(AssignLatePenalties._check_late_penalty).parameters
    )


def test_a_checksum_is_of_a_cell() -> None:
    assert ["cell"] == list(inspect.signature(utils.compute_checksum).parameters)


def test_our_steps_stand_where_they_are_to_stand() -> None:
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT / "exercises")).load_config()
    handed_out = config.GenerateAssignment.preprocessors
    assert handed_out.index(OneLanguage) == handed_out.index(IncludeHeaderFooter) + 1 == 1
    assert handed_out.index(ClearSolutions) < handed_out.index(CarelessChecks)
    assert handed_out.index(CarelessChecks) + 1 == handed_out.index(ClearHiddenTests)
    marked = config.Autograde.sanitize_preprocessors
    assert marked.index(MendCells) < marked.index(DeduplicateIds)
    assert marked.index(OverwriteCells) < marked.index(WhoseWork)
    shown = config.GenerateFeedback.preprocessors
    assert shown.index(GetGrades) < shown.index(WithoutHiddenTests)
    for steps, theirs in (
        (marked, Autograde.sanitize_preprocessors),
        (shown, GenerateFeedback.preprocessors),
    ):
        assert len(set(steps)) == len(steps)
        assert theirs.default() == [
            step for step in steps if step not in (MendCells, WhoseWork, WithoutHiddenTests)
        ]


def test_our_steps_go_where_another_nbgrader_moves_the_step_beside_which_they_belong() -> None:
    class Moved(Autograde):
        sanitize_preprocessors = List([OverwriteCells, ClearOutput, DeduplicateIds])

    steps = placed(
        Moved,
        "sanitize_preprocessors",
        before={DeduplicateIds: MendCells},
        after={OverwriteCells: WhoseWork},
    )
    assert [OverwriteCells, WhoseWork, ClearOutput, MendCells, DeduplicateIds] == steps


def test_a_step_that_another_nbgrader_does_not_have_ends_the_command_with_a_sentence() -> None:
    with pytest.raises(
        SystemExit, match="GenerateAssignment has no step OverwriteCells in its preprocessors, beside which"
    ):
        placed(GenerateAssignment, "preprocessors", before={OverwriteCells: OneLanguage})
