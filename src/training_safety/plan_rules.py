"""The rules of training plans, under the name that handed-out notebooks import: see ``training_safety.models.training_plan.plan_rules``."""

from training_safety.models.training_plan.plan_rules import (
    Person,
    broken_rules,
)

__all__ = [
    "Person",
    "broken_rules",
]
