"""Arguments that must be numbers within limits, and the sentence for those that are not.

A bool, a text, NaN and infinity are not numbers here. The JavaScript twin is ``models/limits.js``.
"""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral, Real
from typing import Any

LARGEST_LOAD = 1_000_000.0
"""The largest load of one session, day or week, in any unit. The calculator's own limit."""


def holds(value: object, low: float, high: float, *, above: bool = False, whole: bool = False) -> bool:
    """Return whether ``value`` is a number from ``low`` (or ``above`` it) to ``high``.

    >>> holds(0, 0, 10), holds(0, 0, 10, above=True), holds(True, 0, 10)
    (True, False, False)
    """
    if not isinstance(value, Integral if whole else Real) or isinstance(value, bool):
        return False
    number: Any = value  # the type checker knows no order of Real
    return bool(low < number <= high if above else low <= number <= high)


def within(
    what: str,
    value: object,
    limits: tuple[float, float],
    unit: str = "",
    advice: str = "",
    *,
    above: bool = False,
    whole: bool = False,
) -> None:
    """Raise ``ValueError`` with what was given, the limits and what to do, unless they hold.

    >>> within("reps", 13, (1, 12), advice="Use a heavier weight.", whole=True)
    Traceback (most recent call last):
    ValueError: reps is 13; give a whole number, 1 to 12. Use a heavier weight.
    """
    low, high = limits
    if not holds(value, low, high, above=above, whole=whole):
        number = "a whole number, " if whole else ""
        least = f"above {low:,.12g} and up" if above else f"{low:,.12g}"
        range_ = f"{number}{least} to {high:,.12g} {unit}".rstrip()
        raise ValueError(f"{what} is {value!r}; give {range_}. {advice}".rstrip())


def logged_loads(name: str, loads: Iterable[float | None]) -> tuple[float | None, ...]:
    """Return loads as a tuple, None for what was not logged.

    Raises ``ValueError`` unless each is None or a number from 0 to 1 000 000.

    >>> logged_loads("daily_loads", [420, 0, None])
    (420, 0, None)
    """
    if isinstance(loads, str) or not isinstance(loads, Iterable):
        raise ValueError(f"{name} is {loads!r}; give a list of loads, with None for what was not logged.")
    given = tuple(loads)
    for load in given:
        if load is not None and not holds(load, 0, LARGEST_LOAD):
            raise ValueError(
                f"{name} holds {load!r}; give loads from 0 to {LARGEST_LOAD:,.0f}, "
                "or None for what was not logged."
            )
    return given
