"""Plan cards as Python makes them: what an entry must have, and what is there before scripts run."""

from __future__ import annotations

from typing import Any

import pytest

from training_safety import activity
from training_safety.models.triage import DATA
from training_safety.widgets import PlanCard
from widget_stills import parsed

TEXT = {"nb": "tekst", "en": "text"}
FIELD = {"id": "goal", "kind": "text", **TEXT}
GOOD: dict[str, Any] = {"kind": "plan_card", "title": TEXT, "purpose": TEXT, "fields": [FIELD]}
CARDS = ("physiotherapy.visit", "self_care.own_plan", "follow_up.relapse_card")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fields": []}, "fields is empty; give it a field at least."),
        ({"fields": [FIELD, FIELD]}, "has the id 'goal' of another one"),
        ({"fields": [{**FIELD, "kind": "number"}]}, "has the kind 'number'; it is one of text, lines"),
        ({"fields": [{**FIELD, "kind": "checks"}]}, "has no 'options'"),
        ({"gate": {"levels": ["2"], "ages": ["old"]}}, "the gate's ages have 'old', which the triage has not"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_entry_is_told_in_a_sentence(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match="PlanCard: ") as told:
        PlanCard({**GOOD, **wrong})
    assert sentence in str(told.value)


@pytest.mark.parametrize("name", CARDS)
def test_without_scripts_every_field_has_room_to_write_and_the_symptom_check_is_named_first(
    name: str,
) -> None:
    card = activity(name)
    paper = parsed(card).select_one(".ts-plancard-paper.ts-unscripted")
    assert paper is not None
    labels = [row.strong.get_text() for row in paper.select(":scope > ul > li")]
    assert [field["nb"] for field in card.activity["fields"]] == labels
    assert "symptomsjekken" in parsed(card).get_text().lower()


def test_the_gate_of_the_first_days_is_the_symptom_check_itself_and_lets_no_level_through_that_asks_for_help() -> (
    None
):
    gate = activity("self_care.own_plan").activity["gate"]
    assert parsed(activity("self_care.own_plan")).select_one(".ts-plancard-check .ts-check")
    asks = {level["id"] for level in DATA["levels"] if level["call"] is not None}
    assert not asks & set(gate["levels"])
    assert not set(DATA["derived"]["minor"]["age"]) & set(gate["ages"])
