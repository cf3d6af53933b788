"""The command ``training-safety autograde``: the command line of ``nbgrader autograde``, for a whole class."""

from __future__ import annotations

import sys
from contextlib import chdir, suppress
from pathlib import Path
from typing import Any, ClassVar

from nbgrader.apps.autogradeapp import AutogradeApp
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters import NbGraderException

from training_safety.grading.autograde.converter import GO_ON, ClassAutograde
from training_safety.grading.course import course_folder, put_programs_on_path

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


class ClassAutogradeApp(AutogradeApp):
    """Grade what a class has handed in."""

    name = "training-safety-autograde"
    description = (
        "Grade what a class has handed in: in parallel, with each student's code shut in by itself, and "
        "without losing a mark when something goes wrong. Options, settings and results are those of "
        "nbgrader autograde; run again, it goes on where it stopped."
    )
    examples = """
        Everybody who is not graded yet, or has handed in anew:

            training-safety autograde treatment

        One student once more:

            training-safety autograde treatment --student kari --force

        After a check was corrected and the assignment released again, the same work once more:

            training-safety autograde treatment --regrade

        With less memory and time:

            training-safety autograde treatment --limit memory_mb=512 --limit seconds=60

        On a Dask cluster:

            training-safety autograde treatment --dask tcp://10.0.0.5:8786
    """
    aliases: ClassVar[dict[str, str]] = {
        **AutogradeApp.aliases,
        "workers": "ClassAutograde.workers",
        "dask": "ClassAutograde.dask",
        "limit": "ClassAutograde.limits",
        "tracebacks": "ClassAutograde.tracebacks",
        "results": "ClassAutograde.results",
        "language": "ClassAutograde.language",
    }
    flags: ClassVar[dict[str, Any]] = {
        **AutogradeApp.flags,
        "regrade": (
            {"ClassAutograde": {"regrade": True}},
            "Mark again the work that was marked before the assignment was changed. What people gave is kept.",
        ),
        "nobody-loses": (
            {"ClassAutograde": {"nobody_loses": True}},
            "With --regrade: in no task fewer points than before, as far as the task still gives them.",
        ),
        "no-sandbox": (
            {"ClassAutograde": {"sandbox": False}},
            "Run the students' code with your own rights. Only for code that you trust.",
        ),
        "kernels": (
            {"ClassAutograde": {"kernels": True}},
            "Run the cells in ordinary kernels, for work that needs all of IPython; slower.",
        ),
    }

    def _classes_default(self) -> list[Any]:
        return [*super()._classes_default(), ClassAutograde]

    def start(self) -> None:
        """Grade; exits with 1 if some of the work could not be run or nothing could be done."""
        NbGrader.start(self)
        if len(self.extra_args) > 1:
            self.fail("Only one argument (the assignment id) may be specified")
        elif self.extra_args and self.coursedir.assignment_id:
            self.fail("The assignment cannot both be specified in config and as an argument")
        elif self.extra_args:
            self.coursedir.assignment_id = self.extra_args[0]
        elif not self.coursedir.assignment_id:
            self.fail("An assignment id must be specified, either as an argument or with --assignment")
        try:
            ClassAutograde(coursedir=self.coursedir, parent=self).start()
        except NbGraderException:
            sys.exit(1)
        except KeyboardInterrupt:
            self.log.error("Stopped. %s", GO_ON)
            sys.exit(INTERRUPTED)


def main(arguments: list[str]) -> int:
    """Run the command with these arguments and return its exit code.

    The course is the working folder, as for nbgrader, or else the one that is found from there.
    """
    put_programs_on_path()
    course = Path.cwd()
    if not any("course-dir" in one or "CourseDirectory.root" in one for one in arguments):
        with suppress(FileNotFoundError):  # the settings may be where Jupyter keeps its own
            course = course_folder(course)
    app = ClassAutogradeApp()
    try:
        with chdir(course):
            app.initialize(arguments)
            app.start()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0
