"""Which of the files that were downloaded is a student's answer: what notebook each is, and which of several counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from training_safety.grading.identities import checksum
from training_safety.grading.notebook_files import (
    UnreadableNotebookError,
    answered,
    read_notebook,
    recognised,
)
from training_safety.grading.submission_names import Person, Submission
from training_safety.grading.unpacking import Unpacked

SAME_TIME = 2.0
"""What is not further apart is of the same age [s]; a zip counts two seconds at a time."""
SAME_DOWNLOAD = 60.0
"""The same in one download, whose files may have the times at which they were packed [s]; our own choice."""


@dataclass(frozen=True)
class Candidate:
    """A file that may be a student's work.

    Parameters
    ----------
    path : where it lies
    source : where it comes from, and how old it is
    handed_in : what the platform says about it
    student : the id, which is the name of the student's folder
    notebook : which of the assignment's notebooks it is
    problem : why it cannot be read, or nothing
    answered : whether anything is answered in it
    """

    path: Path
    source: Unpacked
    handed_in: Submission
    student: str
    notebook: str
    problem: str = ""
    answered: bool = True

    @property
    def name(self) -> str:
        """What it was called where it was downloaded."""
        return str(replace(self.source.origin, disk=()) if self.source.origin.packed else self.source.origin)


def candidates(
    folder: Path,
    files: Mapping[str, Unpacked],
    whose: Mapping[str, Submission | str],
    names: Mapping[Person, str],
    known: Mapping[str, frozenset[str]],
) -> tuple[list[Candidate], list[str]]:
    """Return the files that are somebody's work on a known notebook, and a sentence for each that is not.

    Parameters
    ----------
    folder : where the files lie
    files : where each comes from, by its path in the folder
    whose : what its platform says about it, or why that is not certain
    names : the id of each student
    known : the assignment's notebooks, each with the ids of its graded cells
    """
    found, refused = [], []
    wanted = " or ".join(f"{stem}.ipynb" for stem in known)
    for where, source in files.items():
        path, handed_in, what = folder / where, whose[where], source.origin
        if isinstance(handed_in, str):
            refused.append(f"{what} was not collected: {handed_in} in the archive folder and collect again.")
            continue
        student = names[handed_in.person]
        if path.suffix != ".ipynb":
            refused.append(
                f"{what} from {student} was not collected: it is no notebook. "
                f"If it was meant as the answer, ask for {wanted}."
            )
            continue
        problem, notebook = "", None
        try:
            notebook = read_notebook(path)
        except UnreadableNotebookError as error:
            problem = str(error)
        stem = recognised(handed_in.file, notebook, known)
        if stem is None:
            why = problem or "none of its cells belong to this assignment"
            refused.append(
                f"{what} from {student} was not collected: {why}. Ask for {wanted}, "
                "or, if you know what it is, put it in a folder «Name (student id)» in the archive folder "
                f"as {wanted}, and collect again."
            )
            continue
        has_answers = notebook is not None and answered(notebook)
        found.append(Candidate(path, source, handed_in, student, stem, problem, has_answers))
    return found, refused


def counting(found: Iterable[Candidate]) -> tuple[list[Candidate], list[str], list[str]]:
    """Return one file for each student and notebook, a sentence for each that does not count, and one for each tie.

    What can be read counts before what cannot, what has answers before what has none, and then the newest,
    as far as that is known.
    """
    of_each: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in found:
        of_each[one.student, one.notebook].append(one)
    kept, passed_over, ties = [], [], []
    for (student, notebook), several in of_each.items():
        finest = max((not one.problem, one.answered) for one in several)
        pool = [one for one in several if (not one.problem, one.answered) == finest]
        why = {one.path: one.problem or "nothing is answered in it" for one in several if one not in pool}
        pool = _without(pool, _newest(pool), why, "it is older")
        if len(pool) > 1:
            alike: dict[str, Candidate] = {}
            for one in pool:
                alike.setdefault(checksum(one.path.read_bytes()), one)
            pool = _without(pool, list(alike.values()), why, "it is the same")
        if len(pool) > 1:
            listed = ", ".join(one.name for one in pool)
            ties.append(
                f"{listed} from {student}: nothing says which is newer, so none was collected. Put the one that counts "
                f"in a folder «{notebook} ({student})» in the archive folder and collect again."
            )
            continue
        best = pool[0]
        kept.append(best)
        passed_over += [
            f"{one.name} from {student} does not count, because {why[one.path]}: "
            f"{best.name} is collected as {notebook}.ipynb."
            for one in several
            if one is not best
        ]
    return kept, passed_over, ties


def _without(
    pool: list[Candidate], left: list[Candidate], why: dict[Path, str], reason: str
) -> list[Candidate]:
    why.update({one.path: reason for one in pool if one not in left})
    return left


def _newest(pool: list[Candidate]) -> list[Candidate]:
    """Return the newest, or those of which nothing says which is newer.

    The platform's number or time of an attempt tells first. Then the time in the archive, then that in an
    archive within it; and what somebody has put there by hand counts before what is as old.
    """
    numbers = [one.handed_in.number for one in pool if one.handed_in.number]
    pool = [one for one in pool if not one.handed_in.number or one.handed_in.number == max(numbers)]
    times = [one.handed_in.when for one in pool if one.handed_in.when]
    pool = [one for one in pool if not one.handed_in.when or one.handed_in.when == max(times)]
    one_download = len({one.source.origin.disk for one in pool}) == 1
    pool = _youngest(pool, 0, SAME_DOWNLOAD if one_download else SAME_TIME)
    if all(len(one.source.ages) > 1 for one in pool):
        pool = _youngest(pool, -1, SAME_TIME)
    by_hand = [one for one in pool if not one.source.origin.packed]
    return by_hand if by_hand and len(by_hand) < len(pool) else pool


def _youngest(pool: list[Candidate], which: int, margin: float) -> list[Candidate]:
    """Return those of which one of the times is the latest, within a margin [s]; all if one has no such time."""
    ages = [one.source.ages[which] for one in pool]
    known = [age for age in ages if age is not None]
    if len(known) < len(pool):
        return pool
    return [one for one, age in zip(pool, known, strict=True) if max(known) - age <= margin]
