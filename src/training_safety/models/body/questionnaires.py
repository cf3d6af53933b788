"""How two questionnaires are added up: the Oswestry Disability Index and the OSTRC severity score.

The arithmetic only, for learning how a score comes about. The questions belong to their owners and
are not here. A score describes answers; it is no diagnosis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from training_safety.models.limits import holds
from training_safety.models.reasons import Reason

OSWESTRY_ITEMS = 10
"""Items of the Oswestry Disability Index (``roland2000rdqodi``)."""
OSWESTRY_HIGHEST_ANSWER = 5
"""Each item gives 0 to 5 points (``roland2000rdqodi``)."""
OSWESTRY_BANDS = ((0, 20), (21, 40), (41, 60), (61, 80), (81, 100))
"""The instrument's own bands [%], lowest and highest (``roland2000rdqodi``). No score falls between
two of them. They sort answers, not people."""
OSTRC_ANSWERS = (0, 8, 17, 25)
"""The points of the four answers to each OSTRC question (``clarsen2020ostrc``)."""
OSTRC_FULL_SCORE = 100
"""The severity score of somebody who cannot take part (``clarsen2020ostrc``)."""
OSTRC_MODERATE = 17
"""The points of a moderate reduction (``clarsen2020ostrc``)."""


@dataclass(frozen=True)
class OswestryScore:
    """An Oswestry Disability Index and how much of the form was answered, or why there is none.

    Symbol: ODI [%] (F15)

    >>> oswestry_index([2] * 10).percent
    40.0
    """

    total: int
    answered: int

    @property
    def percent(self) -> float | None:
        """The index [%, 0 to 100]: 100 · points / (5 · answered items). None if nothing was answered."""
        if self.answered == 0:
            return None
        return 100 * self.total / (OSWESTRY_HIGHEST_ANSWER * self.answered)

    @property
    def missing(self) -> int:
        """How many items were not answered; the more, the less the index says."""
        return OSWESTRY_ITEMS - self.answered

    @property
    def band(self) -> tuple[int, int] | None:
        """The instrument's own band [%], or None if nothing was answered."""
        percent = self.percent
        return None if percent is None else next(band for band in OSWESTRY_BANDS if percent <= band[1])

    @property
    def reason(self) -> Reason | None:
        """Why there is no index, or None if there is one."""
        return Reason.NOTHING_ANSWERED if self.answered == 0 else None


def oswestry_index(answers: Sequence[int | None]) -> OswestryScore:
    """Return the Oswestry Disability Index of ten answers [%].

    Symbol: ODI [%] (F15)

    An item that was not answered is None and lowers the highest possible sum by 5; it is not a 0.

    Parameters
    ----------
    answers : ten items, each a whole number 0 to 5, or None

    Raises
    ------
    ValueError : unless there are ten such answers

    Source: ``roland2000rdqodi``.

    Limits: with missing items it assumes that they would have been like the others, which weighs
    more the more are missing.

    >>> round(oswestry_index([2, 2, 2, 2, 2, 2, 2, 2, 1, None]).percent, 1)
    37.8
    """
    given = () if isinstance(answers, str) or not isinstance(answers, Sequence) else tuple(answers)
    if len(given) != OSWESTRY_ITEMS:
        raise ValueError(
            f"answers is {answers!r}; give a list of {OSWESTRY_ITEMS} items, None for one not answered."
        )
    for answer in given:
        if answer is not None and not holds(answer, 0, OSWESTRY_HIGHEST_ANSWER, whole=True):
            raise ValueError(
                f"answers holds {answer!r}; give a whole number from 0 to {OSWESTRY_HIGHEST_ANSWER}, "
                "or None for an item not answered."
            )
    answered = [answer for answer in given if answer is not None]
    return OswestryScore(sum(answered), len(answered))


@dataclass(frozen=True)
class OstrcScore:
    """An OSTRC severity score and whether the problem is a substantial one, or why there is none.

    Symbol: S_OSTRC [points] (F15)

    >>> ostrc_severity(8, 17, 8, 17).substantial
    True
    """

    severity: int | None
    substantial: bool | None
    reason: Reason | None = None


def ostrc_severity(
    participation: int | None,
    modified_training: int | None = None,
    performance: int | None = None,
    symptoms: int | None = None,
) -> OstrcScore:
    """Return the OSTRC severity score of one week's four answers [points, 0 to 100].

    Symbol: S_OSTRC [points] (F15)

    The sum of the four. Full participation without problems (0) ends the form with 0, and no
    participation (25) with 100; the other answers then do not count and may be None. Otherwise a
    question not answered leaves the score undefined. Substantial, as the instrument uses the word, is
    a moderate or severe reduction of training or performance (17 or 25), or no participation.

    Parameters
    ----------
    participation : 0, 8, 17 or 25, or None for a question not answered
    modified_training : likewise, how far training was changed
    performance : likewise, how far performance was affected
    symptoms : likewise, how much the problem was felt

    Raises
    ------
    ValueError : if an answer is none of these

    Source: ``clarsen2020ostrc``, after ``clarsen2013ostrc``.

    Limits: made to follow athletes over weeks; one week of one person says little.

    >>> ostrc_severity(8, 17, 8, 17).severity
    50
    """
    answers = {
        "participation": participation,
        "modified_training": modified_training,
        "performance": performance,
        "symptoms": symptoms,
    }
    for name, answer in answers.items():
        if answer is not None and (not holds(answer, 0, 25, whole=True) or answer not in OSTRC_ANSWERS):
            raise ValueError(f"{name} is {answer!r}; give 0, 8, 17 or 25, or None if not answered.")
    if participation == OSTRC_ANSWERS[0]:
        return OstrcScore(0, substantial=False)
    if participation == OSTRC_ANSWERS[-1]:
        return OstrcScore(OSTRC_FULL_SCORE, substantial=True)
    if participation is None or modified_training is None or performance is None or symptoms is None:
        return OstrcScore(None, None, Reason.QUESTION_NOT_ANSWERED)
    return OstrcScore(
        participation + modified_training + performance + symptoms,
        substantial=max(modified_training, performance) >= OSTRC_MODERATE,
    )
