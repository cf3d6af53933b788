"""What a run tells: each student's outcome as it comes, and at the end a table, the results as JSON and a page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from training_safety.grading.autograde.outcomes import (
    Outcome,
    earlier_outcomes,
    summary,
    write_results,
    written_in_one_step,
)
from training_safety.grading.autograde.progress import Progress, counted, duration
from training_safety.grading.autograde.report import report
from training_safety.grading.autograde.structure import Structure


class RunResults:
    """The outcomes of a run, and of the runs before it.

    Parameters
    ----------
    path : the file with the results as JSON; the page lies beside it
    structure : the assignment
    log : where it is told
    """

    def __init__(self, path: Path, structure: Structure, log: logging.Logger) -> None:
        """Read what the runs before have told."""
        self.path = path
        self.structure = structure
        self.log = log
        self.earlier = earlier_outcomes(path, structure.name)
        self.outcomes: list[Outcome] = []
        self.progress = Progress(0)

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
        self, scores: Mapping[str, Mapping[str, float | None]], in_gradebook: Mapping[str, Outcome]
    ) -> None:
        """Write the results and the page, and tell how it went.

        Parameters
        ----------
        scores : each student's score by task as the gradebook has it
        in_gradebook : the outcomes of this run, and of those that were stopped before it, that were kept
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
            "seconds": round(seconds, 3),
        }
        write_results(self.path, about, ordered)
        before = len(everybody.keys() - {one.student for one in self.outcomes})
        did = _what_was_done(count, seconds, before)
        page = self.path.with_suffix(".html")
        written_in_one_step(page, report(name, did, self.structure.points, scores, ordered))
        if count:
            rate = f", {count / seconds:.1f} a second" if seconds > 0 else ""
            table = summary(self.outcomes, before)
            self.log.info("%s: %s in %s%s\n%s", name, count, duration(seconds), rate, table)
        self.log.info("The results are in %s and %s", self.path, page)


def _what_was_done(count: int, seconds: float, before: int) -> str:
    """Return a sentence on what a run did.

    >>> _what_was_done(1, 0.2, 23)
    '1 submission in less than 1 s; 23 were graded before.'
    >>> _what_was_done(24, 3, 0), _what_was_done(0, 0, 1)
    ('24 submissions in 3 s.', 'Nothing was to be graded; 1 was graded before.')
    """
    did = f"{counted(count, 'submission')} in {duration(seconds)}" if count else "Nothing was to be graded"
    return f"{did}; {before} {'was' if before == 1 else 'were'} graded before." if before else f"{did}."
