"""Which rules a training plan keeps: an agreement for a fictional person, checked rule by rule.

The rules are the course's agreement on what a plan should look like, not physiology: keeping them has
not been shown to prevent back pain, and breaking one is no danger sign. Each limit is a parameter: of
``Person`` here, or of the agreement in ``plan_agreement``, which names the sources. How a plan is written
is in ``plan_sessions``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from training_safety.models.limits import LARGEST_LOAD, within
from training_safety.models.load.progression import MOST_WEEKS
from training_safety.models.load.training_load import DAYS_IN_A_WEEK, LONGEST_SESSION_MIN
from training_safety.models.training_plan.plan_agreement import AGREEMENT, Agreement
from training_safety.models.training_plan.plan_breaches import Breach, PlanRule, breach_of
from training_safety.models.training_plan.plan_sessions import KINDS, STRENGTH, Session, sessions_of

__all__ = ["AGREEMENT", "Agreement", "Breach", "Person", "PlanRule", "broken_rules"]

_DIGITS = 9  # 1.1 − 1 is a hair above 0.1 in binary
_DAY_BEFORE = 0  # the past's longest session counts as if it was on the eve of the plan
_BY_KEY = {rule.key: rule for rule in PlanRule}


@dataclass(frozen=True)
class Person:
    """A fictional person to plan for.

    Parameters
    ----------
    start : load of an ordinary week now [AU], above 0, at most 1 000 000
    target : the load that the plan is to reach and not to pass [AU], from ``start`` to 1 000 000
    longest : the longest session of the last 30 days [min], above 0, at most 600, or None if unknown
    days : the days on which the person can train, 1 (Monday) to 7
    likes : the kinds of session that the person likes, besides strength
    strength : strength sessions a week, 0 to 7; older adults are advised 2–3 (``fragala2019older``)
    easy_every : one of so many weeks in a row is an easier one [weeks], 2 to 52. Practice; no trial

    Raises
    ------
    ValueError : if something is outside its range

    >>> astrid = Person(420, 560, 30, (1, 2, 4, 6), ("walk", "cycle"))
    >>> astrid.broken([None] * 12, "growth")[0].sentence("en")
    'Week 1 is not decided yet. A rest day is 0, but what has not been decided is unknown.'
    """

    start: float
    target: float
    longest: float | None
    days: tuple[int, ...]
    likes: tuple[str, ...]
    strength: int = 2
    easy_every: int = 4

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for what is outside its range."""
        within("start", self.start, (0, LARGEST_LOAD), "AU", above=True)
        within("target", self.target, (self.start, LARGEST_LOAD), "AU", "It is at least the start.")
        if self.longest is not None:
            within("longest", self.longest, (0, LONGEST_SESSION_MIN), "min", above=True)
        for day in self.days:
            within("a day of days", day, (1, DAYS_IN_A_WEEK), whole=True, advice="1 is Monday.")
        strange = [kind for kind in self.likes if kind not in KINDS]
        if strange:
            raise ValueError(f"likes holds {strange[0]!r}; give kinds among {', '.join(KINDS)}.")
        within("strength", self.strength, (0, DAYS_IN_A_WEEK), whole=True)
        within("easy_every", self.easy_every, (2, MOST_WEEKS), "weeks", whole=True)

    def broken(self, plan: object, *rules: str) -> tuple[Breach, ...]:
        """Return where a plan for this person breaks the rules with these keys, all if none is named.

        What keeps a plan from being judged counts against every rule: a wrong form, a gap.

        Raises
        ------
        ValueError : for a key that is no rule
        """
        strange = [key for key in rules if key not in _BY_KEY]
        if strange:
            raise ValueError(f"rules hold {strange[0]!r}; give keys among {', '.join(_BY_KEY)}.")
        wanted = {_BY_KEY[key] for key in rules} or set(PlanRule)
        return tuple(
            breach for breach in broken_rules(plan, self) if breach.rule.stops or breach.rule in wanted
        )


def broken_rules(plan: object, person: Person, agreement: Agreement = AGREEMENT) -> tuple[Breach, ...]:
    """Return where a plan breaks the rules, in the order of ``PlanRule`` and then of the weeks.

    Anything given as a plan gets an answer: if it cannot be read, only the first fault of its form, and
    if something in it is not decided, only the gaps.

    Parameters
    ----------
    plan : as ``plan_sessions`` describes it: weeks of sessions with day [1–7], kind, minutes [min, above
        0, at most 600] and rpe [above 0, at most 10]; load is minutes × rpe [AU] (``foster2001srpe``)
    person : whom the plan is for
    agreement : the limits

    Raises
    ------
    ValueError : never because of the plan

    Sources: those of ``Agreement``. Limits: it describes a plan, and knows nothing of pain, sleep, illness
    or alarm symptoms, nor of how the weeks really turn out.

    >>> broken_rules("run", Person(420, 560, 30, (1, 2, 4, 6), ("walk",)))[0].rule.key
    'plan_form'
    """
    weeks, found = sessions_of(plan)
    if weeks:
        loads = [sum(session.load for session in week) for week in weeks]
        sessions = [session for week in weeks for session in week]
        found = [
            *_length(weeks, agreement),
            *_loads(loads, person, agreement),
            *_ends(loads, person, agreement),
            *_spikes(sessions, person, agreement),
            *_contents(weeks, person, agreement),
            *_rests(sessions, agreement),
        ]
    order = list(PlanRule)
    return tuple(sorted(found, key=lambda breach: (order.index(breach.rule), breach.week or 0)))


