"""The lifting lab as it is made in Python, and as it is read before scripts run."""

from __future__ import annotations

import re
from typing import Any

import pytest
import traitlets

from training_safety import activity
from training_safety.models.lifting.lifting import lumbar_load
from training_safety.widgets import LiftingLab
from widget_stills import parsed

TEXT = {"nb": "tekst", "en": "text"}
LIFT = {"inclination_deg": 45, "reach_cm": 10, "load_kg": 20}
GOOD: dict[str, Any] = {"kind": "lifting", "title": TEXT, "setups": [LIFT]}
LABS = ("mechanical_load.lift", "technique.two_lifts")


def test_a_lab_reckons_its_lifts_with_the_courses_model() -> None:
    lab = LiftingLab(setups=[LIFT, {**LIFT, "reach_cm": 30}], person={"body_mass_kg": 70})
    assert lab.loads == [
        lumbar_load(70, 1.8, 45, 20, 0.1, 0.06),
        lumbar_load(70, 1.8, 45, 20, 0.3, 0.06),
    ]


def test_an_entry_decides_the_lifts_unless_others_are_given() -> None:
    assert LiftingLab(GOOD).setups == [LIFT]
    assert LiftingLab(GOOD, setups=[{**LIFT, "load_kg": 5}]).setups[0]["load_kg"] == 5
    assert LiftingLab({**GOOD, "person": {"body_height_cm": 165}}).person["body_height_cm"] == 165


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"setups": []}, "there are 0 setups; give one lift, or two to compare"),
        ({"setups": [LIFT] * 3}, "there are 3 setups"),
        ({"setups": [{"load_kg": 20}]}, r"setups\[0\] has no 'inclination_deg'"),
        (
            {"setups": [{**LIFT, "reach_cm": 80}]},
            r"in setups\[0\], reach_cm is 80; give a number from 0 to 60",
        ),
        ({"setups": [{**LIFT, "load_kg": "20"}]}, r"load_kg is '20'; give a number from 0 to 150"),
        ({"person": {"body_mass_kg": 5}}, "in person, body_mass_kg is 5; give a number from 30 to 250"),
        ({"person": {"weight": 80}}, "person has 'weight', which is none of"),
        ({"predict": {**TEXT, "to": {"reach_cm": 70}}}, "in predict.to, reach_cm is 70"),
        ({"title": {"nb": "bare norsk"}}, 'title has no text in "en"'),
    ],
)
def test_an_entry_that_cannot_be_lifted_is_refused_with_the_reason(
    changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        LiftingLab({**GOOD, **changes})


def test_a_lift_that_the_model_is_not_for_is_refused_later_too() -> None:
    lab = LiftingLab(GOOD)
    with pytest.raises(traitlets.TraitError, match="inclination_deg is 120; give a number from 0 to 90"):
        lab.setups = [{**LIFT, "inclination_deg": 120}]
    assert lab.setups == [LIFT]


@pytest.mark.parametrize("name", LABS)
def test_without_scripts_the_lifts_and_their_numbers_are_there_to_read(name: str) -> None:
    lab = activity(name)
    still = parsed(lab)
    shown = still.select(".ts-lift-one:not([hidden])")
    for each, load in zip(shown, lab.loads, strict=True):
        words = re.sub(r"[\u00a0\u202f]", "", each.get_text(" "))
        assert f"{load.external_moment_nm:.0f}N·m" in words
        assert f"{load.compression_n:.0f}N" in words
        assert f"{load.shear_n:.0f}N" in words
        assert each.select("svg path")
    for control in ("input", "button"):
        assert all(part.find_parent(class_="ts-scripted") for part in still.select(control))


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_it_always_says_physics_not_risk_and_names_no_limit_and_no_danger(lang: str) -> None:
    said = parsed(LiftingLab(lang=lang), lang).get_text(" ")
    assert {"nb": "Fysikk, ikke risiko", "en": "Physics, not risk"}[lang] in said
    assert not re.search(r"farlig|danger|trygg grense|safe|3.?400|6.?400|NIOSH", said, re.I)
