import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.body import questionnaires
from training_safety.models.body.questionnaires import (
    OSTRC_ANSWERS,
    OSWESTRY_BANDS,
    OstrcScore,
    OswestryScore,
    ostrc_severity,
    oswestry_index,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("questionnaires")


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12, abs=0)


def reason_of(case):
    return case["reason"] and Reason[case["reason"].upper()]


@pytest.mark.parametrize("case", VECTORS["oswestry"], ids=str)
def test_the_oswestry_index_is_the_share_of_the_points_that_could_be_given(case):
    score = oswestry_index(case["answers"])

    assert OswestryScore(case["total"], case["answered"]) == score
    assert close(case["percent"]) == score.percent
    assert case["missing"] == score.missing
    assert (case["band"] and tuple(case["band"])) == score.band
    assert reason_of(case) == score.reason


@pytest.mark.parametrize("case", VECTORS["ostrc"], ids=str)
def test_the_ostrc_severity_follows_the_rules_of_the_form(case):
    expected = OstrcScore(case["severity"], case["substantial"], reason_of(case))
    assert expected == ostrc_severity(*case["answers"])


def test_the_printed_numbers_of_the_formula_page_come_out_as_they_stand_there():
    nine = oswestry_index([2, 2, 2, 2, 2, 2, 2, 2, 1, None])
    ten = oswestry_index([2, 2, 2, 2, 2, 2, 2, 2, 1, 0])

    assert (37.8, 34.0) == (round(nine.percent, 1), ten.percent)
    assert (50, True) == (ostrc_severity(8, 17, 8, 17).severity, ostrc_severity(8, 17, 8, 17).substantial)


def test_a_form_that_ends_at_its_first_question_needs_no_more_answers():
    assert OstrcScore(0, False) == ostrc_severity(0)
    assert OstrcScore(100, True) == ostrc_severity(25)
    assert OstrcScore(None, None, Reason.QUESTION_NOT_ANSWERED) == ostrc_severity(8)


def test_the_numbers_of_the_forms_are_the_ones_the_browser_uses():
    assert VECTORS["limits"] == {
        "oswestry_items": questionnaires.OSWESTRY_ITEMS,
        "oswestry_highest_answer": questionnaires.OSWESTRY_HIGHEST_ANSWER,
        "oswestry_bands": [list(band) for band in OSWESTRY_BANDS],
        "ostrc_answers": list(OSTRC_ANSWERS),
    }
    assert (100, 17) == (questionnaires.OSTRC_FULL_SCORE, questionnaires.OSTRC_MODERATE)


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_what_is_no_answer_is_refused_with_what_was_given_and_what_to_give(case):
    with pytest.raises(ValueError, match="give") as refusal:
        getattr(questionnaires, case["function"])(*case["given"])
    if case["argument"] == "answers":
        expected = f"answers is {case['given'][0]!r}; give a list of 10 items, None for one not answered."
    elif case["argument"] == "answer":
        wrong = next(x for x in case["given"][0] if x != 2)
        expected = (
            f"answers holds {wrong!r}; give a whole number from 0 to 5, or None for an item not answered."
        )
    else:
        names = ("participation", "modified_training", "performance", "symptoms")
        wrong = case["given"][names.index(case["argument"])]
        expected = f"{case['argument']} is {wrong!r}; give 0, 8, 17 or 25, or None if not answered."
    assert expected == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), 2.0, 10**400])
def test_an_answer_is_a_whole_number_of_the_form(nonsense):
    with pytest.raises(ValueError, match="answers holds"):
        oswestry_index([2] * 9 + [nonsense])
    with pytest.raises(ValueError, match="participation is"):
        ostrc_severity(nonsense, 0, 0, 0)


@pytest.mark.parametrize("answer", [8.0, True, 16, 26, "8"])
def test_an_answer_to_the_ostrc_form_is_one_of_its_four_whole_numbers(answer):
    with pytest.raises(ValueError, match="symptoms") as refusal:
        ostrc_severity(8, 17, 8, answer)
    assert f"symptoms is {answer!r}; give 0, 8, 17 or 25, or None if not answered." == str(refusal.value)


items = st.lists(st.none() | st.integers(0, 5), min_size=10, max_size=10)


@given(items)
def test_every_index_lies_in_one_band_and_never_between_two(answers):
    percent = oswestry_index(answers).percent

    if percent is None:
        assert [None] * 10 == answers
    else:
        assert [oswestry_index(answers).band] == [
            band for band in OSWESTRY_BANDS if band[0] <= percent <= band[1]
        ]


@given(items)
def test_the_order_of_the_items_does_not_matter_and_none_is_not_0(answers):
    score = oswestry_index(answers)

    assert score == oswestry_index(answers[::-1])
    zeros = oswestry_index([0 if answer is None else answer for answer in answers])
    assert score.total == zeros.total
    assert score.percent is None or zeros.percent <= score.percent


@given(st.tuples(*[st.sampled_from(OSTRC_ANSWERS)] * 4))
def test_a_full_form_has_a_severity_from_0_to_100_and_symptoms_alone_are_not_substantial(answers):
    score = ostrc_severity(*answers)

    assert 0 <= score.severity <= 100
    assert score.reason is None
    assert score.substantial == ostrc_severity(*answers[:3], 0).substantial
