"""The course's widgets: ipywidgets that are also alive on a static page.

>>> from training_safety.widgets import WarmUpTimer, LoadPlanner, Quiz, BeliefSurvey
"""

from training_safety.widgets.belief_survey import BeliefSurvey
from training_safety.widgets.load_planner import LoadPlanner
from training_safety.widgets.quiz import Quiz
from training_safety.widgets.warm_up_timer import WarmUpTimer

__all__ = ["BeliefSurvey", "LoadPlanner", "Quiz", "WarmUpTimer"]
