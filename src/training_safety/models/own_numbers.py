"""A task with the reader's own numbers: drawn anew each time, and checked by one of the course's formulas.

The task stands in ``book/activities``: what is asked, the formula by name, and each of its numbers
from a lowest to a highest value. The page draws numbers with ``site/static/own_numbers.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from math import ceil, floor, log10
from typing import Any

from training_safety.models.numbers import number_text, percent_text

#: The formulas of the package that a task can ask for; each has a twin in the page's script.
MODELS = frozenset(
    [
        "coupled_from_uncoupled",
        "endurance_ratio",
        "heart_rate_karvonen",
        "max_heart_rate_tanaka",
        "negative_likelihood_ratio",
        "one_rep_max_brzycki",
        "one_rep_max_epley",
        "positive_likelihood_ratio",
        "post_test_probability",
        "repetitions_to_failure",
        "rpe_from_rir",
        "session_load",
        "volume_load",
    ]
)
_FIELDS = {"ask", "model", "args", "as", "tolerance", "unit"}


@dataclass(frozen=True)
class OwnNumber:
    """One number of a task: its name in the formula, and the values between which it is drawn."""

    name: str
    low: float
    high: float
    per_cent: bool

    @property
    def whole(self) -> bool:
        """Whether it is drawn as a whole number: both ends are written as one."""
        return isinstance(self.low, int) and isinstance(self.high, int)

    def middle(self) -> float:
        """Return the value half-way, as short as a drawn one."""
        return short(self.low + (self.high - self.low) / 2, self.whole)


@dataclass(frozen=True)
class OwnTask:
    """A task: what is asked, of which formula, with which numbers, and how near an answer must be."""

    ask: Mapping[str, str]
    model: str
    numbers: tuple[OwnNumber, ...]
    per_cent: bool
    tolerance: float
    unit: Mapping[str, str]

    @property
    def decimals(self) -> int:
        """How many decimals the answer is told with."""
        return max(0, ceil(-log10(self.tolerance)))

    def middle(self) -> dict[str, float]:
        """Return the numbers the task has on paper and without a script."""
        return {number.name: number.middle() for number in self.numbers}

    def answer(self, values: Mapping[str, float]) -> float:
        """Return the answer as it is asked for, per cent where that is asked."""
        formula = getattr(import_module("training_safety"), self.model)
        found: Any = formula(**values)
        value = float(getattr(found, "value", found))
        return value * 100 if self.per_cent else value

    def asked(self, values: Mapping[str, float], language: str) -> str:
        """Return the question with numbers in it."""
        shown = {
            number.name: percent_text(values[number.name] * 100, language, 12)
            if number.per_cent
            else number_text(values[number.name], language, 12)
            for number in self.numbers
        }
        return self.ask[language].format(**shown)

    def told(self, values: Mapping[str, float], language: str) -> str:
        """Return the answer in words."""
        if self.per_cent:
            return percent_text(self.answer(values), language, self.decimals)
        number = number_text(self.answer(values), language, self.decimals)
        return f"{number}\u00a0{self.unit[language]}" if self.unit else number

    def as_json(self, language: str) -> str:
        """Return what the page's script draws and checks with."""
        task = {
            "ask": self.ask[language],
            "model": self.model,
            "numbers": [
                {"name": n.name, "low": n.low, "high": n.high, "whole": n.whole, "perCent": n.per_cent}
                for n in self.numbers
            ],
            "perCent": self.per_cent,
            "tolerance": self.tolerance,
            "decimals": self.decimals,
            "unit": self.unit.get(language, ""),
        }
        return json.dumps(task, ensure_ascii=False)


def short(value: float, whole: bool) -> float:
    """Return a number of two figures, or a whole one.

    >>> short(0.0275, False), short(11.2, True)
    (0.028, 11)
    """
    if whole or value == 0:
        return round(value)
    return round(value, 1 - floor(log10(abs(value))))


def own_task(data: Any) -> OwnTask:
    """Return the task of an entry's ``own``. Raises ``ValueError`` with what is wrong and what to write."""
    if not isinstance(data, Mapping):
        raise ValueError("it is empty. Give it ask, model, args and tolerance.")
    if unknown := sorted(set(data) - _FIELDS):
        raise ValueError(f"there is no field {unknown[0]}. The fields are {', '.join(sorted(_FIELDS))}.")
    model = data.get("model")
    if model not in MODELS:
        raise ValueError(
            f"{model!r} is not a formula with a twin. Choose one of {', '.join(sorted(MODELS))}."
        )
    shape = data.get("as", "number")
    if shape not in ("number", "per_cent"):
        raise ValueError(f"as is {shape!r}. Write per_cent, or leave it out.")
    tolerance = data.get("tolerance")
    if isinstance(tolerance, bool) or not isinstance(tolerance, int | float) or tolerance <= 0:
        raise ValueError(f"tolerance is {tolerance!r}. Write how far off an answer may be, a number above 0.")
    args = data.get("args")
    if not isinstance(args, Mapping) or not args:
        raise ValueError("args is empty. Write each number of the formula as name: [lowest, highest].")
    numbers = tuple(_number(name, ends, shape == "per_cent") for name, ends in args.items())
    ask = data.get("ask", {})
    for language in ("nb", "en"):
        places = set(re.findall(r"\{(\w+)\}", ask.get(language, "")))
        if places != set(args):
            raise ValueError(
                f"ask.{language} has the places {', '.join(sorted(places)) or 'none'}, and args names "
                f"{', '.join(sorted(args))}. Put each number in the question once, in braces."
            )
    task = OwnTask(ask, model, numbers, shape == "per_cent", float(tolerance), data.get("unit", {}))
    try:
        task.answer(task.middle())
    except TypeError as error:
        raise ValueError(f"{model} cannot be worked out with {', '.join(args)}: {error}.") from error
    return task


def _number(name: str, ends: Any, shares: bool) -> OwnNumber:
    if not (
        isinstance(ends, list)
        and len(ends) == 2
        and all(isinstance(end, int | float) and not isinstance(end, bool) for end in ends)
        and ends[0] < ends[1]
    ):
        raise ValueError(f"args.{name} is {ends!r}. Write the lowest and the highest value: [2, 20].")
    low, high = ends
    return OwnNumber(name, low, high, shares and high <= 1)
