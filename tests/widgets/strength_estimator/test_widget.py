"""What an estimator of strength takes, and the sentence for what it does not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from training_safety.widgets import StrengthEstimator

ENTRY: dict[str, Any] = {
    "kind": "strength",
    "title": {"nb": "Maks", "en": "Maximum"},
    "start": {"load_kg": 100, "reps": 5, "rir": 2},
}


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ({"load_kg": 100, "reps": 5}, "start has no 'rir'"),
        ({"load_kg": 0, "reps": 5, "rir": 0}, "start: load_kg"),
        ({"load_kg": 100, "reps": 8, "rir": 5}, "start: reps + rir"),
    ],
)
def test_a_set_that_no_formula_holds_for_is_refused_with_a_sentence(
    start: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError, match="^StrengthEstimator: " + re.escape(sentence)):
        StrengthEstimator({**ENTRY, "start": start})


def test_a_set_is_taken_as_it_is() -> None:
    assert ENTRY == StrengthEstimator(ENTRY).activity
