"""What a course has set for autograding, read from nbgrader's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.converters import Autograde
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    Execute,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from training_safety.grading.autograde.gradebook import Penalty
from training_safety.grading.autograde.refusal import RefusedError
from training_safety.grading.autograde.structure import Structure
from training_safety.grading.handed_in import MendCells
from training_safety.grading.late_work import takes_something_off
from training_safety.grading.students import WhoseWork
from training_safety.grading.worker.foreign_kernel import foreign_kernel
from training_safety.grading.worker.jobs import Limits

STEPS = (
    *(AssignLatePenalties, CheckCellMetadata, ClearMetadataPreprocessor, ClearOutput, DeduplicateIds),
    *(Execute, LimitOutput, MendCells, OverwriteCells, OverwriteKernelspec, SaveAutoGrades, WhoseWork),
)
"""The steps of ``nbgrader autograde`` that are done here, each in its own way."""
LONGEST = 86_400.0
"""For how long a cell may run if the course sets no limit [s]."""


def limits_of(converter: Autograde, given: Mapping[str, float]) -> Limits:
    """Return the limits: those given, and for a cell's time what the course has set as ``Execute.timeout``.

    Raises ``RefusedError`` for one that is not known or out of its range.
    """
    timeout = Execute(parent=converter).timeout
    values: dict[str, Any] = {"seconds_per_cell": timeout if timeout and timeout > 0 else LONGEST}
    values |= {name: int(value) if value == int(value) else value for name, value in given.items()}
    try:
        return Limits(**values)
    except ValueError as error:
        raise RefusedError(str(error)) from None
    except TypeError:
        known = ", ".join(Limits.__dataclass_fields__)
        raise RefusedError(f"There are no such limits as {', '.join(given)}. There are: {known}.") from None


@dataclass(frozen=True)
class LatePolicy:
    """What a course does about late work, read once from its settings.

    Parameters
    ----------
    penalty : what is taken off, or None if the course has no step for it
    takes_off : whether that can be anything
    """

    penalty: Penalty | None
    takes_off: bool


def late_policy(converter: Autograde) -> LatePolicy:
    """Return what the course has set for late work."""
    if not any(_is(step, AssignLatePenalties) for step in _steps(converter)):
        return LatePolicy(None, takes_off=False)
    late = AssignLatePenalties(parent=converter)
    late.init_plugin()

    def penalty(student: str, score: float, seconds: float) -> float | None:
        try:
            found = late.plugin_inst.late_submission_penalty(student, score, seconds)
        except Exception:  # which is the course's own
            converter.log.exception(
                "%s is late, but what is to be taken off was not to be found out", student
            )
            found = None
        return None if found is None else late._check_late_penalty(SimpleNamespace(score=score), found)

    return LatePolicy(penalty, takes_something_off(late.plugin_inst))


def check_steps(converter: Autograde) -> None:
    """Raise ``RefusedError`` if the course has steps or settings of its own that would have no effect here."""
    others = [_name(step) for step in _steps(converter) if not any(_is(step, known) for known in STEPS)]
    if not IgnorePattern(parent=converter).enabled:
        others = [name for name in others if name != "IgnorePattern"]
    cut, usual = LimitOutput(parent=converter), LimitOutput()
    if (cut.max_lines, cut.max_traceback) != (usual.max_lines, usual.max_traceback):
        others.append("LimitOutput with limits of its own")
    if others:
        raise RefusedError(
            f"The course has set what has no effect here: {', '.join(others)}. "
            "Use nbgrader autograde, or take it out of nbgrader_config.py."
        )


def check_kernels(structure: Structure) -> None:
    """Raise ``RefusedError`` if a notebook needs another kernel than the Python of this environment."""
    for name, parts in structure.notebooks.items():
        needed = foreign_kernel(parts.kernelspec)
        if needed:
            raise RefusedError(f"{name} needs {needed}. Grade it with --kernels or with nbgrader autograde.")


def _steps(converter: Autograde) -> list[Any]:
    return [*converter.sanitize_preprocessors, *converter.autograde_preprocessors]


def _is(step: Any, known: type) -> bool:
    return step is known or _name(step) == known.__name__


def _name(step: Any) -> str:
    return str(step).rpartition(".")[2] if isinstance(step, str) else str(getattr(step, "__name__", step))
