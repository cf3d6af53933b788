"""What came of a student's work as a whole, in words and as JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training_safety.grading.remarks import Remark, quoted, remark, remarks_in, sentences
from training_safety.grading.worker.jobs import Result, Status

FORMAT = 1
"""The version of the JSON that is written; it grows when a reader of an older one would be misled."""
IN_VAIN = "tried in vain"
"""What it is called that code reached for what is not its own: the network, files of the course, other processes."""


@dataclass(frozen=True)
class Regraded:
    """What marking the same work again changed.

    Parameters
    ----------
    before, after : the points of all tasks together; what a person has given and not changed is in both
    waiting : whether some that had points waits for a person now
    """

    before: float
    after: float
    waiting: bool = False

    @classmethod
    def of(cls, before: Mapping[str, float | None], after: Mapping[str, float | None]) -> Regraded:
        """Return what changed between a student's scores by task, as ``Writer.scores`` gives them."""
        waiting = any(after.get(name) is None for name, score in before.items() if score is not None)
        return cls(
            sum(score or 0.0 for score in before.values()),
            sum(score or 0.0 for score in after.values()),
            waiting,
        )


@dataclass(frozen=True)
class Outcome:
    """What came of one student's work.

    Parameters
    ----------
    student : whose
    status : how it ended
    remarks : what the teacher should know, or nothing
    seconds : how long it took [s]
    scores : the computer's scores by notebook and ``grade_id``; None where a person has to look
    tried : what was seen that looks like tampering
    struck : the limits that struck
    not_run : the notebooks that could not be run
    reached : what the code reached for that is not the notebook's, and did not get
    time_unknown : whether its points wait until it is known when it was handed in
    regraded : what changed when the work was marked once more because the assignment was corrected
    """

    student: str
    status: Status
    remarks: tuple[Remark, ...] = ()
    seconds: float = 0.0
    scores: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    tried: tuple[Remark, ...] = ()
    struck: tuple[str, ...] = ()
    not_run: tuple[str, ...] = ()
    reached: tuple[Remark, ...] = ()
    time_unknown: bool = False
    regraded: Regraded | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Outcome:
        """Return the outcome that ``data`` was made of."""
        before = {"said": [data["sentence"]], **{name: data.get(name, ()) for name in ("tried", "reached")}}
        kept = data.get("remarks") or {  # as it was written before remarks were
            name: [quoted(text) for text in texts if text] for name, texts in before.items()
        }
        return cls(
            data["student"],
            Status(data["status"]),
            remarks_in(kept["said"]),
            data["seconds"],
            data["scores"],
            remarks_in(kept["tried"]),
            tuple(data["struck"]),
            tuple(data["not run"]),
            remarks_in(kept["reached"]),
            data.get("time unknown", False),
            Regraded(*data["regraded"]) if data.get("regraded") else None,
        )

    @property
    def sentence(self) -> str:
        """The remarks in English."""
        return sentences(self.remarks, "en")

    @property
    def is_troubled(self) -> bool:
        """Whether somebody has to see to it."""
        return self.status is not Status.GRADED or bool(self.tried)

    @property
    def data(self) -> dict[str, Any]:
        """The outcome as JSON has it."""
        return {
            "student": self.student,
            "status": self.status.value,
            "sentence": self.sentence,
            "seconds": round(self.seconds, 3),
            "scores": self.scores,
            "tried": list(map(str, self.tried)),
            "struck": list(self.struck),
            "not run": list(self.not_run),
            "reached": list(map(str, self.reached)),
            "remarks": {"said": self.remarks, "tried": self.tried, "reached": self.reached},
            "time unknown": self.time_unknown,
            "regraded": self.regraded and [self.regraded.before, self.regraded.after, self.regraded.waiting],
        }


def outcome_of(student: str, results: Mapping[str, Result], notes: Sequence[Remark] = ()) -> Outcome:
    """Return what came of the notebooks of one student together, with what is to be said besides.

    If some could be run and some could not, the work is partly graded.
    """
    order = (Status.GRADED, Status.NEEDS_A_LOOK, Status.PARTLY_GRADED, Status.NOT_RUN)
    found = [result.status for result in results.values()]
    status = max(found, key=order.index, default=Status.NOT_RUN)
    if status is Status.NOT_RUN and any(one is not Status.NOT_RUN for one in found):
        status = Status.PARTLY_GRADED
    several = len(results) > 1
    remarks: list[Remark] = []
    for name, result in results.items():
        first, *others = result.remarks or (None,)
        if first is not None:
            remarks += [remark("of_notebook", notebook=name, what=first) if several else first, *others]
    return Outcome(
        student,
        status,
        (*remarks, *notes),
        sum(result.seconds for result in results.values()),
        {name: dict(result.scores) for name, result in results.items() if result.scores},
        tuple(dict.fromkeys(one for result in results.values() for one in result.tried)),
        tuple(dict.fromkeys(one for result in results.values() for one in result.struck)),
        tuple(name for name, result in results.items() if result.status is Status.NOT_RUN),
        tuple(dict.fromkeys(one for result in results.values() for one in result.reached)),
    )


def summary(outcomes: Iterable[Outcome], skipped: int = 0) -> str:
    """Return a small table: how many of each status, and which limits struck how often."""
    outcomes = list(outcomes)
    counts = Counter(outcome.status for outcome in outcomes)
    rows = [(status.value, counts[status]) for status in Status]
    if skipped:
        rows.append(("graded before", skipped))
    rows += [
        (f"limit struck: {name}", count)
        for name, count in Counter(one for outcome in outcomes for one in outcome.struck).most_common()
    ]
    for what, count in (
        ("tampering seen", sum(bool(outcome.tried) for outcome in outcomes)),
        (IN_VAIN, sum(bool(outcome.reached) for outcome in outcomes)),
    ):
        if count:
            rows.append((what, count))
    width = max(len(name) for name, _ in rows)
    figures = max(len(str(count)) for _, count in rows)
    return "\n".join(f"  {name:<{width}}  {count:>{figures}}" for name, count in rows)


def earlier_outcomes(path: Path, assignment: str) -> dict[str, Outcome]:
    """Return the outcomes that are in the results of an earlier run, by student; none if they cannot be read."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["format"] != FORMAT or read["assignment"] != assignment:
            return {}
        return {one["student"]: Outcome.from_data(one) for one in read["submissions"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_results(path: Path, about: Mapping[str, Any], outcomes: Iterable[Outcome]) -> None:
    """Write all outcomes as JSON, in one step; ``about`` says what was graded."""
    written = {"format": FORMAT, **about, "submissions": [outcome.data for outcome in outcomes]}
    written_in_one_step(path, json.dumps(written, indent=1) + "\n")


def written_in_one_step(path: Path, text: str) -> None:
    """Write a file so that it is never there in part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, path)
