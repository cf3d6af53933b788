"""An estimate of what somebody can lift once, by seven formulas that do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training_safety.models.strength.strength import one_rep_max
from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget


class StrengthEstimator(ActivityEntry, CourseWidget):
    """The one-repetition maximum from a weight, the repetitions done and those left in reserve, by seven formulas.

    An entry has the set to ``start`` with. What the reader writes stays in the reader's browser: it never reaches
    Python and is in no notebook. Whoever should not test to failure gets no number for a set that went there.

    >>> entry = {
    ...     "kind": "strength",
    ...     "title": {"nb": "Sju formler", "en": "Seven formulas"},
    ...     "start": {"load_kg": 100, "reps": 5, "rir": 2},
    ... }
    >>> StrengthEstimator(entry, name="my_squat").name
    'my_squat'
    """

    _kinds = ("strength",)

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        yield from missing(entry, ("title", "start"), "the entry")
        yield from missing(entry["start"], ("load_kg", "reps", "rir"), "start")
        try:
            one_rep_max(entry["start"]["load_kg"], entry["start"]["reps"], entry["start"]["rir"])
        except ValueError as error:
            yield f"start: {error}"
