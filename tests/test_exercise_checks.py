"""What a check says to the learner, and what it takes for a right answer."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import Any

import pytest

from training_safety.exercise_checks import LONGEST_SHOWN, WORDS, Part, WrongAnswerError, agrees
from training_safety.models.evidence.two_by_two import Estimate, IntervalMethod


class Everything:
    """Claims to equal everything, to be any number and to look like anything."""

    def __init__(self, look: str = "7") -> None:
        self.look = look

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return self.look

    def __float__(self) -> float:
        return 7.0

    __index__ = __int__ = __len__ = lambda self: 7
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __eq__
    __call__ = __getitem__ = lambda self, *_: self


class EqualNumber(float):
    __eq__ = Everything.__eq__
    __hash__ = Everything.__hash__


class EqualText(str):
    __eq__ = Everything.__eq__
    __hash__ = Everything.__hash__


class EqualTable(dict):  # type: ignore[type-arg]
    __eq__ = Everything.__eq__
    __hash__ = Everything.__hash__  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        (7, 7.0),
        (0.1 + 0.2, 0.3),
        (Fraction(1, 4), 0.25),
        (Decimal("0.25"), 0.25),
        ([1, [2, None]], (1, (2, None))),
        ({"a": 1, "b": True}, {"b": True, "a": 1.0}),
        (OrderedDict(a=1), {"a": 1}),
        ("unclear", "unclear"),
        (None, None),
        (False, False),
        (IntervalMethod.SCORE, IntervalMethod.SCORE),
        (Estimate(0.55, 0.41, 0.74), Estimate(0.55, 0.41, 0.74)),
    ],
)
def test_what_means_the_same_agrees(came: object, expected: object) -> None:
    assert agrees(came, expected)


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        (True, 1),
        (1, True),
        (0, False),
        (0, None),
        (None, 0),
        ("7", 7),
        (7, "7"),
        (7.001, 7),
        (float("nan"), 7),
        (float("inf"), 7),
        (10**400, 7),
        (Decimal("sNaN"), 7),
        ((5, 10, 1), (5, 10)),
        ((10, 5), (5, 10)),
        ("ab", ("a", "b")),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "c": 2}, {"a": 1, "b": 2}),
        ({1: "a"}, {True: "b"}),
        (IntervalMethod.SIMPLE, IntervalMethod.SCORE),
        (Estimate(0.55), Estimate(0.56)),
    ],
)
def test_what_differs_does_not_agree(came: object, expected: object) -> None:
    assert not agrees(came, expected)


@pytest.mark.parametrize("expected", [7, 7.5, True, None, "7", (7, 7), [7], {"a": 7}, Estimate(7)], ids=repr)
def test_an_object_that_equals_everything_equals_nothing(expected: object) -> None:
    assert not agrees(Everything(repr(expected)), expected)
    assert not agrees(EqualNumber(1), expected)
    assert not agrees(EqualText("no"), expected)
    assert not agrees(EqualTable(a=1), expected)
    assert not agrees([Everything()], expected)
    assert not agrees({Everything(): Everything()}, expected)


def test_a_table_that_claims_to_hold_everything_holds_nothing() -> None:
    class Table(dict):  # type: ignore[type-arg]
        def __len__(self):
            return 1

        def __iter__(self):
            return iter(())

        __contains__ = Everything.__eq__

        def __getitem__(self, _):
            return 7

    assert not agrees(Table(), {"a": 7})


def test_a_key_that_claims_to_be_every_key_is_none() -> None:
    class Key(Everything):
        def __hash__(self):
            return hash("a")

    assert {Key(): 7} == {"a": 7}
    assert not agrees({Key(): 7}, {"a": 7})


def test_a_number_may_be_as_far_off_as_the_check_says() -> None:
    assert agrees({"a": [16.38]}, {"a": [16.4]}, within=0.05)
    assert not agrees(16.34, 16.4, within=0.05)


def said(function: Any, *arguments: object, gives: object, language: str = "en", hidden: bool = False) -> str:
    """What a check says about a function."""
    notebook = {"answer": function, "LANGUAGE": language}
    with pytest.raises(WrongAnswerError) as caught:
        Part(3, notebook, hidden=hidden).call("answer", *arguments).gives(gives)
    return str(caught.value)


def test_a_right_answer_says_nothing() -> None:
    Part(3, {"answer": lambda a, b: a + b}).call("answer", 1, 2).gives(3)


def test_a_wrong_answer_is_told_what_was_called_what_came_what_was_expected_and_where_to_read() -> None:
    assert "We called answer(60.5, 'x') and expected 7, but got 6. Read part 3 once more." == said(
        lambda *_: 6, 60.5, "x", gives=7
    )
    assert "Vi kalte answer(60.5, 'x') og ventet 7, men fikk 6. Les del 3 en gang til." == said(
        lambda *_: 6, 60.5, "x", gives=7, language="nb"
    )


def test_another_kind_of_answer_is_named() -> None:
    assert "but got '7' (of type str)." in said(lambda: "7", gives=7)
    assert "but got 6.5. " in said(lambda: 6.5, gives=7)


@dataclass(frozen=True)
class Broken:
    """A rule that is broken, as the domain's are."""

    nb: str
    en: str

    def sentence(self, language: str) -> str:
        return {"nb": self.nb, "en": self.en}[language]


