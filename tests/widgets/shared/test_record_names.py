"""The names under which readers' work is kept: one rule for all widgets."""

from __future__ import annotations

import re
from typing import Any

import pytest
import traitlets

from training_safety.widgets import BeliefSurvey, LoadPlanner, Quiz, WarmUpTimer

ITEM = {
    "id": "three",
    "stem": {"nb": "Hva er 1 + 2?", "en": "What is 1 + 2?"},
    "answer": 3,
    "feedback": {"correct": {"nb": "Ja.", "en": "Yes."}, "wrong": {"nb": "Nei.", "en": "No."}},
    "refs": ["maher2017nslbp"],
}
WIDGETS = {
    "planner": lambda name: LoadPlanner(name=name).name,
    "timer": lambda name: WarmUpTimer(name=name).name,
    "quiz": lambda name: Quiz(items=[ITEM], name=name).name,
    "survey": lambda name: BeliefSurvey(name=name).name,
}
each_widget = pytest.mark.parametrize("named", WIDGETS.values(), ids=WIDGETS)


@each_widget
@pytest.mark.parametrize("name", ["plan", "Plan_2", "gradual_progression.plan", "prøve-1", "x" * 80])
def test_a_name_of_letters_digits_and_a_few_signs_is_taken_as_it_is(named: Any, name: str) -> None:
    assert name == named(name)


@each_widget
@pytest.mark.parametrize("name", ["a b", "a/b", "-a", ".a", "a:b", "<b>", "x" * 81])
def test_any_other_name_is_refused_with_the_rule(named: Any, name: str) -> None:
    rule = f"is {name!r}; use letters, digits, hyphens, underscores and points, at most 80"
    with pytest.raises(traitlets.TraitError, match=re.escape(rule)):
        named(name)


def test_without_a_name_the_page_gives_its_own_but_a_survey_has_one_always() -> None:
    assert ["", "", ""] == [LoadPlanner().name, WarmUpTimer().name, Quiz(items=[ITEM]).name]
    assert "beliefs" == BeliefSurvey().name
    with pytest.raises(traitlets.TraitError, match="name is ''"):
        BeliefSurvey(name="")
