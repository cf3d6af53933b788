"""The triage never errs towards waiting: no → don't know → yes never lowers the level.

Shown for all answers there are, not for a sample of them: the level is the highest of what each term
asks for (a question, a rule, an alarm question without an answer), and each term alone never falls,
over every state of all that it looks at. ``doms_pattern`` (yes: 2 → 1) is the only exception. Blocks
of the whole function, one question for each list of alike questions, say the same once more, and a
swap through each list says that the others are like the one.
"""

from __future__ import annotations

import copy
import itertools
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from training_safety.models.triage import DATA, Triage, triage
from triage_cases import AGES, ALL_NO, KEYS, LEVELS, QUESTIONS

RANK = {level: rank for rank, level in enumerate(LEVELS)}
SCREEN_OF = {question["key"]: screen for screen in DATA["screens"] for question in screen["questions"]}
QUESTION = {question["key"]: question for question in QUESTIONS}
ALL_AGES = [None, *AGES]
NO_UNKNOWN_YES = (False, None, True)
BLANK = ...  # not answered
IN_ORDER = (*NO_UNKNOWN_YES, BLANK)
EXCEPTION = "doms_pattern"


def conditions(condition: Any) -> Iterator[Any]:
    """The condition and all that stands inside it, derived conditions spelled out."""
    yield condition
    if isinstance(condition, str):
        if condition in DATA["derived"]:
            yield from conditions(DATA["derived"][condition])
    else:
        ((kind, over),) = condition.items()
        for part in over if kind in ("any", "all") else [over] if kind == "not_no" else []:
            yield from conditions(part)


def looked_at(*whole: Any) -> list[str]:
    """The questions that conditions look at, also through whether these are asked at all, in order."""
    found = {part for condition in whole for part in conditions(condition) if isinstance(part, str)}
    keys = found & set(KEYS)
    guards = [g for key in keys for g in (SCREEN_OF[key]["shown"], QUESTION[key]["shown"]) if g is not None]
    more = set(looked_at(*guards)) if guards else set()
    return [key for key in KEYS if key in keys | more]


def alone(
    keys: Sequence[str], *, question: str | None = None, rule: str | None = None, open: bool = False
) -> Triage:
    """The triage with these questions and one thing that asks for a level."""
    data = copy.deepcopy({**DATA, "notes": []})
    data["rules"] = [r for r in data["rules"] if r["id"] == rule]
    for screen in data["screens"]:
        screen["questions"] = [q for q in screen["questions"] if q["key"] in {*keys, "pregnant"}]
        screen["open"] = screen["open"] if open else None
        for q in screen["questions"]:
            q["level"] = q["level"] if q["key"] == question else None
    return Triage(data)


def terms() -> Iterator[tuple[str, list[str], Triage]]:
    """Each question and each rule that asks for a level, the questions it looks at, and it alone."""
    for key in KEYS:
        if QUESTION[key]["level"] not in (None, "1"):
            keys = looked_at(key)
            yield key, keys, alone(keys, question=key)
    for rule in DATA["rules"]:
        keys = looked_at(rule["when"])
        yield f"rule {rule['id']}", keys, alone(keys, rule=rule["id"])


def ranks(decide: Any, keys: Sequence[str], states: Sequence[Any], rest: dict[str, Any]) -> list[int]:
    """The rank of the level over all ages (the outermost) and states of the keys, in counting order."""
    found = []
    for age in ALL_AGES:
        for values in itertools.product(states, repeat=len(keys)):
            answers = {"age": age, **rest, **dict(zip(keys, values, strict=True))}
            if BLANK in values:
                answers = {key: answer for key, answer in answers.items() if answer is not BLANK}
            found.append(RANK[decide(answers).level])
    return found


def falls(found: Sequence[int], keys: Sequence[str], states: Sequence[Any]) -> list[tuple[str, int]]:
    """Where a step up through the states of one question, or to an age that is not given, lowers the level."""
    fallen = []
    for place, key in enumerate(keys):
        stride = len(states) ** (len(keys) - 1 - place)
        for index, rank in enumerate(found):
            state = index // stride % len(states)
            higher = state + 1 < len(states) and states[state + 1] is not BLANK
            if higher and found[index + stride] < rank and key != EXCEPTION:
                fallen.append((key, index))
            if states[state] is BLANK and rank < found[index - (state - 1) * stride]:  # than «don't know»
                fallen.append((f"{key} not answered", index))
    one_age = len(found) // len(ALL_AGES)
    adult = ALL_AGES.index("18-54") * one_age
    fallen += [("age not given", i) for i in range(one_age) if found[i] < found[adult + i]]
    return fallen


def test_a_condition_is_made_of_any_all_age_and_not_no_and_there_is_no_circle() -> None:
    whole = [*DATA["derived"].values(), *(item["when"] for item in (*DATA["rules"], *DATA["notes"]))]
    whole += [item["shown"] for item in (*DATA["screens"], *QUESTIONS) if item["shown"] is not None]
    for part in itertools.chain.from_iterable(map(conditions, whole)):  # a circle would never end
        if isinstance(part, str):
            assert part in KEYS or part in DATA["derived"], part
        else:
            assert {"any", "all", "age", "not_no"} >= set(part), part
    assert len(KEYS) == len({*KEYS, *DATA["derived"]}) - len(DATA["derived"])