class Even:
    """Two rules for a number; each takes any answer."""

    def broken(self, answer: object, *rules: str) -> list[Broken]:
        number = answer if type(answer) is int else 1
        found = {
            "even": (number % 2, Broken("Tallet er ikke et partall.", "The number is not even.")),
            "small": (number > 9, Broken("Tallet har flere sifre.", "The number has more digits.")),
        }
        return [found[rule][1] for rule in rules if found[rule][0]]


def said_of_rules(function: Any, *rules: str, language: str = "en", hidden: bool = False) -> str:
    """What a check of rules says about a function."""
    notebook = {"answer": function, "LANGUAGE": language}
    with pytest.raises(WrongAnswerError) as caught:
        Part(3, notebook, hidden=hidden).call("answer", 31337).keeps(Even(), *rules)
    return str(caught.value)


def test_an_answer_that_keeps_the_named_rules_says_nothing_about_the_others() -> None:
    Part(3, {"answer": lambda: 12}).call("answer").keeps(Even(), "even")


def test_the_first_rule_that_is_broken_is_told_in_the_notebook_s_language() -> None:
    assert "We called answer(31337). The number is not even. Read part 3 once more." == said_of_rules(
        lambda _: 11, "even", "small"
    )
    assert "Vi kalte answer(31337). Tallet har flere sifre. Les del 3 en gang til." == said_of_rules(
        lambda _: 12, "even", "small", language="nb"
    )


def test_a_hidden_check_of_rules_tells_neither_the_numbers_nor_the_rule() -> None:
    sentence = said_of_rules(lambda _: 11, "even", hidden=True)
    assert "answer does not give the right answer" in sentence
    assert "31337" not in sentence
    assert "even" not in sentence


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_function_that_stops_or_gives_nothing_keeps_no_rule(language: str) -> None:
    assert "ZeroDivisionError: division by zero" in said_of_rules(lambda _: 1 / 0, "small", language=language)
    assert "return?" in said_of_rules(lambda _: None, "even", language="nb")


def test_a_function_judged_by_rules_cannot_change_the_numbers_of_the_next_check() -> None:
    table = {"a": [1]}
    Part(1, {"answer": lambda table: table.pop("a").pop() * 2}).call("answer", table).keeps(Even(), "even")
    assert {"a": [1]} == table


def test_a_forgotten_return_is_asked_about() -> None:
    assert "Mangler funksjonen return?" in said(lambda: None, gives=7, language="nb")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_an_error_in_the_function_is_part_of_the_sentence(language: str) -> None:
    assert "ZeroDivisionError: division by zero" in said(lambda: 1 / 0, gives=7, language=language)


def test_a_function_that_ends_the_program_has_only_given_a_wrong_answer() -> None:
    assert "SystemExit" in said(sys.exit, gives=7)


def test_an_unfinished_function_is_told_which_line_to_replace() -> None:
    def answer() -> None:
        raise NotImplementedError()

    assert "raise NotImplementedError()" in said(answer, gives=7)


@pytest.mark.parametrize("answer", [None, 7], ids=["missing", "no function"])
def test_a_function_that_is_not_there_is_named(answer: object) -> None:
    assert "answer" in said(answer, gives=7)
    assert said(answer, gives=7).endswith("Read part 3 once more.")


@pytest.mark.parametrize("answer", [lambda number: 6, lambda number: 1 / 0, lambda number: None])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_hidden_check_tells_nothing_about_its_numbers(answer: Callable[..., object], language: str) -> None:
    sentence = said(answer, 31337, gives=4242, hidden=True, language=language)
    assert not {"31337", "4242", "6", "Error"} & set(sentence.replace(".", " ").replace(",", " ").split())
    assert "answer" in sentence


@pytest.mark.parametrize("language", ["no", None, 7, Everything("'en'")])
def test_a_notebook_without_a_known_language_speaks_bokmål(language: Any) -> None:
    assert said(lambda: 6, gives=7, language=language).startswith("Vi kalte")


def test_a_function_cannot_change_the_numbers_of_the_next_check() -> None:
    table = {"a": [1, 2]}
    Part(1, {"answer": lambda table: table.pop("a").pop()}).call("answer", table).gives(2)
    assert {"a": [1, 2]} == table


def test_a_warning_is_not_written_where_it_would_cost_points(capsys: pytest.CaptureFixture[str]) -> None:
    Part(1, {"answer": lambda: print("careful", file=sys.stderr) or 7}).call("answer").gives(7)
    assert "" == capsys.readouterr().err


def test_an_answer_that_is_huge_or_cannot_be_shown_still_gets_a_sentence() -> None:
    class Unshowable:
        def __repr__(self) -> str:
            raise RuntimeError

    assert len(said(lambda: "x" * 10**6, gives="y")) < LONGEST_SHOWN + 120
    assert "something that cannot be shown (of type Unshowable)" in said(Unshowable, gives=7)


def test_a_notebook_shows_the_sentence_without_a_traceback() -> None:
    assert ["A sentence."] == WrongAnswerError("A sentence.")._render_traceback_()


def test_both_languages_have_the_same_sentences_with_the_same_gaps() -> None:
    def gaps(language: str) -> dict[str, set[str]]:
        return {
            key: {name for _, name, _, _ in Formatter().parse(text) if name}
            for key, text in WORDS[language].items()
        }

    assert gaps("nb") == gaps("en")
