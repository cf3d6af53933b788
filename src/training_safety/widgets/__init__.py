"""The course's widgets: ipywidgets that are also alive on a static page.

>>> from training_safety.widgets import WarmUpTimer, LoadPlanner, Quiz, BeliefSurvey, CardSorter

They need the extra ``widgets``. Each is imported when it is first asked for, so that what else lives
here can be used without it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from training_safety.widgets.belief_survey.widget import BeliefSurvey
    from training_safety.widgets.card_sorter.widget import CardSorter
    from training_safety.widgets.connection_map.widget import ConnectionMap
    from training_safety.widgets.load_planner.widget import LoadPlanner
    from training_safety.widgets.quiz.widget import Quiz
    from training_safety.widgets.timeline.widget import Timeline
    from training_safety.widgets.warm_up_timer.widget import WarmUpTimer

__all__ = ["BeliefSurvey", "CardSorter", "ConnectionMap", "LoadPlanner", "Quiz", "Timeline", "WarmUpTimer"]

_FOLDERS = {
    "BeliefSurvey": "belief_survey",
    "CardSorter": "card_sorter",
    "ConnectionMap": "connection_map",
    "LoadPlanner": "load_planner",
    "Quiz": "quiz",
    "Timeline": "timeline",
    "WarmUpTimer": "warm_up_timer",
}


def __getattr__(name: str) -> Any:
    """Import a widget when it is first asked for; raises ``ImportError`` where the extra is missing."""
    if name not in _FOLDERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_FOLDERS[name]}.widget"), name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("training_safety"):
            raise
        raise ImportError(
            f"{name} needs {error.name}, which is not installed. "
            'Install the widgets with: pip install "training-safety[widgets]"'
        ) from error


def __dir__() -> list[str]:
    """Return what there is, for completion in a notebook."""
    return sorted([*globals(), *__all__])
