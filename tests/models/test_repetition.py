"""When a question comes back, by the numbers that JavaScript reads too."""

from __future__ import annotations

import pytest

from training_safety.models.quiz.repetition import (
    INTERVAL_DAYS,
    LEARNED,
    ROUND,
    box_after,
    due_day,
    due_items,
    schedule,
)
from vector_files import vectors_of

VECTORS = vectors_of("repetition")
ITEMS = {name: (box, day) for name, (box, day) in VECTORS["items"].items()}


def test_the_boxes_are_those_of_the_shared_vectors() -> None:
    assert VECTORS["interval_days"] == list(INTERVAL_DAYS)
    assert (VECTORS["learned"], VECTORS["round"]) == (LEARNED, ROUND)


def test_a_right_answer_moves_a_question_one_box_on_and_any_other_to_the_first() -> None:
    for case in VECTORS["after"]:
        assert case["then"] == box_after(case["box"], case["score"]), case


def test_a_question_comes_back_after_the_days_of_its_box_and_a_learned_one_never() -> None:
    for case in VECTORS["due"]:
        assert case["due"] == due_day(case["box"], case["day"]), case


def test_the_longest_overdue_are_asked_first_and_only_so_many() -> None:
    for case in VECTORS["asked"]:
        assert case["ids"] == due_items(ITEMS, case["today"], case["most"]), case


def test_the_schedule_counts_each_question_once() -> None:
    for case in VECTORS["schedules"]:
        assert case["counts"] == schedule(ITEMS, case["today"])
        assert len(ITEMS) == sum(case["counts"].values())


@pytest.mark.parametrize("given", VECTORS["refused"]["after"])
def test_a_box_or_a_score_that_cannot_be_is_refused(given: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match=r"(box|score) is .*; give"):
        box_after(*given)


@pytest.mark.parametrize("given", VECTORS["refused"]["due"])
def test_a_box_or_a_day_that_cannot_be_is_refused(given: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"(box|day) is .*; give"):
        due_day(*given)


def test_who_answers_right_meets_a_question_again_after_1_3_7_and_21_days() -> None:
    box, day = 0, 20_000
    waited = []
    while (due := due_day(box, day)) is not None:
        waited.append(due - day)
        box, day = box_after(box, 1), due
    assert waited == [1, 3, 7, 21]
