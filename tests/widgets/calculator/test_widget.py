"""What a calculator takes, and the sentence for what it does not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from training_safety.widgets import Calculator

ENTRY: dict[str, Any] = {
    "kind": "calculator",
    "calculator": "protein",
    "title": {"nb": "Gram", "en": "Grams"},
    "start": {"body_mass_kg": 75},
}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"calculator": "weight_loss"}, "the calculator is 'weight_loss'; it is one of protein,"),
        ({"calculator": "heart_rate"}, "start has no 'age_years'"),
        ({"start": {"body_mass_kg": 20}}, "start has 20 as body_mass_kg; give a number from 30 to 250."),
        ({"start": {"body_mass_kg": "75"}}, "start has '75' as body_mass_kg"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match="^Calculator: " + re.escape(sentence)):
        Calculator({**ENTRY, **changed})


def test_a_calculator_is_taken_as_it_is() -> None:
    assert ENTRY == Calculator(ENTRY).activity
