"""A plan is judged rule by rule, and whatever is given as a plan gets a sentence."""

from __future__ import annotations

import math
from copy import deepcopy
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.load.progression import deload_weeks, geometric_progression
from training_safety.models.training_plan import plan_sessions
from training_safety.models.training_plan.plan_rules import (
    AGREEMENT,
    Agreement,
    Person,
    PlanRule,
    broken_rules,
)

ASTRID = Person(420, 560, 30, (1, 2, 4, 6), ("walk", "cycle"))
DAYS = ((1, "strength", 6), (2, "walk", 3), (4, "strength", 6), (6, "cycle", 3))
MINUTES = (23, 24, 25, 15, 26, 27, 28, 17, 29, 30, 31, 19)


def session(day=1, kind="walk", minutes=20.0, rpe=3.0):
    return {"day": day, "kind": kind, "minutes": minutes, "rpe": rpe}


def week(minutes, days=DAYS):
    return [session(day, kind, minutes, rpe) for day, kind, rpe in days]


def plan(minutes=MINUTES, days=DAYS):
    return [week(each, days) for each in minutes]


def with_session(changes, number=5, place=0):
    """The good plan with one session changed."""
    changed = deepcopy(plan())
    changed[number - 1][place] |= changes
    return changed


def broken(given, person=ASTRID, agreement=AGREEMENT):
    """The rules that a plan breaks, with their weeks."""
    return [(breach.rule.key, breach.week) for breach in broken_rules(given, person, agreement)]


def test_a_plan_as_agreed_breaks_nothing_as_lists_or_as_tuples():
    assert [] == broken(plan())
    assert [] == broken(tuple(tuple(each) for each in plan()))


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        (plan(MINUTES[:11]), [("weeks", None)]),
        (plan((*MINUTES, 31)), [("weeks", None)]),
        (plan((20, 22, 24, 14, 26, 28, 30, 18, 31, 31, 31, 19)), [("start", 1)]),
        (plan((26, 26, 26, 16, 26, 27, 28, 17, 29, 30, 31, 19)), [("start", 1), ("growth", 1)]),
        (plan((23, 24, 25, 15, 30, 30, 30, 18, 31, 31, 31, 19)), [("growth", 5), ("spike", 5)]),
        (plan((23, 24, 25, 26, 27, 28, 28, 17, 29, 30, 31, 19)), [("easy_weeks", 4)]),
        (plan((23, 24, 25, 10, 26, 27, 28, 17, 29, 30, 31, 19)), [("easy_weeks", 4)]),
        (plan((23, 24, 25, 15, 26, 27, 28, 17, 30, 32, 34, 20)), [("ceiling", 11)]),
        (plan((23, 24, 25, 15, 26, 26, 26, 16, 27, 27, 27, 17)), [("target", None)]),
        (with_session({"day": 3}, place=1), [("days", 5)]),
        (with_session({"day": 2}, place=2), [("rest", 5)]),
        (with_session({"kind": "cycle"}, place=0), [("strength", 5)]),
        (with_session({"kind": "run"}, place=1), [("variety", 5)]),
        ([*plan()[:4], None, *plan()[5:]], [("missing", 5)]),
        (with_session({"minutes": None}), [("missing", 5)]),
        (with_session({"rpe": None}, number=2), [("missing", 2)]),
    ],
)
def test_each_rule_names_the_week_in_which_it_is_broken(given, rules):
    person = Person(420, 560, 25, ASTRID.days, ASTRID.likes) if ("spike", 5) in rules else ASTRID
    assert rules == broken(given, person)


def test_a_longer_session_for_the_same_load_is_a_spike():
    merged = plan()
    merged[8] = [*week(29, DAYS[:1]), *week(29, DAYS[2:3]), session(6, "cycle", 58, 3)]

    assert [("spike", 9)] == broken(merged)
    (breach,) = broken_rules(merged, ASTRID)
    assert breach.sentence("nb") == (
        "I uke 9 er en økt 100 % lengre enn den lengste de siste 30 dagene. Avtalen er høyst 10 %."
    )  # 58 min after 29 min in the same week
    assert breach.sentence("en") == (
        "In week 9 a session is 100 % longer than the longest of the last 30 days. At most 10 % were agreed."
    )


def test_a_long_session_of_the_past_counts_for_thirty_days_and_no_longer():
    person = Person(100, 200, 60, tuple(range(1, 8)), ("walk",), strength=0)
    agreement = Agreement(weeks=5, kinds=1)
    for day, spikes in ((2, []), (3, [("spike", 5)])):
        weeks = [
            [session(7, minutes=30)],
            *([session(1, minutes=30)] for _ in range(3)),
            [session(day, minutes=60)],
        ]
        assert spikes == [rule for rule in broken(weeks, person, agreement) if rule[0] == "spike"], day


