"""Small calculators that share one form: some numbers, who should not calculate, and the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from training_safety.models.limits import holds
from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget

#: The calculators: the numbers that each takes, from the lowest to the highest.
CALCULATORS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "protein": {"body_mass_kg": (30, 250)},
    "heart_rate": {"age_years": (18, 100), "resting_bpm": (30, 120)},
    "post_test": {"pre_test": (0.1, 99), "sensitivity": (1, 99), "specificity": (1, 99)},
    "session_load": {
        "first_rpe": (0, 10),
        "first_minutes": (0, 600),
        "second_rpe": (0, 10),
        "second_minutes": (0, 600),
    },
}


class Calculator(ActivityEntry, CourseWidget):
    """A calculator of the course: protein a day, heart rate, the probability after a sign, or the load of two sessions.

    An entry names its ``calculator`` and the numbers to ``start`` with. Who should not go by the number gets a
    sentence in its place. Nothing that is written or ticked is kept.

    >>> entry = {
    ...     "kind": "calculator",
    ...     "calculator": "protein",
    ...     "title": {"nb": "Gram om dagen", "en": "Grams a day"},
    ...     "start": {"body_mass_kg": 75},
    ... }
    >>> Calculator(entry).activity["calculator"]
    'protein'
    """

    _kinds = ("calculator",)

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        yield from missing(entry, ("title", "calculator", "start"), "the entry")
        if entry["calculator"] not in CALCULATORS:
            yield f"the calculator is {entry['calculator']!r}; it is one of {', '.join(CALCULATORS)}."
        numbers = CALCULATORS[entry["calculator"]]
        yield from missing(entry["start"], tuple(numbers), "start")
        for name, (least, most) in numbers.items():
            if not holds(entry["start"][name], least, most):
                yield f"start has {entry['start'][name]!r} as {name}; give a number from {least} to {most}."
