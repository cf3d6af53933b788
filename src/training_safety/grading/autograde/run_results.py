"""What a run tells: each student's outcome as it comes, and at the end a table, the results as JSON and a page."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from training_safety.grading.autograde.outcomes import (
    Outcome,
    earlier_outcomes,
    summary,
    write_results,
    written_in_one_step,
)
from training_safety.grading.autograde.progress import Progress, counted, duration
from training_safety.grading.autograde.regrading import Outdated
from training_safety.grading.autograde.report import Surroundings, Task, report
from training_safety.grading.autograde.report_words import Said
from training_safety.grading.autograde.structure import Structure


class RunResults:
    """The outcomes of a run, and of the runs before it.

    Parameters
    ----------
    path : the file with the results as JSON; the page lies beside it
    structure : the assignment
    log : where it is told
    language : of the page, "nb" or "en"
    formgrader : the address of the Jupyter server that has formgrader, or nothing
    """

    def __init__(
        self,
        path: Path,
        structure: Structure,
        log: logging.Logger,
        language: str = "nb",
        formgrader: str = "",
    ) -> None:
        """Read what the runs before have told."""
        self.language = language
        self.formgrader = formgrader
        self.path = path
        self.structure = structure
        self.log = log
        self.earlier = earlier_outcomes(path, structure.name)
        self.outcomes: list[Outcome] = []
        self.progress = Progress(0)
        self.outdated = Outdated()

    def begin(self, total: int) -> None:
        """Show how far a run over so many submissions has come."""
        self.progress = Progress(total)

    def add(self, outcome: Outcome) -> None:
        """Tell what came of a student's work."""
        self.outcomes.append(outcome)
        if outcome.sentence or outcome.is_troubled:
            self.progress.clear()
            level = logging.WARNING if outcome.is_troubled else logging.INFO
            self.log.log(level, "%s: %s. %s", outcome.student, outcome.status.value, outcome.sentence)
        self.progress.add(troubled=outcome.is_troubled)

    def end(
        self,
        scores: Mapping[str, Mapping[str, float | None]],
        in_gradebook: Mapping[str, Outcome],
        work: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Write the results and the page, and tell how it went.

        Parameters
        ----------
        scores : each student's score by task as the gradebook has it
        in_gradebook : the outcomes of this run, and of those that were stopped before it, that were kept
        work : the number that formgrader gives a student's notebook, by student and notebook
        """
        self.progress.clear()
        seconds = self.progress.clock() - self.progress.begun
        name, count = self.structure.name, len(self.outcomes)
        everybody = {**self.earlier, **in_gradebook}
        ordered = [everybody[student] for student in sorted(everybody)]
        about = {
            "assignment": name,
            "notebooks": {key: dict(parts.points) for key, parts in self.structure.notebooks.items()},
            "graded in this run": [one.student for one in self.outcomes],
            "graded before the assignment was changed": list(self.outdated.students),
            "seconds": round(seconds, 3),
        }
        write_results(self.path, about, ordered)
        before = len(everybody.keys() - {one.student for one in self.outcomes})
        page = self.path.with_suffix(".html")
        did = _what_was_done(Said(self.language), count, seconds, before)
        around = Surroundings(_tasks(self.structure, self.language), self.outdated, work, self.formgrader)
        made = report(
            name, did, self.structure.points, scores, ordered, language=self.language, around=around
        )
        written_in_one_step(page, made)
        if count:
            rate = f", {count / seconds:.1f} a second" if seconds > 0 else ""
            table = summary(self.outcomes, before)
            self.log.info("%s: %s in %s%s\n%s", name, count, duration(seconds), rate, table)
        for sentence in changes_of(
            [in_gradebook[one.student] for one in self.outcomes if one.student in in_gradebook]
        ):
            self.log.info(sentence)
        if self.outdated.students:
            self.log.warning(warning(name, self.outdated))
        self.log.info("The results are in %s and %s", self.path, page)


def _what_was_done(said: Said, count: int, seconds: float, before: int) -> str:
    """Return a sentence on what a run did.

    >>> _what_was_done(Said("nb"), 1, 0.2, 23)
    '1 innlevering på 0,20 s. 23 var rettet fra før.'
    >>> _what_was_done(Said("en"), 24, 75, 0), _what_was_done(Said("en"), 0, 0, 1)
    ('24 submissions in 1 min 15 s.', 'Nothing new was to be graded. Graded before: 1.')
    """
    kind = ("did_before" if before else "did") if count else "did_nothing"
    return said(kind, count=said.counted(count, "submission"), time=said.time(seconds), before=before)


def _tasks(structure: Structure, language: str) -> dict[str, Task]:
    """Return what the page says of each task besides its numbers."""
    names = structure.task_names
    return {
        names[cell]: Task(parts.titles.get(language, {}).get(grade_id, ""), grade_id in parts.by_person)
        for parts in structure.notebooks.values()
        for grade_id, cell in parts.graded.items()
    }


def warning(assignment: str, outdated: Outdated) -> str:
    """Return what a teacher should know of work that was marked before the assignment was changed.

    >>> warning("strength", Outdated(("kari",), ("twice-check",), 3))
    'The assignment has changed since 1 of 3 graded submissions was marked (twice-check). The scores are those from before. Mark the same work again: training-safety autograde strength --regrade. What people have given is kept; with --nobody-loses nobody gets fewer points.'
    """
    count = len(outdated.students)
    return (
        f"The assignment has changed since {count} of {counted(outdated.graded, 'graded submission')} "
        f"{'was' if count == 1 else 'were'} marked ({', '.join(outdated.cells)}). The scores are those from before. "
        f"Mark the same work again: training-safety autograde {assignment} --regrade. What people have given is "
        "kept; with --nobody-loses nobody gets fewer points."
    )


def changes_of(outcomes: Iterable[Outcome]) -> list[str]:
    """Return who gains and who loses by what was marked again, a sentence each, or nothing if nothing was."""
    again = {one.student: one.regraded for one in outcomes if one.regraded is not None}
    if not again:
        return []
    gain = sum(one.after > one.before for one in again.values())
    lose = sum(one.after < one.before for one in again.values())
    return [
        f"Marked again: {counted(len(again), 'submission')}; {gain} with more points than before, {lose} with fewer.",
        *(
            f"{student}: {one.before:g} → {one.after:g} points{', and some wait for a person' * one.waiting}."
            for student, one in again.items()
            if one.after != one.before or one.waiting
        ),
    ]
