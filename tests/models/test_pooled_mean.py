"""Trials put together, and trials that chance draws: the same in Python and in JavaScript."""

from __future__ import annotations

import json
from typing import Any

import pytest

from places import ROOT
from training_safety.models.evidence.pooled_mean import (
    Trial,
    drawn_trial,
    fixed_effect_mean,
    plain_mean,
    random_effects_mean,
)

VECTORS = json.loads((ROOT / "tests/vectors/pooled_mean.json").read_text(encoding="utf-8"))


def close(value: Any) -> Any:
    return pytest.approx(value, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("case", VECTORS["pooled"], ids=lambda case: case["note"])
def test_trials_are_put_together_as_the_shared_vectors_say(case: dict[str, Any]) -> None:
    trials = [Trial(*each) for each in case["trials"]]
    assert close(case["plain"]) == plain_mean(trials)
    for pooled, expected in (
        (fixed_effect_mean(trials), case["fixed"]),
        (random_effects_mean(trials), case["random"]),
    ):
        assert close(expected["value"]) == pooled.value
        assert close(expected["standard_error"]) == pooled.standard_error
        assert close(expected["shares"]) == list(pooled.shares)
        assert close(expected.get("between_trials", 0)) == pooled.between_trials


def test_the_mean_of_the_small_and_the_large_trials_has_the_interval_of_the_course() -> None:
    low, high = fixed_effect_mean([Trial(*each) for each in VECTORS["pooled"][0]["trials"]]).interval
    assert (-12.2, -7.5) == (round(low, 1), round(high, 1))


@pytest.mark.parametrize("case", VECTORS["drawn"], ids=lambda case: str(case["given"]))
def test_the_same_seed_and_number_draw_the_same_trial_as_in_the_browser(case: dict[str, Any]) -> None:
    trial = drawn_trial(*case["given"])
    assert close(case["difference"]) == trial.difference
    assert close(case["standard_error"]) == trial.standard_error


@pytest.mark.parametrize("case", VECTORS["refused_draws"], ids=str)
def test_a_draw_out_of_range_is_refused_by_name(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"^{case['argument']} is .*give"):
        drawn_trial(*case["given"])


@pytest.mark.parametrize("case", VECTORS["refused_trials"], ids=str)
def test_what_is_no_trial_is_refused_by_name(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"^{case['argument']} is .*give"):
        plain_mean([Trial(*each) for each in case["trials"]])
