from pathlib import Path

import pytest

from training_safety.models.warm_up import warm_up_exercises
from training_safety.models.warm_up.warm_up import breathing_plan, ramp_plan
from training_safety.models.warm_up.warm_up_exercises import (
    ACTIVATE_MORE,
    HOLD_EXERCISES,
    Exercise,
    Gentler,
    Text,
)

FIGURES = (Path(__file__).parents[2] / "src/training_safety/widgets/shared/exercise_figures.js").read_text(
    "utf-8"
)


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


def test_an_exercise_without_a_name_is_told_from_the_others_by_its_key():
    with pytest.raises(ValueError, match=r"^Exercise 'bridge' is called Text\(nb='', en='Bridge'\); give"):
        Exercise("bridge", Text("", "Bridge"), Text("Slik", "So"))


# ---- how the catalogue is written ----


def test_a_block_is_an_exercise_and_its_gentler_way_each_with_name_manner_and_drawing():
    written = """
march
Gange | Gå på stedet.
March | Walk on the spot.
seated_march
Gange på stol | Sitt, og løft ett kne.
Seated march | Sit and lift one knee.

two_steps march
To steg | Gå 2 × 10 steg med 40 % fart.
Two steps | Take 2 × 10 steps at 40% speed.

own -
Din egen | Gjør det du vil.
Your own | Do as you like.
-
Halvveis | Gjør halvparten.
Halfway | Do half of it.
"""
    sitting = Gentler(
        Text("Gange på stol", "Seated march"),
        Text("Sitt, og løft ett kne.", "Sit and lift one knee."),
        "seated_march",
    )
    half = Gentler(Text("Halvveis", "Halfway"), Text("Gjør halvparten.", "Do half of it."), "")
    two_steps = Text(
        "Gå 2\u00a0×\u00a010 steg med 40\u00a0% fart.", "Take 2\u00a0×\u00a010 steps at 40% speed."
    )

    assert {
        "march": Exercise(
            "march",
            Text("Gange", "March"),
            Text("Gå på stedet.", "Walk on the spot."),
            "march",
            sitting,
        ),
        "two_steps": Exercise("two_steps", Text("To steg", "Two steps"), two_steps, "march", None),
        "own": Exercise(
            "own", Text("Din egen", "Your own"), Text("Gjør det du vil.", "Do as you like."), "", half
        ),
    } == warm_up_exercises._catalogue(written)


@pytest.mark.parametrize(
    "lines",
    [
        "march\nGange | Gå på stedet.",
        "march\nGange | Gå på stedet.\nMarch",
        "march\nGange | Gå | på stedet.\nMarch | Walk on the spot.",
        "march\nGange | Gå på stedet.\nMarch | Walk on the spot.\nseated_march",
        "march\nGange | Gå.\nMarch | Walk.\nseated_march\nGange på stol | Sitt.",
    ],
    ids=["no English", "no manner", "three parts", "a drawing alone", "no gentler English"],
)
def test_a_block_with_a_line_too_few_or_a_part_too_many_is_no_exercise(lines):
    with pytest.raises(ValueError, match="unpack"):
        warm_up_exercises._catalogue(lines)


def test_the_gentler_side_plank_is_drawn_at_its_wall():
    assert "wall_side_lean" == HOLD_EXERCISES["side_plank"].gentler.figure
