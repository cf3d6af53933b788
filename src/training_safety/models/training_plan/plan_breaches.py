"""The rules that a training plan can break, each with its sentence in Bokmål and in English.

What the rules are for, and how a plan is judged by them, is in ``plan_rules``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from training_safety.models.numbers import number_text


class PlanRule(Enum):
    """A rule, and the sentence for a plan that breaks it. ``key`` is its name in lower case.

    >>> PlanRule.GROWTH.key
    'growth'
    """

    # A plan that breaks one of these cannot be judged by the others.
    PLAN_FORM = (
        "Planen er ikke ei liste med uker der minst én uke har en økt.",
        "The plan is not a list of weeks of which at least one has a session.",
    )
    WEEK_FORM = ("Uke {week} er ikke ei liste med økter.", "Week {week} is not a list of sessions.")
    SESSION_FORM = (
        "Økt {session} i uke {week} er ikke en tabell med day, kind, minutes og rpe.",
        "Session {session} of week {week} is not a table of day, kind, minutes and rpe.",
    )
    VALUE_FORM = (
        "I økt {session} i uke {week} er {name} noe annet enn {allowed}.",
        "In session {session} of week {week}, {name} is something other than {allowed}.",
    )
    MISSING = (
        "Uke {week} er ikke bestemt ferdig. En hviledag er 0, men det som ikke er bestemt, er ukjent.",
        "Week {week} is not decided yet. A rest day is 0, but what has not been decided is unknown.",
    )
    # What a plan can be judged by.
    WEEKS = (
        "Planen har {given} uker, og avtalen er {agreed}.",
        "The plan has {given} weeks; {agreed} were agreed.",
    )
    START = (
        "Uke 1 er på {given} AU, men personen gjør {agreed} AU i en vanlig uke nå.",
        "Week 1 is {given} AU, but the person does {agreed} AU in an ordinary week now.",
    )
    GROWTH = (
        "Uke {week} er {given} % over den vanlige uka før. Avtalen er høyst {agreed} %.",
        "Week {week} is {given} % above the ordinary week before it. At most {agreed} % were agreed.",
    )
    EASY_WEEKS = (
        "Avtalen er at minst én av {agreed} uker på rad er rolig, med {low}–{high} % av den vanlige uka før. "
        "Uke {week} passer ikke.",
        "At least one of {agreed} weeks in a row was agreed to be easier, with {low}–{high} % of the ordinary "
        "week before it. Week {week} does not fit.",
    )
    CEILING = (
        "Uke {week} er på {given} AU, over målet på {agreed} AU.",
        "Week {week} is {given} AU, above the target of {agreed} AU.",
    )
    TARGET = (
        "Den største uka er på {given} AU, og målet er {agreed} AU.",
        "The largest week is {given} AU, and the target is {agreed} AU.",
    )
    SPIKE = (
        "I uke {week} er en økt {given} % lengre enn den lengste de siste {days} dagene. "
        "Avtalen er høyst {agreed} %.",
        "In week {week} a session is {given} % longer than the longest of the last {days} days. "
        "At most {agreed} % were agreed.",
    )
    STRENGTH = (
        "I uke {week} er {given} av minst {agreed} avtalte styrkeøkter med.",
        "Week {week} has {given} of at least {agreed} agreed strength sessions.",
    )
    VARIETY = (
        "Uke {week} har færre enn {agreed} slags økter, eller økter som verken er styrke eller noe personen "
        "liker.",
        "Week {week} has fewer than {agreed} kinds of session, or sessions that are neither strength nor "
        "something the person likes.",
    )
    DAYS = (
        "Uke {week} har en økt på en dag da personen ikke kan trene.",
        "Week {week} has a session on a day when the person cannot train.",
    )
    REST = (
        "I uke {week} kommer en hard økt tettere på den forrige enn avtalt (dager imellom: minst {agreed}).",
        "In week {week} a hard session comes closer to the one before than agreed (days between: at least "
        "{agreed}).",
    )

    @property
    def key(self) -> str:
        """The name that a check in a notebook uses."""
        return self.name.lower()

    @property
    def stops(self) -> bool:
        """Whether a plan that breaks it cannot be judged by the other rules."""
        return self.name in ("PLAN_FORM", "WEEK_FORM", "SESSION_FORM", "VALUE_FORM", "MISSING")


@dataclass(frozen=True)
class Breach:
    """A rule that a plan breaks, the week in which it does (None for the whole plan), and the numbers.

    >>> Breach(PlanRule.GROWTH, 5, (("given", 12.5), ("agreed", 10))).sentence("nb")
    'Uke 5 er 12,5 % over den vanlige uka før. Avtalen er høyst 10 %.'
    """

    rule: PlanRule
    week: int | None
    values: tuple[tuple[str, float | str], ...] = ()

    def sentence(self, language: str = "nb") -> str:
        """Return what is broken, in Bokmål (``"nb"``) or English (``"en"``)."""
        template = self.rule.value[("nb", "en").index(language)]
        values = {name: _shown(value, language) for name, value in self.values}
        return template.format(week=self.week, **values)


def breach_of(rule: PlanRule, week: int | None = None, **values: float | str) -> Breach:
    """Return a breach with the numbers for the gaps of its sentence."""
    return Breach(rule, week, tuple(values.items()))


def _shown(value: float | str, language: str) -> str:
    return value if isinstance(value, str) else number_text(value, language, 1)