def test_with_nothing_to_compare_with_there_is_no_spike():
    person = Person(420, 560, None, ASTRID.days, ASTRID.likes)

    assert [] == broken(plan(), person)


def test_two_sessions_on_one_day_are_not_compared_with_each_other_for_length():
    person = Person(90, 120, None, (1,), ("walk", "cycle"), strength=0)
    weeks = [[session(minutes=10), session(kind="cycle", minutes=20)]]

    assert [] == broken(weeks, person, Agreement(weeks=1, tolerance=0.5))


@pytest.mark.parametrize(("last", "first", "near"), [(7, 1, True), (6, 1, False), (7, 2, False)])
def test_rest_between_hard_sessions_holds_from_one_week_to_the_next_too(last, first, near):
    person = Person(420, 560, 30, tuple(range(1, 8)), ("walk", "cycle"))
    weeks = plan(days=((1, "walk", 3), (3, "strength", 6), (5, "cycle", 3), (5, "strength", 6)))
    weeks[4][3]["day"] = last
    weeks[5][1]["day"] = first

    assert ([("rest", 6)] if near else []) == broken(weeks, person)


def test_two_hard_sessions_on_one_day_have_no_day_between_them():
    assert [("rest", 5)] == broken(with_session({"day": 1}, place=2))


def test_an_easier_week_is_no_step_so_the_next_one_is_compared_with_the_ordinary_week_before_it():
    assert [] == broken(plan((23, 24, 25, 15, 27.5, 28, 29, 16, 29, 30, 31, 20)))
    assert [("growth", 5)] == broken(plan((23, 24, 25, 15, 28, 28, 29, 16, 29, 30, 31, 20)))


@pytest.mark.parametrize(
    ("minutes", "rules"),
    [
        ((20, 22, 24.2, 12.1, 26.62, 20), []),  # +10 % and 50 %
        ((20, 22, 24.2, 12.09, 26.62, 20), [("easy_weeks", 4)]),
        ((20, 22, 24.2, 16.94, 26.62, 20), []),  # 70 %
        ((20, 22, 24.2, 16.95, 26.62, 20), [("growth", 5), ("easy_weeks", 4)]),
        ((20, 22.01, 24.2, 12.1, 26.62, 20), [("growth", 2), ("spike", 2)]),
        ((19, 20.9, 22.99, 12, 25.2, 27), []),  # 5 % below the start
        ((18.99, 20.8, 22.88, 12, 25.1, 27), [("start", 1)]),
        ((21, 22, 24.2, 12.1, 26.62, 20), []),  # 5 % above the start
        ((21.01, 22, 24.2, 12.1, 26.62, 20), [("start", 1)]),
        ((20, 22, 24.2, 12.1, 26.62, 28.35), []),  # 5 % above the target
        ((20, 22, 24.2, 12.1, 26.62, 28.36), [("ceiling", 6)]),
        ((20, 22, 24.2, 12.1, 25.65, 20), []),  # 5 % below the target
        ((20, 22, 24.2, 12.1, 25.64, 20), [("target", None)]),
    ],
)
def test_a_limit_itself_is_kept_and_what_lies_beyond_it_is_not(minutes, rules):
    person = Person(18 * 20, 18 * 27, 20, ASTRID.days, ASTRID.likes)

    assert set(rules) == set(broken(plan(minutes), person, Agreement(weeks=6)))


def test_a_low_first_week_is_no_easier_week():
    person = Person(18 * 40, 18 * 40, 40, ASTRID.days, ASTRID.likes, easy_every=3)

    assert ("easy_weeks", 3) in broken(plan((28, 28, 28, 28, 40)), person, Agreement(weeks=5))


def test_the_sentences_say_what_was_planned_and_what_was_agreed():
    assert [
        "Planen har 11 uker, og avtalen er 12.",
        "Uke 1 er på 396 AU, men personen gjør 420 AU i en vanlig uke nå.",
        "Den største uka er på 486 AU, og målet er 560 AU.",
    ] == [
        breach.sentence()
        for breach in broken_rules(plan((22, 24, 25, 15, 26, 26, 26, 16, 27, 27, 27)), ASTRID)
    ]


def test_a_week_of_rest_is_zero_and_not_missing_but_no_easier_week():
    rested = plan()
    rested[3] = []

    assert [("easy_weeks", 4), ("strength", 4), ("variety", 4)] == broken(rested)
    assert "start" in dict(broken([[], *plan()[1:]]))