def test_whether_a_question_is_asked_hangs_on_the_age_and_on_questions_above_it_only() -> None:
    for place, key in enumerate(KEYS):
        assert {*looked_at(key)} - {key} <= {*KEYS[:place]}, key


def test_no_question_and_no_rule_alone_ever_falls_over_every_state_of_all_it_looks_at() -> None:
    fallen, states = [], 0
    for name, keys, decide in terms():
        rest = {} if "pregnant" in keys else {"pregnant": False}
        found = ranks(decide, keys, NO_UNKNOWN_YES, rest)
        states += len(found)
        fallen += [(name, *fall) for fall in falls(found, keys, NO_UNKNOWN_YES)]
    assert [] == fallen
    assert 120_246 == states


def test_an_alarm_question_that_is_not_answered_asks_for_no_less_than_dont_know() -> None:
    fallen = []
    for key in (k for k in KEYS if SCREEN_OF[k]["open"]):
        keys = looked_at(key)
        decide = alone(keys, question=key, open=True)
        rest = {} if "pregnant" in keys else {"pregnant": False}
        fallen += [(key, *fall) for fall in falls(ranks(decide, keys, IN_ORDER, rest), keys, IN_ORDER)]
    assert [] == fallen


def test_the_level_is_the_highest_that_any_term_asks_for() -> None:
    chance = random.Random(12)
    parts = [(keys, decide) for _, keys, decide in terms()]
    parts += [(looked_at(k), alone(looked_at(k), open=True)) for k in KEYS if SCREEN_OF[k]["open"]]
    for _ in range(300):
        no = chance.choice([0.6, 0.95, 0.99])
        answers: dict[str, Any] = {
            k: False if chance.random() < no else chance.choice([True, None, BLANK]) for k in KEYS
        }
        answers = {"age": chance.choice(ALL_AGES)} | {k: a for k, a in answers.items() if a is not BLANK}
        levels = []
        for keys, decide in parts:
            own = {key: answers[key] for key in ("age", "pregnant", *keys) if key in answers}
            levels.append(decide(own).level)
        assert max(levels, key=RANK.__getitem__) == triage(answers | {EXCEPTION: False}).level, answers


@pytest.mark.parametrize(
    ("keys", "states"),
    [
        (["unresponsive", "saddle", "fever_unwell", "pregnant", "preg_belly_constant", "preg_movement"], IN_ORDER),
        (["pregnant", "brittle", "blood_thinner", "cancer_ever", "strong", "growing", "sudden_no_reason", "minor_trauma"], NO_UNKNOWN_YES),
        (["strong", "growing", "night_pain", "first_time", "youth_night", "over_4_6_weeks", "fear", EXCEPTION], NO_UNKNOWN_YES),
    ],
    ids=["alarms and pregnancy", "facts and pain", "what is not urgent"],
)  # fmt: skip
def test_the_whole_triage_never_falls_with_one_question_for_each_list(keys, states) -> None:
    found = ranks(triage, keys, states, ALL_NO | {"age": None})
    assert [] == falls(found, keys, states)
    assert len(ALL_AGES) * len(states) ** len(keys) == len(found)


def lists_of_alike_questions() -> list[list[str]]:
    """The questions that stand in no rule, by all that makes a difference to the level."""
    combined = {part for rule in DATA["rules"] for part in conditions(rule["when"]) if isinstance(part, str)}
    lists = defaultdict(list)
    for key in KEYS:
        if key not in combined and key != EXCEPTION and QUESTION[key]["level"] is not None:
            guards = (str(SCREEN_OF[key]["shown"]), str(QUESTION[key]["shown"]))
            lists[QUESTION[key]["level"], SCREEN_OF[key]["open"], guards].append(key)
    return list(lists.values())


def test_any_two_questions_of_a_list_can_be_swapped_in_whatever_context() -> None:
    chance = random.Random(7)
    swapped = 0
    for one, *others in lists_of_alike_questions():
        for other in others:
            for _ in range(30):
                no = chance.choice([0.9, 0.98, 1])
                answers = {k: False if chance.random() < no else chance.choice([True, None]) for k in KEYS}
                answers |= {"age": chance.choice(ALL_AGES), EXCEPTION: chance.choice([True, False])}
                answers |= {one: chance.choice(NO_UNKNOWN_YES), other: chance.choice(NO_UNKNOWN_YES)}
                swap = answers | {one: answers[other], other: answers[one]}
                assert triage(answers).level == triage(swap).level, (one, other, answers)
                swapped += 1
    assert 1200 < swapped


def test_only_the_exception_and_the_questions_that_combine_stand_in_no_list() -> None:
    listed = {key for alike in lists_of_alike_questions() for key in alike}
    assert (7, 51) == (len(lists_of_alike_questions()), len(listed))
    combine = {
        "brittle",
        "steroids",
        "blood_thinner",
        "cancer_ever",
        "weak_immunity",
        "injects",
        "recent_procedure",
    }
    combine |= {"strong", "growing", "sudden_no_reason", "minor_trauma", "first_time", "pregnant"}
    assert combine | {EXCEPTION} == set(KEYS) - listed
