"""One example of each widget: what the tests of all widgets make, show and try. A new widget is a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from training_safety import activity, widgets


def _of(name: str) -> dict[str, Any]:
    """An activity of the course."""
    entry: dict[str, Any] = activity(name).activity
    return entry


#: Each widget by its name, made with settings of one's own.
MADE: dict[str, Callable[..., Any]] = {
    "BeliefSurvey": lambda **own: widgets.BeliefSurvey(**own),
    "Calculator": lambda **own: widgets.Calculator(_of("protein.grams_in_a_day"), **own),
    "CardSorter": lambda **own: widgets.CardSorter(_of("technique.what_now"), **own),
    "ConnectionMap": lambda **own: widgets.ConnectionMap(_of("causes.cause_map"), **own),
    "EffectExplorer": lambda **own: widgets.EffectExplorer(_of("flexibility.ruler"), **own),
    "ExerciseLibrary": lambda **own: widgets.ExerciseLibrary(**own),
    "LiftingLab": lambda **own: widgets.LiftingLab(**own),
    "LoadPlanner": lambda **own: widgets.LoadPlanner(**own),
    "PlanCard": lambda **own: widgets.PlanCard(_of("physiotherapy.visit"), **own),
    "Quiz": lambda **own: widgets.Quiz.from_bank("warm_up", **own),
    "StrengthEstimator": lambda **own: widgets.StrengthEstimator(
        _of("functional_strength.seven_formulas"), **own
    ),
    "SymptomCheck": lambda **own: widgets.SymptomCheck(**own),
    "Timeline": lambda **own: widgets.Timeline(_of("what_is_it.soreness_curve"), **own),
    "TrainingDiary": lambda **own: widgets.TrainingDiary(**own),
    "WarmUpTimer": lambda **own: widgets.WarmUpTimer(**own),
}
