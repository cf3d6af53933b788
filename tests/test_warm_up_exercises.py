from pathlib import Path

import pytest

from training_safety.warm_up import breathing_plan, ramp_plan
from training_safety.warm_up_exercises import ACTIVATE_MORE, HOLD_EXERCISES, Exercise, Text

FIGURES = (Path(__file__).parents[1] / "src/training_safety/widgets/exercise_figures.js").read_text("utf-8")


def all_exercises():
    in_plans = [e for p in ramp_plan().phases for e in (*p.exercises, *p.more)]
    return [*in_plans, *HOLD_EXERCISES.values(), *breathing_plan().phases[0].exercises]


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.key)
def test_every_exercise_is_told_in_both_languages_and_has_a_gentler_way(exercise):
    # What is done sitting with nothing to hold is as gentle as it gets.
    ways = [exercise] if exercise == ACTIVATE_MORE["seated_rotation"] else [exercise, exercise.gentler]
    for way in ways:
        assert all((way.name.nb, way.name.en, way.how.nb, way.how.en))
        assert len(way.how.nb) <= 110
        assert len(way.how.en) <= 110
        assert way.figure == "" or f"  {way.figure}: [" in FIGURES or f"  {way.figure}: (" in FIGURES


def test_percent_signs_and_times_signs_stay_with_their_numbers():
    how = ramp_plan().phases[2].exercises[1].how

    assert "8\u00a0×\u00a040\u00a0%" in how.nb
    assert "8\u00a0×\u00a040%" in how.en


def test_an_exercise_has_a_name_in_both_languages():
    with pytest.raises(ValueError, match="give its name in nb and en"):
        Exercise("x", Text("Navn", " "), Text("Slik", "So"))


def test_the_gentler_side_plank_is_drawn_at_its_wall():
    assert "wall_side_lean" == HOLD_EXERCISES["side_plank"].gentler.figure
