"""nbgrader's step ``autograde`` for a whole class at once: its settings, its hooks, its log.

It is nbgrader's own ``Autograde`` with another way to do the work, so what a course says about
``Autograde``, ``CourseDirectory``, ``Execute`` and late work holds here, too.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, NbGraderException
from nbgrader.preprocessors import Execute
from sqlalchemy.exc import DBAPIError
from traitlets import Bool, Dict, Enum, Float, Integer, List, Unicode

from training_safety.grading.autograde import formgrader
from training_safety.grading.autograde.backup import alone, backup
from training_safety.grading.autograde.course_settings import (
    check_kernels,
    check_steps,
    late_policy,
    limits_of,
)
from training_safety.grading.autograde.executors import on_dask, on_this_machine
from training_safety.grading.autograde.gradebook import Writer
from training_safety.grading.autograde.grading_run import GradingRun, Settings
from training_safety.grading.autograde.journal import Journal, fingerprint
from training_safety.grading.autograde.lateness import bring_course_up_to_date, extensions_of
from training_safety.grading.autograde.pipeline import Pipeline
from training_safety.grading.autograde.refusal import RefusedError, reason
from training_safety.grading.autograde.regrading import Corrections, Outdated
from training_safety.grading.autograde.run_results import RunResults
from training_safety.grading.autograde.structure import Structure, structure_of
from training_safety.grading.autograde.submissions import Folder, Submissions, files_of
from training_safety.grading.gradebook_check import UnfitGradebookError, check_gradebook, not_there_yet
from training_safety.grading.handed_in import put_in_place
from training_safety.grading.late_work import EXTENSIONS
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Status
from training_safety.grading.worker.sandbox import NoSandboxError, refusal

REPORTS = "reports"
"""The folder in the course for what is told about a run."""
NOTHING = ": nothing has been handed in anew; --force grades once more what is graded"
GO_ON = "What was graded so far is kept; grade again to go on."


class ClassAutograde(Autograde):
    """Grade a whole class: in parallel, each notebook shut in, with one writer to the gradebook."""

    sandbox = Bool(
        True,
        help="Whether the students' code is shut in: no network, no files of others, limited memory and time.",
    ).tag(config=True)
    kernels = Bool(
        False, help="Whether ordinary kernels run the cells, for work that needs all of IPython; slower."
    ).tag(config=True)
    beside = List(
        Unicode(),
        help="Assignments whose checks need more of the answers than plain values, so that they are run beside them.",
    ).tag(config=True)
    limits = Dict(
        value_trait=Float(),
        key_trait=Unicode(),
        help="What the code of one submission may use, as memory_mb=512; see training_safety's Limits.",
    ).tag(config=True)
    tracebacks = Enum(
        ("Plain", "Context"),
        "Plain",
        help="How errors are shown; Context shows the code around them, slower.",
    ).tag(config=True)
    regrade = Bool(
        False, help="Whether work that was marked before the assignment was changed is marked again."
    ).tag(config=True)
    nobody_loses = Bool(
        False, help="Whether work that is marked again keeps, task by task, the points that it had."
    ).tag(config=True)
    language = Enum(("nb", "en"), "nb", help="The language of the report: nb (Bokmål) or en (English).").tag(
        config=True
    )
    formgrader = Unicode(
        "", help="Where the report's links lead, as http://localhost:8888/; found out unless given."
    ).tag(config=True)
    workers = Integer(0, help="How many notebooks run at the same time; 0 is one on each core.").tag(
        config=True
    )
    dask = Unicode("", help="The address of a Dask scheduler whose workers do the work.").tag(config=True)
    results = Unicode(
        "", help="The file for the results as JSON; reports/ASSIGNMENT.json in the course unless given."
    ).tag(config=True)

    def start(self) -> None:
        """Grade the class. Raises ``NbGraderException`` if some of the work could not be run."""
        if not Execute(parent=self).enabled:
            self.log.warning("Nothing is to be run, so this is left to nbgrader's own autograde.")
            super().start()
            return
        before = os.getcwd()
        os.chdir(self.coursedir.root)
        try:
            check_steps(self)
            check_gradebook(self.coursedir.db_url, Path(self.coursedir.root))
            structure = self._structure()
            with alone(self._hidden("lock"), f"grading {self.coursedir.assignment_id}"):
                self._grade(structure)
        except (RefusedError, NoSandboxError, UnfitGradebookError) as error:
            raise self._refusal(str(error)) from None
        except DBAPIError as error:
            raise self._refusal(
                f"The gradebook cannot be read or written ({error.orig}). {GO_ON} If nbgrader was upgraded, "
                "back the gradebook up and run `nbgrader db upgrade` before."
            ) from None
        except OSError as error:
            raise self._refusal(f"Stopped. {reason(error)} {GO_ON}") from None
        finally:
            os.chdir(before)

    def _grade(self, structure: Structure) -> None:
        course = self.coursedir
        submissions = Submissions(
            course, {name: parts.grade_ids for name, parts in structure.notebooks.items()}
        )
        folders = list(submissions.folders())
        if not folders:
            self.init_notebooks()  # says what it looked for, and what it may have been meant
            raise RefusedError(f"No notebooks were matched by '{submissions.pattern}'")
        where = self.formgrader or formgrader.address(Path(course.root))
        results = RunResults(
            self._results(), structure, self.log, self.language, where.removesuffix("/") + "/"
        )
        assignments, late = self._assignments(structure), late_policy(self)
        until = self._extensions(structure, folders)
        settings = replace(
            self._settings(assignments, results),
            due=structure.due if late.takes_off else None,
            until=until,
        )
        writer = Writer(course.db_url, structure, late.penalty, nobody_loses=self.nobody_loses)
        journal = Journal(self._hidden("journal"))
        run = GradingRun(assignments, submissions, writer, settings, self, journal, results.add)
        to_do = [folder for folder in folders if run.is_to_do(folder)]
        outdated = self._outdated(structure, submissions, to_do)
        if self.regrade:
            again = [folder for folder in folders if folder.student in outdated.students]
            run.settings = replace(settings, regraded=frozenset(folder.student for folder in again))
            to_do = sorted([*to_do, *again], key=lambda folder: folder.path)
            outdated = outdated.without(run.settings.regraded)
        self.log.info(
            "%s of %s submissions are to be graded%s", len(to_do), len(folders), "" if to_do else NOTHING
        )
        results.outdated = outdated
        results.begin(len(to_do))
        try:
            if to_do:
                self._prepare()
                with on_dask(self.dask) if self.dask else on_this_machine(self.workers) as workers:
                    journal.begin(settings.fingerprint, [one.student for one in to_do], force=self.force)
                    run.grade(to_do, Pipeline(workers.make, grade, workers.at_once, (NoSandboxError,)))
        except RefusedError:  # before anything was done
            raise
        except BaseException:
            with suppress(OSError, DBAPIError):  # which are less than what has stopped the run
                results.end(writer.scores(), journal.outcomes, writer.work())
            raise
        else:
            changed = bring_course_up_to_date(self, until)
            if changed:
                self.log.info(
                    "Extensions or what is taken off for late work are new for: %s", ", ".join(changed)
                )
            results.end(writer.scores(), journal.outcomes, writer.work())
            journal.end()
        finally:
            journal.close()
            writer.close()
        nobody = len(results.outcomes) == len(folders) and all(
            one.status is Status.NOT_RUN for one in results.outcomes
        )
        if nobody or any(outcome.not_run for outcome in results.outcomes):
            raise self._refusal("Some of the work could not be run; the sentences above say why.")

    def _extensions(self, structure: Structure, folders: list[Folder]) -> dict[str, datetime]:
        """Return who has more time, and until when. Raises ``RefusedError`` where the file says what cannot be."""
        try:
            until, others = extensions_of(self, structure.due, [folder.student for folder in folders])
        except ValueError as error:
            raise RefusedError(str(error)) from None
        if others and self.coursedir.student_id == "*":
            self.log.warning("In %s, but without work here: %s", EXTENSIONS, ", ".join(others))
        return until

    def _outdated(self, structure: Structure, submissions: Submissions, to_do: list[Folder]) -> Outdated:
        """Return whose graded work, of the whole class, was marked before the assignment was changed."""
        if self.nobody_loses and not self.regrade:
            raise RefusedError("--nobody-loses goes with --regrade, which marks the same work once more.")
        corrections = Corrections(structure, submissions.wanted())
        graded_now = frozenset(to_do)
        graded = [
            folder
            for folder in submissions.folders(everybody=True)
            if folder not in graded_now and folder.graded.is_dir()
        ]
        since = {folder.student: corrections.since(folder) for folder in graded}
        changed = {student: cells for student, cells in since.items() if cells}
        return Outdated(
            tuple(changed),
            tuple(dict.fromkeys(one for cells in changed.values() for one in cells)),
            len(graded),
        )

    def _structure(self) -> Structure:
        """Return the assignment as the gradebook has it. Raises ``RefusedError`` where that is not so."""
        course = self.coursedir
        if (path := not_there_yet(course.db_url)) is not None:
            raise RefusedError(
                f"There is no gradebook yet: {path} is missing. Generate the assignment first: "
                f"training-safety release {course.assignment_id}"
            )
        source = Path(course.format_path(course.source_directory, ".", course.assignment_id))
        with Gradebook(course.db_url, course.course_id) as gradebook:
            structure = structure_of(gradebook, course.assignment_id, source)
        if not self.kernels:
            check_kernels(structure)
        return structure

    def _prepare(self) -> None:
        """Make sure that there is a sandbox and a copy of the gradebook before anything is changed."""
        why = refusal() if self.sandbox and not self.dask else None
        if why is not None:
            raise RefusedError(why)
        copy = backup(self.coursedir.db_url, Path(self.coursedir.root))
        if copy is not None:
            self.log.info("The gradebook as it was is in %s", copy)

    def _results(self) -> Path:
        given = self.results or Path(REPORTS, f"{self.coursedir.assignment_id}.json")
        return Path(self.coursedir.root, given)

    # What the course has set.

    def _assignments(self, structure: Structure) -> dict[str, Assignment]:
        limits = limits_of(self, self.limits)
        return {
            name: Assignment(
                structure.name,
                name,
                parts.source,
                kernel=self.kernels,
                limits=limits,
                tracebacks="Context" if self.tracebacks == "Context" else "Plain",
                sandbox=self.sandbox,
                beside=structure.name in self.beside,
            )
            for name, parts in structure.notebooks.items()
        }

    def _settings(self, assignments: Mapping[str, Assignment], results: RunResults) -> Settings:
        course = self.coursedir
        excluded = self.exclude_overwriting.get(course.assignment_id, [])
        source = Path(course.format_path(course.source_directory, ".", course.assignment_id))
        source_files = files_of(source, course.ignore, excluded)
        largest = max(assignment.limits.notebook_mb for assignment in assignments.values())
        return Settings(
            force=self.force,
            create=self.create_student,
            only_some=course.notebook_id != "*",
            permissions=int(str(self.permissions), 8),
            group_shared=course.groupshared,
            source_files=source_files,
            largest_notebook=int(largest * (1 << 20)) + 1,
            fingerprint=fingerprint(
                assignments, [one.source for one in assignments.values()], source_files, self.config
            ),
            again=frozenset(
                one.student for one in results.earlier.values() if one.not_run or one.time_unknown
            ),
        )

    def _refusal(self, sentence: str) -> NbGraderException:
        self.log.error(sentence)
        return NbGraderException(sentence)

    def _hidden(self, ending: str) -> Path:
        """Return a file of ours in ``autograded``, where nobody looks for it."""
        course = self.coursedir
        place = Path(course.format_path(course.autograded_directory, ".", "."))
        return place / f".{course.assignment_id}.{ending}"

    # What the course does before and after each student's work.

    def before(self, folder: Folder) -> None:
        """Run the course's own ``pre_convert_hook``; a renamed notebook is found without one."""
        if self.pre_convert_hook is not None and self.pre_convert_hook is not put_in_place:
            self.notebooks = _notebooks_in(folder, self.coursedir.notebook_id)
            self.run_pre_convert_hook()

    def after(self, folder: Folder) -> None:
        """Run the course's own ``post_convert_hook``."""
        if self.post_convert_hook is not None:
            self.notebooks = _notebooks_in(folder, self.coursedir.notebook_id)
            self.run_post_convert_hook()


def _notebooks_in(folder: Folder, pattern: str) -> list[str]:
    return sorted(str(path) for path in folder.path.glob(f"{pattern}.ipynb"))