def test_with_something_undecided_nothing_is_said_about_the_rest():
    assert [("missing", 1), ("missing", 2)] == broken([None, with_session({"minutes": None}, 1)[0]])


def test_rules_can_be_asked_for_one_by_one_and_what_stops_the_judging_counts_against_each():
    steep = plan((26, 26, 26, 16, 26, 27, 28, 17, 29, 30, 31, 19))

    assert ["start"] == [breach.rule.key for breach in ASTRID.broken(steep, "start", "spike")]
    assert () == ASTRID.broken(steep, "rest")
    assert broken_rules(steep, ASTRID) == ASTRID.broken(steep)
    assert ["missing"] == [breach.rule.key for breach in ASTRID.broken([*plan()[:11], None], "rest")]
    assert ["plan_form"] == [breach.rule.key for breach in ASTRID.broken("a plan", "weeks")]


def test_a_rule_that_is_none_is_refused_so_that_no_check_passes_by_a_slip():
    with pytest.raises(ValueError, match="rules hold 'grwoth'"):
        ASTRID.broken(plan(), "start", "grwoth")


def test_the_longest_plan_and_the_fullest_week_are_read():
    full = [session(1 + number % 7) for number in range(28)]

    assert "week_form" not in dict(broken([full] * 52))
    assert ("weeks", None) in broken([full] * 52)
    assert [("week_form", 1)] == broken([[*full, session()]])


class Everything:
    """Claims to equal everything, to hold everything and to be any number."""

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = lambda self, _: True
    __len__ = __index__ = __int__ = lambda self: 12
    __call__ = __getitem__ = lambda self, *_: self

    def __hash__(self):
        return hash("day")

    def __iter__(self):
        return iter([self] * 12)

    keys = values = items = lambda self: self


class ListOfWeeks(list):
    pass


class SessionTable(dict):
    pass


class Number(float):
    pass


@pytest.mark.parametrize(
    "odd",
    [
        None,
        True,
        7,
        "plan",
        b"plan",
        {},
        {1: []},
        [],
        [[]] * 12,
        [[]] * 53,
        iter([]),
        Everything(),
        ListOfWeeks(plan()),
    ],
    ids=lambda odd: type(odd).__name__,
)
def test_what_is_no_plan_gets_a_sentence(odd):
    assert [("plan_form", None)] == broken(odd)


@pytest.mark.parametrize(
    "odd",
    [7, "week", {}, session(), set(), Everything(), ListOfWeeks(week(20)), week(20) * 8],
    ids=lambda odd: type(odd).__name__,
)
def test_what_is_no_week_is_named(odd):
    assert [("week_form", 2)] == broken([week(23), odd])


@pytest.mark.parametrize(
    "odd",
    [
        None,
        30,
        "walk",
        [],
        ("walk", 30),
        {},
        Everything(),
        SessionTable(session()),
        {"day": 1, "kind": "walk", "minutes": 30},
        session() | {"load": 90},
        {Everything(): 1, "kind": "walk", "minutes": 30, "rpe": 3},
    ],
    ids=lambda odd: type(odd).__name__,
)
def test_what_is_no_session_is_named(odd):
    assert [("session_form", 2)] == broken([week(23), [session(), odd]])
    (breach,) = broken_rules([week(23), [session(), odd]], ASTRID)
    assert breach.sentence("en") == "Session 2 of week 2 is not a table of day, kind, minutes and rpe."


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        *(("day", value) for value in (0, 8, 1.0, True, None, "1", Everything())),
        *(("kind", value) for value in ("", "Walk", "yoga", 1, None, ["walk"], Everything())),
        *(
            ("minutes", value)
            for value in (0, -5, 601, True, "30", math.nan, math.inf, Number(5), 10**400, Everything())
        ),
        *(("rpe", value) for value in (0, -1, 10.5, False, "3", math.nan, Everything())),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_can(name, odd):
    for language in ("nb", "en"):
        (breach,) = broken_rules([week(23), [session(), session() | {name: odd}]], ASTRID)
        assert ("value_form", 2) == (breach.rule.key, breach.week)
        assert f" {name} " in breach.sentence(language)
        assert plan_sessions._ALLOWED[name] in breach.sentence(language)


def test_a_number_has_a_comma_in_bokmål_and_no_needless_decimals():
    person = Person(416, 560, 30, ASTRID.days, ASTRID.likes)
    (start, growth) = broken_rules(plan((26, 26, 26, 16, 26, 27, 28, 17, 29, 30, 31, 19)), person)

    assert start.sentence("nb") == "Uke 1 er på 468 AU, men personen gjør 416 AU i en vanlig uke nå."
    assert growth.sentence("nb") == "Uke 1 er 12,5 % over den vanlige uka før. Avtalen er høyst 10 %."
    assert growth.sentence("en") == (
        "Week 1 is 12.5 % above the ordinary week before it. At most 10 % were agreed."
    )


