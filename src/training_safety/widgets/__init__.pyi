from training_safety.widgets.belief_survey.widget import BeliefSurvey as BeliefSurvey
from training_safety.widgets.calculator.widget import Calculator as Calculator
from training_safety.widgets.card_sorter.widget import CardSorter as CardSorter
from training_safety.widgets.connection_map.widget import ConnectionMap as ConnectionMap
from training_safety.widgets.effect_explorer.widget import EffectExplorer as EffectExplorer
from training_safety.widgets.exercise_library.widget import ExerciseLibrary as ExerciseLibrary
from training_safety.widgets.lifting_lab.widget import LiftingLab as LiftingLab
from training_safety.widgets.load_planner.widget import LoadPlanner as LoadPlanner
from training_safety.widgets.plan_card.widget import PlanCard as PlanCard
from training_safety.widgets.quiz.widget import Quiz as Quiz
from training_safety.widgets.strength_estimator.widget import StrengthEstimator as StrengthEstimator
from training_safety.widgets.symptom_check.widget import SymptomCheck as SymptomCheck
from training_safety.widgets.timeline.widget import Timeline as Timeline
from training_safety.widgets.training_diary.widget import TrainingDiary as TrainingDiary
from training_safety.widgets.warm_up_timer.widget import WarmUpTimer as WarmUpTimer

__all__: list[str]

def __dir__() -> list[str]: ...
