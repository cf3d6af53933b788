"""What crosses between a student's code and the checks on it comes back as it was, or as nothing that could be taken for it."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict, defaultdict, namedtuple
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from math import inf, isnan, nan
from typing import Any

import pytest

from training_safety.exercise_checks import agrees
from training_safety.grading.worker.values import (
    DEEPEST,
    NotPlainError,
    Other,
    decoded,
    decoded_error,
    encoded,
    encoded_error,
    encoded_plain,
)

PLAIN: list[Any] = [
    None, True, False, 0, -7, 10**400, 1.5, -0.0, inf, "", "blåbær", "half \ud83d", b"\x00\xff",
    Fraction(-1, 3), Decimal("0.10"), Decimal("1E+999999"), [], [1, [2.0, ("3", None)]], (), (True, 1),
    {}, {1: "a", "1": "b", 1.5: {"deep": [()]}, None: 0}, {(1, 2): 3}, {1, 2}, set(),
    OrderedDict(b=1, a=2), Counter("aab"), defaultdict(None, {"a": 1}),
]  # fmt: skip


def crossed(value: Any) -> Any:
    """A value as it comes out at the other end."""
    return decoded(json.loads(json.dumps(encoded(value))))


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: repr(value)[:30])
def test_a_plain_value_comes_back_as_it_was(value: Any) -> None:
    back = crossed(value)
    assert (type(value), value) == (type(back), back)
    assert encoded(value) == encoded_plain(value)
    assert agrees(value, value) == agrees(back, value)


def test_no_number_comes_back_as_none() -> None:
    assert isnan(crossed(nan))
    assert crossed(Decimal("NaN")).is_nan()


def test_a_copy_is_no_longer_tied_to_what_it_was_made_of() -> None:
    given = [[1]]
    crossed(given)[0].append(2)
    assert [[1]] == given


class Odd(IntEnum):
    ONE = 1


class Same(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class Mute:
    def __repr__(self) -> str:
        raise RuntimeError


OTHER: list[Any] = [
    Odd.ONE, Same(2), object(), print, int, 1j, range(3), frozenset({1}), iter([1]), Mute(),
    namedtuple("Pair", "a b")(1, 2), type("float", (), {"__eq__": lambda self, other: True})(),
]  # fmt: skip


@pytest.mark.parametrize("value", OTHER, ids=lambda value: type(value).__name__)
def test_anything_else_comes_back_as_a_name_and_a_look_that_agree_with_nothing(value: Any) -> None:
    back = crossed(value)
    assert isinstance(back, Other)
    assert type(value).__name__ == type(back).__name__
    assert not any(agrees(back, one) for one in [*PLAIN, *OTHER])
    with pytest.raises(NotPlainError):
        encoded_plain([value])


def test_what_cannot_be_shown_cannot_be_shown_at_the_other_end_either() -> None:
    with pytest.raises(ValueError, match="cannot be shown"):
        repr(crossed(Mute()))
    assert "frozenset({1})" == repr(crossed(frozenset({1})))
    assert len(repr(crossed(range(10**3000)))) < 1100


def test_what_is_nested_without_end_is_cut() -> None:
    endless: list[Any] = []
    endless.append(endless)
    inner = crossed(endless)
    for _ in range(DEEPEST):
        (inner,) = inner
    assert isinstance(inner, Other)


@pytest.mark.parametrize(
    "data",
    [
        7, [], ["int"], ["int", 7], ["int", "x"], ["int", "0x1", "more"], {"int": "0x1"}, ["Part", {}], ["other", "x"],
        ["other", [1, "x"]], ["other", ["x", 1]], ["list", "ab"], ["dict", [[1]]], ["dict", [["a", "b", "c"]]],
        ["dict", [[["list", []], 1]]], ["set", [["list", []]]], ["Decimal", "x"], ["Decimal", []],
        ["Fraction", ["0x1", "0x0"]], ["bytes", "0"], ["__import__", "os"], [["int"], "0x1"],
        ["list", {"a": 1}], ["set", [["Decimal", "sNaN"]]],
    ],
    ids=json.dumps,
)  # fmt: skip
def test_what_no_value_was_made_into_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="no value"):
        decoded(data)


def test_deep_data_is_refused() -> None:
    data: Any = None
    for _ in range(DEEPEST + 2):
        data = ["list", [data]]
    with pytest.raises(ValueError, match="no value"):
        decoded(data)


class OwnError(KeyError):
    def __str__(self) -> str:
        return "it says this"


@pytest.mark.parametrize(
    ("error", "base", "said"),
    [
        (ValueError("no"), ValueError, "no"),
        (OwnError(1), KeyError, "it says this"),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "why"), UnicodeDecodeError, "why"),
        (SystemExit(3), SystemExit, "3"),
        (NotImplementedError(), NotImplementedError, ""),
    ],
)
def test_an_error_comes_back_by_its_name_and_what_it_says(
    error: BaseException, base: type, said: str
) -> None:
    back = decoded_error(json.loads(json.dumps(encoded_error(error))))
    assert isinstance(back, base)
    assert type(error).__name__ == type(back).__name__
    assert said in str(back)


def test_what_is_no_ordinary_error_comes_back_as_an_interrupt_that_says_nothing() -> None:
    for name in ("WrongAnswerError", "NotPlainError"):
        error = type(name, (BaseException,), {})("57.7, 41.3"[::-1])
        assert ("KeyboardInterrupt()",) == (repr(decoded_error(encoded_error(error))),)


@pytest.mark.parametrize("data", [None, {}, {"kind": 1, "base": "ValueError", "said": ""}, ["ValueError"]])
def test_what_no_error_was_made_into_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="no error"):
        decoded_error(data)
