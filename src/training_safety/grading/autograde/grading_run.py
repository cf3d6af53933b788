"""One run over a class: from what was handed in to the gradebook and ``autograded``, a batch at a time.

Of each batch the folders are put together first, then the gradebook is written in one transaction, and
then the folders are put in their places. Wherever a run is stopped, the next one grades what has no
folder yet and ends with the same gradebook.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from training_safety.grading.autograde.gradebook import Entry, Writer
from training_safety.grading.autograde.journal import Journal, fingerprint
from training_safety.grading.autograde.outcomes import Outcome, Regraded, outcome_of
from training_safety.grading.autograde.pipeline import Pipeline, Task
from training_safety.grading.autograde.publishing import is_whole, publish, stage, with_written, withdraw
from training_safety.grading.autograde.refusal import reason
from training_safety.grading.autograde.renamed import with_file_name
from training_safety.grading.autograde.submissions import (
    TIMESTAMP,
    Folder,
    HandedIn,
    Submissions,
    content_of,
    timestamp_in,
)
from training_safety.grading.identities import login_of
from training_safety.grading.late_work import why_not_known
from training_safety.grading.remarks import Remark, quoted, remark
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status

BATCH = 128
"""How many submissions are written to the gradebook together; the course's own choice."""
LONGEST_BATCH = 5.0
"""After how long what is graded is written in any case [s]; the course's own choice."""
_ENDS_THE_RUN = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)


class Hooks(Protocol):
    """What the course itself does before and after each student's work."""

    def before(self, folder: Folder) -> None:
        """Run before a student's work is read."""

    def after(self, folder: Folder) -> None:
        """Run when a student's work is in its place."""


@dataclass(frozen=True)
class Settings:
    """How a class is graded.

    Parameters
    ----------
    force : whether what is graded already is graded again
    create : whether students who are not in the gradebook are added to it
    only_some : whether only some of the notebooks are graded, so that the others' files stay
    permissions : of the files in ``autograded``, as ``os.chmod`` takes them
    group_shared : whether their folders are for the group, too
    source_files : what every student gets from ``source``, by path
    largest_notebook : how much of a notebook is read [bytes]
    fingerprint : differs when something is graded in another way
    again : the students of whose work some could not be run the last time, or whose points wait for a time
    due : the deadline [UTC] if something is taken off for late work, or None
    until : until when students may hand in who were given more time [UTC]
    regraded : the students whose same work is marked once more because the assignment was corrected
    """

    force: bool = False
    create: bool = True
    only_some: bool = False
    permissions: int = 0o444
    group_shared: bool = False
    source_files: Mapping[str, bytes] = field(default_factory=dict)
    largest_notebook: int = 20_000_000
    fingerprint: str = ""
    again: frozenset[str] = frozenset()
    due: datetime | None = None
    until: Mapping[str, datetime] = field(default_factory=dict)
    regraded: frozenset[str] = frozenset()


@dataclass
class _Work:
    """A student's work on its way."""

    handed_in: HandedIn
    jobs: dict[str, Job]
    missing: tuple[str, ...]
    results: dict[str, Result] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """What differs when something else is handed in."""
        jobs = [(name, job.content) for name, job in self.jobs.items()]
        parts = [*jobs, *(next(iter(self.jobs.values())).files if self.jobs else ())]
        return fingerprint(self.handed_in.timestamp, *(part for pair in parts for part in pair))


@dataclass(frozen=True)
class _Done:
    """A student's work that is to be written: to the gradebook if there is an entry, to its place if staged."""

    folder: Folder
    outcome: Outcome
    entry: Entry | None = None
    staged: bool = False
    work: str = ""


