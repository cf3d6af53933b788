"""Trunk endurance: ratios of holding times, the difference between sides, and two ways to average.

A mean of ratios is not a ratio of means. The ratios describe; there is no pass or fail, and no link to
pain was shown. A maximal test is not for a day with pain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

SORENSEN_STOP_S = 240
"""The extensor test is normally stopped here [s] (``bieringsorensen1984physical``): a time of 240 s means
240 s or more, and a ratio to it is an upper bound."""
LONGEST_TIME_S = 3600
"""The longest holding time that is asked about here [s]; the calculator's own limit."""
SHORTEST_TIME_S = 0.01
"""Less than this is 0 to a stopwatch [s]: nothing is divided by it."""


@dataclass(frozen=True)
class PublishedTimes:
    """Mean holding times of a group [s], and two ratios [–] as the study's abstract names them.

    The abstract may have named the wrong pair: its 0.99 and 0.79 «of the flexor time» are flexor / extensor of
    the same mean times (144 / 146, 149 / 189), while side / flexor would be 0.65 and 0.48. Do not teach from
    ``side_to_flexor`` until the full text has been read.

    Symbol: t [s] (F18)

    >>> men = PUBLISHED_TIMES["men"]
    >>> men.right_side_s / men.flexor_s < 0.66 < men.side_to_flexor
    True
    """

    persons: int
    extensor_s: float
    flexor_s: float
    right_side_s: float
    left_side_s: float
    side_to_extensor: float
    side_to_flexor: float


PUBLISHED_TIMES = {
    "men": PublishedTimes(31, 146, 144, 94, 97, 0.65, 0.99),
    "women": PublishedTimes(44, 189, 149, 72, 77, 0.39, 0.79),
}
"""75 healthy young students (``mcgill1999endurance``). Not norms."""


@dataclass(frozen=True)
class EnduranceRatio:
    """A ratio of times [–], or None and the reason that there is none.

    Symbol: q [–] (F18)

    >>> EnduranceRatio(None, Reason.ENDURANCE_TIME_ZERO).reason.key
    'endurance_time_zero'
    """

    value: float | None
    reason: Reason | None = None


def endurance_ratio(time_s: float | None, reference_s: float | None) -> EnduranceRatio:
    """Return one holding time as a share of another, such as side bridge / extensor [–].

    Symbol: q [–] (F18)

    Parameters
    ----------
    time_s : the time on top [s], 0 to 3600, or None if the test was not done
    reference_s : the time to divide by [s], 0 to 3600, or None; after 0 or None there is no ratio

    Raises
    ------
    ValueError : if a time is neither None nor a number from 0 to 3600

    Source: ``mcgill1999endurance``. Limits: 75 healthy students; not a norm, and no link to pain shown.

    >>> endurance_ratio(95, 146).value
    0.6506849315068494
    """
    _check("time_s", time_s)
    _check("reference_s", reference_s)
    return _ratio(time_s, reference_s)


def side_difference(right_s: float | None, left_s: float | None) -> EnduranceRatio:
    """Return the difference between the sides as a share of the longer time, |R − L| / max(R, L) [–].

    Symbol: Δ_RL [–] (F18)

    Parameters
    ----------
    right_s : side bridge on the right [s], 0 to 3600, or None if the test was not done
    left_s : side bridge on the left [s], 0 to 3600, or None; if both are 0 there is no ratio

    Raises
    ------
    ValueError : if a time is neither None nor a number from 0 to 3600

    Source: ``mcgill1999endurance``. Limits: a difference between sides is not shown to go with pain; not a
    norm.

    >>> side_difference(94, 97).value
    0.030927835051546393
    """
    _check("right_s", right_s)
    _check("left_s", left_s)
    if right_s is None or left_s is None:
        return EnduranceRatio(None, Reason.ENDURANCE_TIME_MISSING)
    return _ratio(abs(right_s - left_s), max(right_s, left_s))


def mean_of_ratios(times_s: Iterable[float | None], references_s: Iterable[float | None]) -> EnduranceRatio:
    """Return the mean of the persons' own ratios [–]: every person counts the same.

    Symbol: q_mean [–] (F18)

    Parameters
    ----------
    times_s : one time on top for each person [s], 0 to 3600, or None
    references_s : the same persons' times to divide by [s], 0 to 3600, or None

    Raises
    ------
    ValueError : if a time is out of range, there are no persons, or the lists differ in length

    Source: arithmetic. Limits: one very short time to divide by can carry the
    whole mean; with one person's time missing or 0 below, there is no value.

    >>> mean_of_ratios([60, 90], [60, 180]).value
    0.75
    """
    ratios = [_ratio(time, reference) for time, reference in _persons(times_s, references_s)]
    reason = next((ratio.reason for ratio in ratios if ratio.reason), None)
    if reason:
        return EnduranceRatio(None, reason)
    return EnduranceRatio(fmean(ratio.value for ratio in ratios if ratio.value is not None))


def ratio_of_means(times_s: Iterable[float | None], references_s: Iterable[float | None]) -> EnduranceRatio:
    """Return the mean time divided by the mean time to divide by [–]: long times count more.

    Symbol: q_of_means [–] (F18)

    Parameters
    ----------
    times_s : one time on top for each person [s], 0 to 3600, or None
    references_s : the same persons' times to divide by [s], 0 to 3600, or None

    Raises
    ------
    ValueError : if a time is out of range, there are no persons, or the lists differ in length

    Source: arithmetic; ``mcgill1999endurance`` gives mean times. Limits: not the ratio of an average person; with
    one person's time missing there is no value.

    >>> ratio_of_means([60, 90], [60, 180]).value
    0.625
    """
    persons = _persons(times_s, references_s)
    times = [time for time, _ in persons if time is not None]
    references = [reference for _, reference in persons if reference is not None]
    if len(times) < len(persons) or len(references) < len(persons):
        return EnduranceRatio(None, Reason.ENDURANCE_TIME_MISSING)
    return _ratio(fmean(times), fmean(references))


def _ratio(time_s: float | None, reference_s: float | None) -> EnduranceRatio:
    if time_s is None or reference_s is None:
        return EnduranceRatio(None, Reason.ENDURANCE_TIME_MISSING)
    if reference_s < SHORTEST_TIME_S:
        return EnduranceRatio(None, Reason.ENDURANCE_TIME_ZERO)
    return EnduranceRatio(time_s / reference_s)


def _persons(
    times_s: Iterable[float | None], references_s: Iterable[float | None]
) -> list[tuple[float | None, float | None]]:
    times, references = _times("times_s", times_s), _times("references_s", references_s)
    if len(times) != len(references):
        raise ValueError(
            f"times_s has {len(times)} and references_s {len(references)} times; give one of each for a person."
        )
    return list(zip(times, references, strict=True))


def _times(name: str, times_s: Iterable[float | None]) -> list[float | None]:
    if isinstance(times_s, str) or not isinstance(times_s, Iterable):
        raise ValueError(f"{name} is {times_s!r}; give a list of times in seconds, one for each person.")
    times = list(times_s)
    if not times:
        raise ValueError(f"{name} is empty; give the time of at least one person.")
    for time in times:
        _check(name, time)
    return times


def _check(name: str, time_s: object) -> None:
    if time_s is not None:
        within(name, time_s, (0, LONGEST_TIME_S), "s", "None is a test that was not done.")
