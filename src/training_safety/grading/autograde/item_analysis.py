"""How the tasks of an assignment work in a class: how hard each is, and how well it tells students apart.

Numbers of classical test theory. They describe this class, not the task as such, and say little for a
small one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import fmean

FEWEST = 10
"""With fewer students than this no discrimination is given: it would be mostly chance. Our own choice."""
HARD, EASY, NEARLY_ALL = 0.3, 0.8, 0.95
"""Below and above which share of the points a task is called hard or easy, or got by nearly all. Our own choice."""
LITTLE, WELL = 0.2, 0.4
"""From which discrimination a task is said to tell students apart, and to do so well: the limits that
Ebel and Frisbie give (Essentials of Educational Measurement, 1991)."""
TURNED = -0.1
"""Below which discrimination a task is doubted; between this and 0 it may be chance. Our own choice."""

Scores = Mapping[str, Mapping[str, float | None]]
"""Each student's score by task; None or nothing where it is not graded yet."""


@dataclass(frozen=True)
class Item:
    """A task in a class.

    Parameters
    ----------
    name : the ``grade_id``
    points : the highest score
    scores : what the students got who have been graded, by student
    elsewhere : the share of the points that they got in the other tasks, 0 to 1, as far as those are graded
    waiting : how many answers nobody has graded yet
    by_person : whether a person grades it, and the computer only what is empty

    While more than half of the answers wait, or one that a person is to grade, there are no numbers: those
    that the computer has graded are the empty ones, and they say nothing about the others.
    """

    name: str
    points: float
    scores: Mapping[str, float]
    elsewhere: Mapping[str, float]
    waiting: int = 0
    by_person: bool = False

    @property
    def mostly_waits(self) -> bool:
        """Whether nobody has a score yet, or too much waits for what is graded to speak for the class."""
        return not self.scores or self.waiting > (0 if self.by_person else len(self.scores))

    @cached_property
    def mean(self) -> float | None:
        """The mean score; None while most wait."""
        return None if self.mostly_waits else fmean(self.scores.values())

    @property
    def difficulty(self) -> float | None:
        """The share of the points that were got, 0 (nobody got any) to 1 (everybody got all); None without points or while most wait.

        Also called the facility of a task, since more of it is easier.
        """
        return None if self.mean is None or self.points <= 0 else self.mean / self.points

    @cached_property
    def discrimination(self) -> float | None:
        """The correlation of this score with how the student did elsewhere, −1 to 1.

        None for fewer than ``FEWEST`` students, where all have the same, or while most wait.
        """
        both = [student for student in self.scores if student in self.elsewhere]
        if len(both) < FEWEST or self.mostly_waits:
            return None
        return correlation([self.scores[one] for one in both], [self.elsewhere[one] for one in both])

    @property
    def shares(self) -> tuple[int, int, int]:
        """How many got all the points, some, and none."""
        full = sum(score >= self.points for score in self.scores.values())
        none = sum(score <= 0 < self.points for score in self.scores.values())
        return full, len(self.scores) - full - none, none

    @property
    def reading(self) -> tuple[str, ...]:
        """What the numbers say: the keys of one sentence or two halves, as ``report_words`` has them."""
        if self.points <= 0:
            return ("no_points",)
        if self.difficulty is None:
            return ("mostly_waits" if self.scores else "not_graded",)
        if self.doubt:
            return (self.doubt,)
        if self.difficulty >= NEARLY_ALL:
            return ("nearly_all",)
        hardness = "hard" if self.difficulty < HARD else "easy" if self.difficulty > EASY else "middling"
        if self.discrimination is None:
            return hardness, ""
        if self.discrimination < LITTLE:
            return hardness, "hardly"
        return hardness, "well" if self.discrimination >= WELL else "tells"

    @property
    def doubt(self) -> str:
        """Why the task or its check is worth a second look, as a key, or nothing."""
        if self.difficulty is None or len(self.scores) < FEWEST:
            return ""
        if self.difficulty <= 0:
            return "nobody"
        if self.discrimination is not None and self.discrimination < TURNED:
            return "turned"
        return ""


def items(points: Mapping[str, float], scores: Scores, by_person: Collection[str] = ()) -> list[Item]:
    """Return the tasks of an assignment, in order.

    Parameters
    ----------
    points : the highest score of each task
    scores : each student's score by task
    by_person : the tasks that a person grades
    """
    graded = {student: _graded(points, own) for student, own in scores.items()}
    possible = {student: sum(points[name] for name in own) for student, own in graded.items()}
    got = {student: sum(own.values()) for student, own in graded.items()}
    found = []
    for name, most in points.items():
        known = {student: own[name] for student, own in graded.items() if name in own}
        elsewhere = {
            student: (got[student] - score) / (possible[student] - most)
            for student, score in known.items()
            if possible[student] > most
        }
        found.append(Item(name, most, known, elsewhere, len(scores) - len(known), name in by_person))
    return found


def shares(points: Mapping[str, float], scores: Scores) -> dict[str, float]:
    """Return each student's share of the points that are graded so far, 0 to 1 and above with extra credit.

    Parameters
    ----------
    points : the highest score of each task
    scores : each student's score by task; who has nothing graded that gives points is left out
    """
    found = {}
    for student, own in scores.items():
        graded = _graded(points, own)
        possible = sum(points[name] for name in graded)
        if possible > 0:
            found[student] = sum(graded.values()) / possible
    return found


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Pearson's correlation, or None if one of the two does not vary.

    >>> round(correlation([1, 2, 3], [2, 4, 6]), 6)
    1.0
    """
    mean_one, mean_other = fmean(one), fmean(other)
    apart_one = [value - mean_one for value in one]
    apart_other = [value - mean_other for value in other]
    spread = sqrt(sum(value**2 for value in apart_one)) * sqrt(sum(value**2 for value in apart_other))
    if spread <= 1e-12:
        return None
    together = sum(a * b for a, b in zip(apart_one, apart_other, strict=True))
    return max(-1.0, min(1.0, together / spread))


def _graded(points: Mapping[str, float], own: Mapping[str, float | None]) -> dict[str, float]:
    return {name: score for name in points if (score := own.get(name)) is not None}
