"""Five kinds of quiz question in two languages, and what an answer to each one scores.

Answers are plain values, because they come from a web page: the number of an option, a list of
numbers, or what somebody typed. Options, steps and pairs are counted from 0 in the order the bank
has them. The same scoring in JavaScript is in ``widgets/quiz/questions.js``; both read the same test vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar

from training_safety.models.bilingual import Text
from training_safety.models.numbers import typed_number

_ROUNDING = 1e-12  # of the size of the numbers: what floating-point subtraction may add to a distance


@dataclass(frozen=True)
class Feedback:
    """What to say to a fully right answer, and to any other."""

    correct: Text
    wrong: Text


@dataclass(frozen=True)
class Option:
    """One thing to choose, with what to say to those who choose it."""

    text: Text
    correct: bool
    feedback: Text
    refs: tuple[str, ...]
    misconceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class NearMiss:
    """A typical wrong number, with what to say to those who give it."""

    value: float
    tolerance: float
    feedback: Text
    refs: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two things that belong together."""

    left: Text
    right: Text


def _is_index(value: Any, size: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < size


def hash32(text: str) -> int:
    """Return a 32-bit FNV-1a hash with murmur3's last mixing: the same in every language, for ever."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        value = (value ^ value >> shift) * factor & 0xFFFFFFFF
    return value ^ value >> 16


def _mixed(key: str, size: int, never_solved: bool) -> tuple[int, ...]:
    solved = tuple(range(size))
    order = tuple(sorted(solved, key=lambda index: (hash32(f"{index}/{key}"), index)))
    return order[1:] + order[:1] if never_solved and order == solved else order


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds share. ``hint`` is shown on request before answering.

    ``objective`` is the id of what the question asks about, such as ``2.5-b``; ``returns_to`` names the
    bank of an earlier chapter for a question that goes back to it.
    """

    kind: ClassVar[str]
    id: str
    stem: Text
    hint: Text | None = None
    objective: str | None = None
    returns_to: str | None = None

    def fits(self, answer: Any) -> bool:
        """Return whether the value can be read as an answer to this question."""
        raise NotImplementedError

    def shown_order(self, shuffle: bool = True) -> tuple[int, ...]:
        """Return the order in which to show what is chosen from: the same every time for an id."""
        raise NotImplementedError

    def _points(self, answer: Any) -> float:
        raise NotImplementedError

    def score(self, answer: Any) -> float | None:
        """Return the points [0 to 1], or None for no answer or one that this question cannot have."""
        return self._points(answer) if self.fits(answer) else None


@dataclass(frozen=True, kw_only=True)
class SingleChoice(Question):
    """One right option. An answer is the number of the chosen one; it scores 1 or 0."""

    kind = "single"
    options: tuple[Option, ...]

    def fits(self, answer: Any) -> bool:
        """Return whether the value is the number of an option."""
        return _is_index(answer, len(self.options))

    def shown_order(self, shuffle: bool = True) -> tuple[int, ...]:
        """Return the order of the options on the page."""
        size = len(self.options)
        return _mixed(self.id, size, never_solved=False) if shuffle else tuple(range(size))

    def _points(self, answer: Any) -> float:
        return 1.0 if self.options[answer].correct else 0.0


@dataclass(frozen=True, kw_only=True)
class SeveralChoices(SingleChoice):
    """One or more right options. An answer is the list of the ticked ones, at least one.

    It scores (right ticks - wrong ticks) / number of right options, never below 0.
    """

    kind = "several"

    def fits(self, answer: Any) -> bool:
        """Return whether the value is a list of different options, and not an empty one."""
        return (
            isinstance(answer, list | tuple)
            and len(answer) > 0
            and all(_is_index(index, len(self.options)) for index in answer)
            and len(set(answer)) == len(answer)
        )

    def _points(self, answer: Any) -> float:
        right = sum(self.options[index].correct for index in answer)
        wrong = len(answer) - right
        points: float = (right - wrong) / sum(option.correct for option in self.options)
        return max(0.0, points)


def within(value: float, target: float, tolerance: float) -> bool:
    """Return whether the value is no further than ``tolerance`` from the target, the limit included."""
    return abs(value - target) <= tolerance + _ROUNDING * max(abs(value), abs(target), tolerance)


@dataclass(frozen=True, kw_only=True)
class NumberAnswer(Question):
    """A number. An answer is what was typed; it scores 1 within ``tolerance`` (inclusive), else 0."""

    kind = "number"
    answer: float
    tolerance: float
    feedback: Feedback
    refs: tuple[str, ...]
    unit: Text | None = None
    near: tuple[NearMiss, ...] = ()

    def fits(self, answer: Any) -> bool:
        """Return whether the value is a number, or text that reads as one in this unit."""
        return self.value(answer) is not None

    def shown_order(self, shuffle: bool = True) -> tuple[int, ...]:
        """Return an empty order: there is nothing to choose from."""
        return ()

    def _points(self, answer: Any) -> float:
        value = self.value(answer)
        return float(value is not None and within(value, self.answer, self.tolerance))

    def value(self, answer: Any) -> float | None:
        """Return the number that the answer says, or None if it is no number in this unit.

        A text is read as on a page in Bokmål; the quiz itself gives the number that it has read.
        """
        return typed_number(answer, units=(self.unit.nb, self.unit.en) if self.unit else ()).value

    def near_miss(self, answer: Any) -> NearMiss | None:
        """Return the first typical wrong answer that this one is within, if it is not right."""
        value = self.value(answer)
        if value is None or self._points(answer) == 1:
            return None
        return next((miss for miss in self.near if within(value, miss.value, miss.tolerance)), None)


@dataclass(frozen=True, kw_only=True)
class Ordering(Question):
    """Steps to put in order. An answer is the list of the steps' numbers, first to last.

    It scores Kendall's rank correlation tau between the two orders, never below 0: of all pairs of
    steps, (those in the right order - those in the wrong order) / all. One swap of neighbours among
    four steps gives (5 - 1) / 6. Source: Kendall MG. A new measure of rank correlation. Biometrika
    1938; 30: 81-93, doi:10.1093/biomet/30.1-2.81.
    """

    kind = "ordering"
    steps: tuple[Text, ...]
    feedback: Feedback
    refs: tuple[str, ...]

    def fits(self, answer: Any) -> bool:
        """Return whether the value is a list with every step once."""
        return (
            isinstance(answer, list | tuple)
            and all(_is_index(index, len(self.steps)) for index in answer)
            and sorted(answer) == list(range(len(self.steps)))
        )

    def shown_order(self, shuffle: bool = True) -> tuple[int, ...]:
        """Return the order to begin with: always mixed, never the solved one."""
        return _mixed(self.id, len(self.steps), never_solved=True)

    def _points(self, answer: Any) -> float:
        signs = [1 if first < second else -1 for first, second in combinations(answer, 2)]
        return max(0.0, sum(signs) / len(signs))


@dataclass(frozen=True, kw_only=True)
class Matching(Question):
    """Pairs to put together. An answer has, for each left side, the number of a choice or None.

    The choices are the right sides, each once. It scores the share of right pairs.
    """

    kind = "matching"
    pairs: tuple[Pair, ...]
    feedback: Feedback
    refs: tuple[str, ...]

    @property
    def choices(self) -> tuple[Text, ...]:
        """The different right sides, in the order the bank has them."""
        return tuple(dict.fromkeys(pair.right for pair in self.pairs))

    @property
    def solution(self) -> tuple[int, ...]:
        """The number of the right choice for each pair."""
        return tuple(self.choices.index(pair.right) for pair in self.pairs)

    def fits(self, answer: Any) -> bool:
        """Return whether the value has one choice or None for each pair, and some choice at all."""
        return (
            isinstance(answer, list | tuple)
            and len(answer) == len(self.pairs)
            and all(chosen is None or _is_index(chosen, len(self.choices)) for chosen in answer)
            and any(chosen is not None for chosen in answer)
        )

    def shown_order(self, shuffle: bool = True) -> tuple[int, ...]:
        """Return the order of the choices: always mixed, or the page would give the pairs away."""
        return _mixed(self.id, len(self.choices), never_solved=True)

    def _points(self, answer: Any) -> float:
        right = [chosen for chosen, own in zip(answer, self.solution, strict=True) if chosen == own]
        return len(right) / len(self.pairs)
