"""Warm-ups, under the name that handed-out notebooks import: see ``training_safety.models.warm_up.warm_up``."""

from training_safety.models.warm_up.warm_up import (
    ACTIVATE_RANGE_MIN,
    BREATH_RANGE_S,
    BREATHING_RANGE_MIN,
    HOLD_RANGE_S,
    HOLDS_RANGE,
    LONGEST_PHASE_MIN,
    POTENTIATE_RANGE_MIN,
    RAISE_RANGE_MIN,
    READY_RANGE_S,
    REST_RANGE_S,
    breathing_plan,
    hold_plan,
    ramp_plan,
)

__all__ = [
    "ACTIVATE_RANGE_MIN",
    "BREATHING_RANGE_MIN",
    "BREATH_RANGE_S",
    "HOLDS_RANGE",
    "HOLD_RANGE_S",
    "LONGEST_PHASE_MIN",
    "POTENTIATE_RANGE_MIN",
    "RAISE_RANGE_MIN",
    "READY_RANGE_S",
    "REST_RANGE_S",
    "breathing_plan",
    "hold_plan",
    "ramp_plan",
]
