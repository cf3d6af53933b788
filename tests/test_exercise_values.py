"""What a check says where the learner's answer is a value, or a function that should refuse."""

from __future__ import annotations

from typing import Any

import pytest

from training_safety.exercise_checks import Part, WrongAnswerError


def said(check: Any, *arguments: Any, **more: Any) -> str:
    """What a check that fails says."""
    with pytest.raises(WrongAnswerError) as caught:
        check(*arguments, **more)
    return str(caught.value)


def value(given: object, *, hidden: bool = False, language: str = "en") -> Any:
    """The value named «answer» in a notebook."""
    return Part(2, {"answer": given, "LANGUAGE": language}, hidden=hidden).value("answer")


def refuser(function: object, *, hidden: bool = False) -> Any:
    """A call of a function named «share» with −1."""
    return Part(2, {"share": function, "LANGUAGE": "en"}, hidden=hidden).call("share", -1)


def test_a_function_that_raises_value_error_has_refused() -> None:
    def share(number: float) -> None:
        raise ValueError("no")

    refuser(share).refuses()


def test_a_function_that_answers_instead_of_refusing_is_told_what_it_gave() -> None:
    assert (
        "We called share(-1) and expected share to refuse with raise ValueError, but got -2. Read part 2 once more."
        == said(refuser(lambda number: 2 * number).refuses)
    )


def test_another_error_is_no_refusal() -> None:
    assert "but it stopped with ZeroDivisionError: division by zero." in said(
        refuser(lambda n: n / 0).refuses
    )


def test_a_function_that_is_not_written_has_not_refused() -> None:
    def share(number: float) -> None:
        raise NotImplementedError

    assert "share is not finished." in said(refuser(share).refuses)


def test_a_hidden_check_of_a_refusal_tells_no_numbers() -> None:
    assert "-1" not in said(refuser(lambda number: 0, hidden=True).refuses)


@pytest.mark.parametrize("given", [7, 7.0, 7 + 1e-12])
def test_a_value_that_is_the_expected_one_says_nothing(given: float) -> None:
    value(given).equals(7)


def test_a_value_that_is_another_is_told_both() -> None:
    assert "answer is 6, but we expected 7. Read part 2 once more." == said(value(6).equals, 7)


def test_a_hidden_check_of_a_value_tells_neither() -> None:
    sentence = said(value(6, hidden=True).equals, 7)
    assert "6" not in sentence
    assert "7" not in sentence


def test_a_value_may_be_as_far_off_as_the_check_says() -> None:
    value(16.38).equals(16.4, within=0.05)
    assert "16.3," in said(value(16.3).equals, 16.4, within=0.05)


def test_a_value_that_is_not_there_is_named() -> None:
    missing = Part(2, {"LANGUAGE": "en"}).value("answer")
    for check in (missing.is_number, lambda: missing.equals(1), lambda: missing.chosen_among("a", "b")):
        assert "We did not find answer." in said(check)


@pytest.mark.parametrize("given", ["7", None, True, [7], ...])
def test_what_is_no_number_is_shown_and_asked_for_again(given: object) -> None:
    assert (
        f"answer is {given!r}. Give answer a number, without quotation marks and with a decimal point, such as 2.5."
        in said(value(given).is_number)
    )


def test_any_number_will_do_where_a_number_is_asked_for() -> None:
    for given in (0, -3, 2.5):
        value(given).is_number()


def test_one_choice_for_each_key_is_all_that_is_asked_of_a_table() -> None:
    value({"b": "weak", "a": "weak"}).chosen_among("ab", ("supported", "weak"))


def test_keys_without_a_choice_are_named_with_what_there_is_to_choose() -> None:
    assert (
        "answer lacks a valid answer for b, c. Write one of these: 'supported', 'weak'. Read part 2 once more."
        == said(value({"a": "weak", "b": None, "c": "Weak"}).chosen_among, "abc", ("supported", "weak"))
    )


def test_keys_that_nobody_asked_for_are_named() -> None:
    assert "has answers for 'c'" in said(value({"a": 1, "b": 1, "c": 1}).chosen_among, "ab", (1, 2))


def test_what_is_no_table_is_shown_with_the_keys_to_answer() -> None:
    assert "answer is ['weak']. Keep the curly brackets, and give one answer to each: a, b." in said(
        value(["weak"]).chosen_among, "ab", ("weak",)
    )


def test_an_object_that_equals_everything_is_no_choice() -> None:
    class Everything:
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = None  # type: ignore[assignment]

    assert "lacks a valid answer for a" in said(value({"a": Everything()}).chosen_among, "a", ("weak",))
    assert "but we expected" in said(value(Everything()).equals, {"a": "weak"})
