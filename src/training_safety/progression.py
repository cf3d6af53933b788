"""The progression of loads, under the name that handed-out notebooks import: see ``training_safety.models.load.progression``."""

from training_safety.models.load.progression import (
    MOST_GROWTH,
    MOST_WEEKS,
    DoublingTime,
    ceiling_week,
    deload_weeks,
    doubling_time,
    geometric_progression,
    linear_progression,
    volume_load,
)

__all__ = [
    "MOST_GROWTH",
    "MOST_WEEKS",
    "DoublingTime",
    "ceiling_week",
    "deload_weeks",
    "doubling_time",
    "geometric_progression",
    "linear_progression",
    "volume_load",
]
