"""What an explorer of effects takes, and the sentence for what it does not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from training_safety import activity
from training_safety.widgets import EffectExplorer

TEXT = {"nb": "tekst", "en": "text"}
PEOPLE: dict[str, Any] = {
    "kind": "effects",
    "show": "people",
    "title": TEXT,
    "outcome": TEXT,
    "groups": [{"id": "without", **TEXT}, {"id": "with", "nb": "med", "en": "with"}],
    "effect": {"measure": "relative_risk", "value": 0.55, "low": 0.41, "high": 0.74},
    "baseline": {"from": 5, "to": 60, "step": 5, "start": 40},
    "table": {"events_treated": 22, "treated": 100, "events_control": 40, "control": 100},
}
SHARES: dict[str, Any] = {
    **{key: value for key, value in PEOPLE.items() if key not in ("effect", "baseline", "table")},
    "groups": [{**group, "value": 40} for group in PEOPLE["groups"]],
}
RULER: dict[str, Any] = {
    "kind": "effects",
    "show": "ruler",
    "title": TEXT,
    "axis": {"from": -40, "to": 10},
    "rows": [{"id": "rest", "value": -1, "low": -6.9, "high": 4.8, **TEXT}],
}
TRIALS: dict[str, Any] = {
    "kind": "effects",
    "show": "trials",
    "title": TEXT,
    "axis": {"from": -40, "to": 20},
    "truth": -8,
    "spread": 20,
    "sizes": [30, 400],
}


@pytest.mark.parametrize("entry", [PEOPLE, SHARES, RULER, TRIALS])
def test_each_form_is_taken_as_it_is(entry: dict[str, Any]) -> None:
    assert entry == EffectExplorer(entry).activity


def changed(entry: dict[str, Any], part: str, **values: Any) -> dict[str, Any]:
    return {**entry, part: {**entry[part], **values}}


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({**PEOPLE, "show": "bars"}, "show is 'bars'; it is one of people, ruler, trials."),
        ({**PEOPLE, "groups": PEOPLE["groups"][:1]}, "groups has one group; give it another"),
        ({**PEOPLE, "groups": [PEOPLE["groups"][0]] * 2}, "groups has the id 'without' more than once"),
        ({**PEOPLE, "groups": []}, "groups is empty"),
        (
            changed(PEOPLE, "effect", measure="odds_ratio"),
            "effect.measure is 'odds_ratio'; only a relative_risk",
        ),
        (changed(PEOPLE, "effect", low=0.6), "effect 0.55 does not lie from 0.6 to 0.74"),
        (changed(PEOPLE, "baseline", step=7), "baseline goes from 5 to 60 in steps of 7"),
        (changed(PEOPLE, "baseline", start=41), "baseline.start is 41, which is none of its steps"),
        (
            changed(PEOPLE, "effect", high=2.0),
            "baseline.to is 60, and 2.0 times that is more than 100 people",
        ),
        (changed(PEOPLE, "table", events_treated=101), "table events_treated"),
        ({key: value for key, value in PEOPLE.items() if key != "baseline"}, "the entry has no 'baseline'"),
        ({**SHARES, "groups": PEOPLE["groups"]}, "groups[0].value is None; give how many of 100 people"),
        (changed(RULER, "axis", to=-5), "axis goes from -40 to -5; let it hold 0"),
        ({**RULER, "rows": [{**RULER["rows"][0], "high": 12}]}, "rows[0] goes beyond the axis"),
        (
            {**RULER, "rows": [{**RULER["rows"][0], "low": 2}]},
            "rows[0] value is -1 with the interval 2 to 4.8",
        ),
        ({**RULER, "rows": [{"id": "rest", **TEXT}]}, "rows[0] has no 'value'"),
        ({**TRIALS, "truth": 30}, "truth is 30, which is not on the axis"),
        ({**TRIALS, "sizes": [30, 41]}, "sizes[1] people is 41; give an even number"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(entry: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match="^EffectExplorer: .*" + re.escape(sentence)):
        EffectExplorer(entry)


def test_the_course_s_own_are_told_with_their_sources() -> None:
    shown = activity("flexibility.ruler")
    assert isinstance(shown, EffectExplorer)
    assert "herbert2011stretch" in shown.references
