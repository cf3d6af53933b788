"""Quiz items in which somebody has a symptom keep to what the triage says of it."""

from __future__ import annotations

import pytest

from places import ROOT
from training_safety.course_data import yaml_file
from training_safety.models.triage import triage
from triage_cases import ALL_NO

#: What each person of an item has answered yes to in the triage; nothing is a no to everything.
VIGNETTES = {
    ("injuries_and_conditions", "who_does_what"): ["saddle", "bladder", "leg_pain_stable", ""],
}
#: What an item says of a level, in the words of ``triage.json`` or as short as a card allows.
SAID = {
    "5": ("Ring 113 nå", "Call 113 now"),
    "4": ("Ring 116 117 nå", "Call 116 117 now"),
    "3a": ("Snakk med fastlegen innen få dager", "See the GP within a few days"),
    "2": ("tilpass treningen", "adjust the training"),
}


@pytest.mark.parametrize(("bank", "item_id"), VIGNETTES)
def test_what_a_quiz_says_of_a_symptom_is_the_triage_s_level_for_it(bank: str, item_id: str) -> None:
    items = yaml_file(ROOT / f"book/quizzes/{bank}.yml")["items"]
    pairs = next(item["pairs"] for item in items if item["id"] == item_id)
    for key, pair in zip(VIGNETTES[bank, item_id], pairs, strict=True):
        level = triage({**ALL_NO, **({key: True} if key else {})}).level
        for language, said in zip(("nb", "en"), SAID[level], strict=True):
            assert said in pair["right"][language], (key, level)
