"""Train safely: the domain models and widgets of the course «Trygg trening – ryggen».

    >>> from training_safety import session_load
    >>> session_load(7, 60)
    420

Importing this package pulls in the standard library only, and each model when it is first asked
for. The widgets live in ``training_safety.widgets`` and need anywidget. The triage is
``training_safety.models.triage.triage``, so that nobody takes it by accident for a mere number.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

#: What the package offers by name, by the module it lives in.
_HOMES = {
    "activities": ("activity",),
    "models.evidence.diagnostic_accuracy": (
        "implied_likelihood_ratio",
        "natural_frequencies",
        "negative_likelihood_ratio",
        "positive_likelihood_ratio",
        "post_test_probability",
    ),
    "models.evidence.evidence": (
        "absolute_risk_reduction",
        "benefit_at_baseline",
        "number_needed_to_treat",
        "odds_ratio",
        "relative_risk",
    ),
    "models.body.heart_rate": (
        "HeartRateSign",
        "heart_rate_karvonen",
        "heart_rate_zone",
        "max_heart_rate_220",
        "max_heart_rate_tanaka",
    ),
    "models.evidence.important_change": ("Scale", "effect_to_minimal_change"),
    "models.lifting.lifting": ("lumbar_load",),
    "models.lifting.lifting_equation": ("Coupling", "lifting_task"),
    "models.lifting.lifting_frequency": ("Duration",),
    "models.body.nutrition": ("StopSign", "protein_intake"),
    "models.body.pain": ("next_load", "pain_advice"),
    "models.body.pain_conditions": ("PainAlarms", "PainCutOffs"),
    "models.load.progression": (
        "ceiling_week",
        "deload_weeks",
        "doubling_time",
        "geometric_progression",
        "linear_progression",
        "volume_load",
    ),
    "models.body.questionnaires": ("ostrc_severity", "oswestry_index"),
    "models.warm_up.ramp_up": ("loaded_ramp_up_sets", "ramp_up_sets"),
    "models.reasons": ("Reason",),
    "models.body.soreness": ("soreness_sketch",),
    "models.strength.strength": (
        "one_rep_max",
        "one_rep_max_brzycki",
        "one_rep_max_epley",
        "one_rep_max_lander",
        "one_rep_max_lombardi",
        "one_rep_max_mayhew",
        "one_rep_max_oconner",
        "one_rep_max_wathan",
        "percent_of_one_rep_max_brzycki",
        "percent_of_one_rep_max_epley",
        "repetitions_to_failure",
        "rpe_from_rir",
    ),
    "models.load.training_load": ("percent_change", "session_load", "session_spike", "weekly_load"),
    "models.strength.trunk_endurance": (
        "endurance_ratio",
        "mean_of_ratios",
        "ratio_of_means",
        "side_difference",
    ),
    "models.evidence.two_by_two": ("TwoByTwo",),
    "models.warm_up.warm_up": ("breathing_plan", "hold_plan", "ramp_plan"),
    "models.load.workload_ratio": (
        "coupled_from_uncoupled",
        "coupled_ratios",
        "coupling_correlation",
        "ewma_ratios",
        "uncoupled_ratios",
    ),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    """Import a model when it is first asked for."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    """Return what there is, for completion in a notebook."""
    return sorted([*globals(), *__all__])
