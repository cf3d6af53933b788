"""The course's widgets: ipywidgets that are also alive on a static page.

>>> from training_safety.widgets import WarmUpTimer, LoadPlanner, Quiz, BeliefSurvey, CardSorter

They need the extra ``widgets``. Each is imported when it is first asked for, so that what else lives
here can be used without it.
"""

from __future__ import annotations

from training_safety.lazy_names import lazy_names

__all__, __getattr__, __dir__ = lazy_names(
    __name__, extra="widgets"
)  # a new widget is a line in __init__.pyi