def _length(weeks: list[list[Session]], agreement: Agreement) -> Iterator[Breach]:
    if len(weeks) != agreement.weeks:
        yield breach_of(PlanRule.WEEKS, given=len(weeks), agreed=agreement.weeks)


def _loads(loads: list[float], person: Person, agreement: Agreement) -> Iterator[Breach]:
    """Growth and easier weeks. An easier week is no step: the next is compared with the ordinary one before."""
    easy = {
        "agreed": person.easy_every,
        "low": 100 * agreement.easy_low,
        "high": 100 * agreement.easy_high,
    }
    ordinary, in_a_row = person.start, 0
    for week, load in enumerate(loads, 1):
        share = round(load / ordinary, _DIGITS)
        if week > 1 and share <= agreement.easy_high:
            in_a_row = 0
            if share < agreement.easy_low:
                yield breach_of(PlanRule.EASY_WEEKS, week, **easy)
            continue
        in_a_row += 1
        if in_a_row == person.easy_every:
            in_a_row = 0
            yield breach_of(PlanRule.EASY_WEEKS, week, **easy)
        if round(share - 1, _DIGITS) > agreement.growth:
            yield breach_of(PlanRule.GROWTH, week, given=100 * (share - 1), agreed=100 * agreement.growth)
        ordinary = load or ordinary


def _ends(loads: list[float], person: Person, agreement: Agreement) -> Iterator[Breach]:
    """Where the plan begins, what it reaches, and what it does not pass."""
    room = agreement.tolerance
    if abs(round(loads[0] / person.start - 1, _DIGITS)) > room:
        yield breach_of(PlanRule.START, 1, given=loads[0], agreed=person.start)
    for week, load in enumerate(loads, 1):
        if round(load / person.target - 1, _DIGITS) > room:
            yield breach_of(PlanRule.CEILING, week, given=load, agreed=person.target)
    if round(1 - max(loads) / person.target, _DIGITS) > room:
        yield breach_of(PlanRule.TARGET, given=max(loads), agreed=person.target)


def _spikes(sessions: list[Session], person: Person, agreement: Agreement) -> Iterator[Breach]:
    """Sessions far longer than the longest before, at most one a week."""
    past = [] if person.longest is None else [(_DAY_BEFORE, person.longest)]
    past += [(session.date, session.minutes) for session in sessions]
    most: dict[int, float] = {}
    for session in sessions:
        first = session.date - agreement.spike_days
        longest = max((minutes for date, minutes in past if first <= date < session.date), default=None)
        if longest is not None:
            over = round(session.minutes / longest - 1, _DIGITS)
            most[session.week] = max(over, most.get(session.week, over))
    for week, over in most.items():
        if over > agreement.spike:
            yield breach_of(
                PlanRule.SPIKE,
                week,
                given=100 * over,
                agreed=100 * agreement.spike,
                days=agreement.spike_days,
            )


def _contents(weeks: list[list[Session]], person: Person, agreement: Agreement) -> Iterator[Breach]:
    """What each week holds: strength, kinds, and days."""
    for number, week in enumerate(weeks, 1):
        kinds = {session.kind for session in week}
        strength = sum(session.kind == STRENGTH for session in week)
        if strength < person.strength:
            yield breach_of(PlanRule.STRENGTH, number, given=strength, agreed=person.strength)
        if len(kinds) < agreement.kinds or kinds - {STRENGTH, *person.likes}:
            yield breach_of(PlanRule.VARIETY, number, agreed=agreement.kinds)
        if any(session.day not in person.days for session in week):
            yield breach_of(PlanRule.DAYS, number)


def _rests(sessions: list[Session], agreement: Agreement) -> Iterator[Breach]:
    """Hard sessions too near the one before, also from Sunday to Monday, at most one a week."""
    hard = sorted(
        (session for session in sessions if session.rpe >= agreement.hard_rpe),
        key=lambda session: session.date,
    )
    near = {after.week for before, after in pairwise(hard) if after.date - before.date <= agreement.rest_days}
    for week in sorted(near):
        yield breach_of(PlanRule.REST, week, agreed=agreement.rest_days)