class GradingRun:
    """One run over a class.

    Parameters
    ----------
    assignments : what is sent to the workers, by notebook
    submissions : what was handed in
    writer : the gradebook
    settings : how it is done
    hooks : what the course does besides
    journal : of what is in the gradebook
    told : is called with each outcome as soon as there is one
    """

    def __init__(
        self,
        assignments: Mapping[str, Assignment],
        submissions: Submissions,
        writer: Writer,
        settings: Settings,
        hooks: Hooks,
        journal: Journal,
        told: Callable[[Outcome], None],
    ) -> None:
        """Nothing is graded yet."""
        self.assignments = assignments
        self.submissions = submissions
        self.writer = writer
        self.settings = settings
        self.hooks = hooks
        self.journal = journal
        self.told = told
        self.batch: list[_Done] = []
        self.batch_begun = time.monotonic()

    def is_to_do(self, folder: Folder) -> bool:
        """Return whether a student's work is to be graded: not graded yet, handed in anew, or forced.

        What a run with the same settings has forced already before it was stopped is not forced again.
        """
        if not folder.graded.is_dir() or not all(map(is_whole, self._graded(folder))):
            return True
        if folder.student in self.journal.left_over or folder.student in self.settings.again:
            return True
        if self.settings.force:
            return not self._is_forced_already(folder)
        handed_in, _ = timestamp_in(folder.path / TIMESTAMP)
        graded, _ = timestamp_in(folder.graded / TIMESTAMP)
        return handed_in is not None and handed_in != graded

    def _graded(self, folder: Folder) -> list[Path]:
        """Return the graded notebooks that are there, or, if only some are asked for, that should be."""
        notebooks = [folder.graded / f"{name}.ipynb" for name in self.submissions.wanted()]
        if self.settings.only_some:
            return [one for one in notebooks if (folder.path / one.name).exists()]
        return [one for one in notebooks if one.exists()]

    def _is_forced_already(self, folder: Folder) -> bool:
        journal = self.journal
        if folder.student not in journal.forced or journal.settings != self.settings.fingerprint:
            return False
        try:
            work = self._work(self.submissions.handed_in(folder))
        except OSError:
            return False
        return journal.done.get(folder.student) == work.fingerprint

    def grade(self, folders: Iterable[Folder], pipeline: Pipeline[_Work]) -> None:
        """Grade the work in these folders. What is done when this is interrupted is kept."""
        known = frozenset[str]() if self.settings.create else self.writer.known_students()
        try:
            for task, result in pipeline.results(self._tasks(folders, known)):
                work = task.key
                work.results[task.assignment.notebook] = result
                if len(work.results) == len(work.jobs):
                    self._finish(work)
                if len(self.batch) >= BATCH or time.monotonic() - self.batch_begun > LONGEST_BATCH:
                    self.commit()
        finally:
            self.commit()

    def _tasks(self, folders: Iterable[Folder], known: frozenset[str]) -> Iterator[Task[_Work]]:
        for folder in folders:
            if not self.settings.create and folder.student not in known:
                self._leave(folder, remark("unknown_student", student=folder.student), failed=True)
                continue
            try:
                self.hooks.before(folder)
                work = self._work(self.submissions.handed_in(folder))
            except OSError as error:
                self._leave(folder, quoted(reason(error)), failed=True)
                continue
            if not work.jobs:
                there = [*work.handed_in.unknown, *work.handed_in.files]
                found = remark("there_is", names=there) if there else remark("nothing_else")
                self._leave(
                    folder,
                    *work.handed_in.notes,
                    remark("no_notebook", found=found),
                    failed=any(folder.path.glob("*.ipynb")),
                )
            for name, job in work.jobs.items():
                yield Task(work, self.assignments[name], job)

    def _leave(self, folder: Folder, *remarks: Remark, failed: bool) -> None:
        not_run = tuple(self.submissions.wanted()) if failed else ()
        self._add(_Done(folder, Outcome(folder.student, Status.NOT_RUN, remarks, not_run=not_run)))

    def _add(self, done: _Done) -> None:
        self.batch.append(done)
        self.told(done.outcome)

    def _work(self, handed_in: HandedIn) -> _Work:
        files = {name: content_of(path) for name, path in handed_in.files.items()}
        files.update(self.settings.source_files)
        packed = tuple(sorted(files.items()))
        most = self.settings.largest_notebook
        student, login = handed_in.folder.student, login_of(handed_in.folder.path)
        jobs = {
            name: Job(student, content_of(path, most), packed, login)
            for name, path in handed_in.notebooks.items()
        }
        missing = tuple(name for name in self.submissions.known if name not in handed_in.notebooks)
        if self.settings.only_some:
            there = {path.stem for path in handed_in.folder.path.glob("*.ipynb")}
            missing = tuple(name for name in missing if name not in there)
        return _Work(handed_in, jobs, missing)

    def _finish(self, work: _Work) -> None:
        folder = work.handed_in.folder
        why = self._why_time_matters(work.handed_in)
        results = {name: waiting(result) if why else result for name, result in work.results.items()}
        results = {name: results[name] for name in work.jobs}
        notes = [remark("not_of_assignment", name=name) for name in work.handed_in.unknown]
        outcome = replace(
            outcome_of(
                folder.student, results, [*work.handed_in.notes, *notes, *self._about_time(why, work)]
            ),
            time_unknown=bool(why),
        )
        ran = any(result.status is not Status.NOT_RUN for result in results.values())
        try:
            if ran:
                stage(
                    folder.graded,
                    self._files(work, results),
                    kept=self.settings.only_some,
                    permissions=self.settings.permissions,
                    group_shared=self.settings.group_shared,
                )
        except OSError as error:
            if error.errno in _ENDS_THE_RUN:
                raise
            self._leave(folder, remark("not_written", why=reason(error)), failed=True)
            return
        light = {name: replace(result, notebook=b"", files=()) for name, result in results.items()}
        regraded = folder.student in self.settings.regraded
        entry = Entry(folder.student, work.handed_in.timestamp, light, work.missing, regraded)
        self._add(_Done(folder, outcome, entry, staged=ran, work=work.fingerprint))

    def _why_time_matters(self, handed_in: HandedIn) -> Remark | None:
        """Return why it is not known whether work was late, if that could cost points, or None."""
        due, student = self.settings.due, handed_in.folder.student
        if due is None:
            return None
        if handed_in.no_time:
            return remark("write_time", why=handed_in.no_time)
        return why_not_known(
            handed_in.folder.path, handed_in.timestamp, due, self.settings.until.get(student)
        )

    def _about_time(self, why: Remark | None, work: _Work) -> list[Remark]:
        if why:
            return [remark("late_unknown", why=why)]
        no_time = work.handed_in.no_time
        return [remark("counts_in_time", why=no_time)] if no_time else []

    def _files(self, work: _Work, results: Mapping[str, Result]) -> dict[str, bytes]:
        """Return what goes into a student's folder, by path."""
        notebooks = {
            f"{name}.ipynb": with_file_name(result.notebook, work.handed_in.renamed.get(name))
            for name, result in results.items()
            if result.status is not Status.NOT_RUN
        }
        protected = {TIMESTAMP, *self.settings.source_files, *(f"{name}.ipynb" for name in self.assignments)}
        written = [file for result in results.values() for file in result.files]
        files = dict(next(iter(work.jobs.values())).files)
        return with_written(files, written, protected, self.submissions.course.ignore) | notebooks

    def commit(self) -> None:
        """Write what is done to the gradebook, and put its folders in their places."""
        batch, self.batch = self.batch, []
        self.batch_begun = time.monotonic()
        entries = [done.entry for done in batch if done.entry is not None]
        regraded = [entry.student for entry in entries if entry.regraded]
        before = self.writer.scores(regraded) if regraded else {}
        if entries:
            self.writer.write(entries)
        after = self.writer.scores(regraded) if regraded else {}
        changes = {
            student: self._change(student, before.get(student, {}), after.get(student, {}))
            for student in regraded
        }
        self.journal.add(replace(done.outcome, regraded=changes.get(done.folder.student)) for done in batch)
        for done in batch:
            if done.staged:
                publish(done.folder.graded)
                self.hooks.after(done.folder)
            elif done.entry is not None and not self.settings.only_some:
                withdraw(done.folder.graded)
        self.journal.finish({done.folder.student: done.work for done in batch})

    def _change(
        self, student: str, before: Mapping[str, float | None], after: Mapping[str, float | None]
    ) -> Regraded:
        """Return what marking again has changed, also if a run was stopped after it had written some of it."""
        change, noted = Regraded.of(before, after), self.journal.outcomes.get(student)
        if noted is None or noted.regraded is None:
            return change
        return replace(change, before=noted.regraded.before)


def waiting(result: Result) -> Result:
    """Return a result whose points wait for a person."""
    status = Status.NEEDS_A_LOOK if result.status is Status.GRADED else result.status
    return replace(result, status=status, scores=dict.fromkeys(result.scores))
