"""The step of ``nbgrader generate_assignment`` that warns about checks which an object equal to everything passes.

A student can hand in such an object instead of an answer. What is graded notices most of them, but a
check that cannot be passed this way is better, and the teacher is the one who can make it so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from training_safety.grading.worker.foreign_kernel import foreign_kernel
from training_safety.grading.worker.jobs import Assignment, Limits
from training_safety.grading.worker.sandbox import NoSandboxError
from training_safety.grading.worker.stub import passed_by_anything

WARNING = "An object that equals everything would pass"
"""What every such warning begins with."""
LIMITS = Limits(seconds_per_cell=5, seconds=20)
"""How long the trial may take; the course's own choice."""


class CarelessChecks(NbGraderPreprocessor):
    """Warn about such checks; it belongs before ``ClearHiddenTests``, when the solutions are gone already.

    It changes nothing and stops nothing. ``c.CarelessChecks.enabled = False`` turns it off.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return what was given, and put a warning into nbgrader's log if there is reason."""
        if foreign_kernel(nb.metadata.get("kernelspec")):
            return nb, resources
        name = str(resources["nbgrader"]["notebook"])
        try:
            source = nbformat.writes(nb).encode()  # type: ignore[no-untyped-call]
            assignment = Assignment(name, name, source, limits=LIMITS, preload=False)
            try:
                careless = passed_by_anything(assignment)
            except NoSandboxError:  # it is the teacher's own code
                careless = passed_by_anything(replace(assignment, sandbox=False))
        except Exception as error:
            self.log.debug(
                "The checks of %s were not tried with an object that equals everything: %s", name, error
            )
            return nb, resources
        if careless:
            self.log.warning("%s", warning(name, careless))
        return nb, resources


def warning(notebook: str, checks: Sequence[str]) -> str:
    """Return what is wrong with these checks of a notebook and how to mend them."""
    named = " and ".join(filter(None, [", ".join(checks[:-1]), checks[-1]]))
    return (
        f"{WARNING} {named} of {notebook}. Let {'it' if len(checks) == 1 else 'them'} look at the type of the answer "
        "first (assert type(answer) is float), or compare numbers with math.isclose(answer, 2.5)."
    )
