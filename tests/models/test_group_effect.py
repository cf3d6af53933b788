"""A difference between groups beside 0 and the limits of what matters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from places import ROOT
from training_safety.models.evidence.group_effect import LIMITS, group_effect

VECTORS = json.loads((ROOT / "tests/vectors/group_effect.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["effects"], ids=lambda case: case["note"])
def test_a_difference_is_laid_beside_0_and_both_limits_as_the_shared_vectors_say(
    case: dict[str, Any],
) -> None:
    effect = group_effect(*case["given"])
    assert case["includes_zero"] is effect.includes_zero
    assert case["limits"] == [[each.limit, each.estimate, each.interval.value] for each in effect.limits]
    assert case["given"] == [effect.value, effect.low, effect.high]


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_is_refused_by_name(case: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError), match=f"^{case['argument']} "):
        group_effect(*case["given"])


def test_the_limits_are_the_ones_the_browser_uses() -> None:
    assert VECTORS["limits"] == list(LIMITS)