def test_every_rule_has_a_sentence_in_both_languages_with_the_same_gaps():
    for rule in PlanRule:
        nb, en = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in rule.value)
        assert nb == en, rule
    assert len(PlanRule) == len({rule.value for rule in PlanRule})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("weeks", 0),
        ("weeks", 53),
        ("weeks", 12.0),
        ("tolerance", -0.1),
        ("tolerance", 0.6),
        ("growth", 0.6),
        ("easy_high", 0),
        ("easy_high", 1.1),
        ("easy_low", 0.8),
        ("spike", 1.1),
        ("spike_days", 91),
        ("spike_days", 30.0),
        ("kinds", 2.0),
        ("rest_days", 1.0),
        ("spike_days", 0),
        ("kinds", 8),
        ("hard_rpe", 11),
        ("rest_days", 7),
        ("rest_days", math.nan),
    ],
)
def test_an_agreement_that_cannot_be_kept_is_refused(name, wrong):
    with pytest.raises(ValueError, match=f"^{name} is "):
        Agreement(**{name: wrong})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("start", 0),
        ("target", 419),
        ("longest", 0),
        ("longest", 601),
        ("strength", 8),
        ("strength", 2.0),
        ("easy_every", 4.0),
        ("easy_every", 1),
        ("days", (0,)),
        ("days", (1.0,)),
        ("likes", ("yoga",)),
    ],
)
def test_a_person_that_no_plan_can_be_made_for_is_refused(name, wrong):
    known = {"start": 420, "target": 560, "longest": 30, "days": (1,), "likes": ("walk",)}
    with pytest.raises(ValueError, match=name):
        Person(**(known | {name: wrong}))


def test_the_ends_of_each_range_can_be_agreed_on():
    Agreement(1, 0, 0, 0, 1e-9, 0, 1, 1, 0, 0)
    Agreement(52, 0.5, 0.5, 1, 1, 1, 90, 7, 10, 6)
    Person(1e-9, 1e-9, 1e-9, (1, 7), (), 0, 2)
    Person(1_000_000, 1_000_000, 600, (), plan_sessions.KINDS, 7, 52)


@given(st.floats(50, 2000), st.floats(1, 2), st.floats(0.01, 0.10), st.integers(2, 12))
def test_the_course_s_own_progression_keeps_the_rules_about_load(start, room, rate, every):
    target = start * min(room, (1 + rate) ** (12 - len(deload_weeks(12, every)) - 1))
    loads = geometric_progression(start, rate, 12, every, 0.6, ceiling=target)
    longest = start / 18
    person = Person(start, target, longest, ASTRID.days, ASTRID.likes, easy_every=every)

    assert [] == broken(plan([load / 18 for load in loads]), person)


@given(st.lists(st.integers(5, 60), min_size=12, max_size=12), st.floats(0.1, 10))
def test_minutes_and_loads_in_another_measure_break_the_same_rules_about_growth(minutes, scale):
    person = Person(18 * 30, 18 * 60, None, ASTRID.days, ASTRID.likes)
    scaled = Person(18 * 30 * scale, 18 * 60 * scale, None, ASTRID.days, ASTRID.likes)
    rules = ("growth", "easy_weeks", "spike")

    def found(who, factor):
        return [(b.rule, b.week) for b in who.broken(plan([each * factor for each in minutes]), *rules)]

    assert found(person, 1) == found(scaled, scale)


values = (
    st.none() | st.booleans() | st.integers(-2, 12) | st.floats() | st.sampled_from(["walk", "strength", ""])
)
tables = st.fixed_dictionaries(dict.fromkeys(("day", "kind", "minutes", "rpe"), values)) | st.dictionaries(
    st.text(max_size=6) | st.integers(), values, max_size=5
)
odd_plans = st.recursive(values | tables, lambda inner: st.lists(inner, max_size=13), max_leaves=30)


@given(odd_plans)
def test_anything_at_all_gets_sentences_and_never_a_crash_and_nothing_odd_passes(odd):
    breaches = broken_rules(odd, ASTRID)

    assert breaches
    for breach in breaches:
        for language in ("nb", "en"):
            assert breach.sentence(language).endswith(".")


@given(st.integers(0, 11), st.sampled_from(["week", "minutes", "rpe"]))
def test_no_rule_is_kept_while_something_is_not_decided(place, what):
    gap = plan()
    if what == "week":
        gap[place] = None
    else:
        gap[place][0][what] = None
    for rule in PlanRule:
        assert ASTRID.broken(gap, rule.key)
