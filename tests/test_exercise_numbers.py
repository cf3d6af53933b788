"""Numbers of an exercise that differ from student to student."""

from __future__ import annotations

from collections import Counter

import pytest

from training_safety.exercise_numbers import drawn


def test_a_student_gets_the_same_number_each_time_however_the_name_is_written() -> None:
    spellings = ("åse.nord", " Åse.Nord ", "ÅSE.NORD", "a\u030ase.nord")
    assert 1 == len({drawn(name, "prevention", "risk", range(10_000)) for name in spellings})


def test_the_number_is_the_one_it_has_always_been() -> None:
    assert [14, 77, 33] == [
        drawn(name, "prevention", "risk", range(100)) for name in ("kari", "ola", "student-1")
    ]


@pytest.mark.parametrize(
    ("assignment", "name"), [("practice", "risk"), ("prevention", "weight")], ids=["assignment", "number"]
)
def test_another_assignment_or_number_is_drawn_anew(assignment: str, name: str) -> None:
    students = [f"student-{number}" for number in range(200)]
    same = sum(
        drawn(who, "prevention", "risk", range(20)) == drawn(who, assignment, name, range(20))
        for who in students
    )
    assert same < 30


def test_each_choice_is_about_as_likely_as_the_others() -> None:
    counts = Counter(drawn(f"student-{number}", "treatment", "arm", "abcd") for number in range(4000))
    assert {"a", "b", "c", "d"} == set(counts)
    assert all(900 < count < 1100 for count in counts.values())


@pytest.mark.parametrize("student", ["", "  ", None, 7])
def test_a_student_without_a_name_is_told_what_to_write_in_both_languages(student: object) -> None:
    with pytest.raises(ValueError, match=r"Skriv brukernavnet ditt.*Write your user name"):
        drawn(student, "prevention", "risk", range(10))  # type: ignore[arg-type]


def test_nothing_to_draw_from_is_refused_with_the_name_of_the_number() -> None:
    with pytest.raises(ValueError, match="nothing to draw risk from"):
        drawn("kari", "prevention", "risk", [])
