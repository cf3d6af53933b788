"""A diary's days as the models add them up: what is missing is not zero."""

from __future__ import annotations

from datetime import date

import pytest

from training_safety.models.load.diary import Diary, DiarySession
from vector_files import vectors_of

VECTORS = vectors_of("diary")


def diary(sessions: list[dict[str, object]]) -> Diary:
    """Return a diary of the vectors' sessions."""
    return Diary(
        tuple(DiarySession(**{**each, "date": date.fromisoformat(str(each["date"]))}) for each in sessions)
    )


@pytest.mark.parametrize("case", VECTORS["days"], ids=lambda case: case["why"])
def test_the_days_of_a_diary_add_up_and_what_is_missing_is_not_zero(case) -> None:
    days = [date.fromisoformat(day) for day in case["dates"]]
    assert tuple(case["loads"]) == diary(case["sessions"]).daily_loads(days)
    assert tuple(case["minutes"]) == diary(case["sessions"]).daily_minutes(days)


def test_a_week_is_the_one_that_a_day_lies_in_with_its_spread() -> None:
    loads = [(7, 60), (0, 60), (5, 60), (0, 60), (8, 60), (2, 90), (0, 60)]
    week = Diary(
        tuple(
            DiarySession(date(2026, 11, 23 + n), "running", minutes, rpe)
            for n, (rpe, minutes) in enumerate(loads)
        )
    )
    assert 1380 == week.week(date(2026, 11, 29)).total == week.week(date(2026, 11, 23)).total
    assert pytest.approx(0.9522905) == week.variation(date(2026, 11, 26)).monotony
    assert week.week(date(2026, 11, 30)).total is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": "chess"}, "kind is 'chess'; give one of strength, running"),
        ({"minutes": 601}, "minutes is 601; give 0 to 600 min"),
        ({"rpe": 11}, "rpe is 11; give 0 to 10"),
        ({"pain_next_day": -1}, "pain_next_day is -1"),
    ],
)
def test_a_session_that_cannot_be_is_refused_with_what_to_do(given, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        DiarySession(date(2026, 11, 23), **{"kind": "running", **given})
