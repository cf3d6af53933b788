"""Numbers as people type them: decimal comma or point, spaces in thousands, the unit after it.

The same reading in JavaScript is in ``widgets/quiz_questions.js``; both read the same test vectors.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from math import isfinite
from typing import Any

# What people write for the same unit, beside the names given.
_UNIT_NAMES = (
    frozenset({"%", "prosent", "percent", "pst"}),
    frozenset({"x", "×", "ganger", "times"}),
    frozenset({"s", "sekunder", "seconds"}),
    frozenset({"t", "h", "timer", "hours"}),
    frozenset({"kg", "kilo", "kilogram"}),
)
_SPACES = " \t\n\u00a0\u2009\u202f"
_TYPED = re.compile(rf"[{_SPACES}]*([+\-\u2212]?[0-9.,{_SPACES}]*)(.*)", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


def _same_unit(typed: str, units: Collection[str]) -> bool:
    def plain(word: str) -> str:
        return re.sub(rf"[{_SPACES}.]", "", word).lower()

    def like(word: str, name: str) -> bool:
        # "min" for "minutter", "økter" for "økt" – but not "kilometer" for "kilo".
        shortened = len(word) >= 3 and name.startswith(word)
        inflected = len(name) >= 3 and word.startswith(name) and len(word) <= len(name) + 2
        return word == name or shortened or inflected

    own = {plain(unit) for unit in units}
    names = own.union(*(group for group in _UNIT_NAMES if group & own))
    return any(like(plain(typed), name) for name in names)


def _finite(number: str | float) -> float | None:
    try:
        value = float(number)
    except OverflowError:
        return None
    return value if isfinite(value) else None


def typed_number(typed: Any, units: Collection[str] = ()) -> float | None:
    """Return the number that somebody wrote, or None if it is no number in this unit.

    Comma or point, spaces in thousands and a true minus sign are all read. A unit may follow, loosely
    spelt: any of ``units``, which are names of one unit. Without ``units`` any word may follow.

    >>> typed_number("2,85 ganger", ["ganger", "times"])
    2.85
    """
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return _finite(typed)
    match = _TYPED.fullmatch(typed) if isinstance(typed, str) else None
    if match is None:
        return None
    number = re.sub(f"[{_SPACES}]", "", match[1]).replace("\u2212", "-").replace(",", ".", 1)
    if not _PLAIN_NUMBER.fullmatch(number) or (match[2] and units and not _same_unit(match[2], units)):
        return None
    return _finite(number)
