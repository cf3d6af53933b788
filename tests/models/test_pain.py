import itertools
import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places import ROOT
from training_safety.models.body import pain_conditions
from training_safety.models.body.pain import (
    NextLoad,
    PainAlarms,
    PainCutOffs,
    PainMessage,
    next_load,
    pain_advice,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("pain")
NAMES = VECTORS["alarms"]
NO = PainAlarms(*[False] * len(NAMES))
pains = st.floats(0, 10)
maybe = st.none() | pains
lists = st.lists(pains, max_size=4)


def key(message):
    return None if message is None else message.key


def advice_of(case):
    return pain_advice(
        case["during"],
        case["baseline"],
        case["next_day"],
        case["earlier"],
        PainAlarms(**case["alarms"]),
        PainCutOffs(**case["cut_offs"]),
    )


@pytest.mark.parametrize("case", VECTORS["advice"], ids=lambda case: case["note"])
def test_the_rule_says_what_is_written_down(case):
    advice = advice_of(case)
    expected = case["expected"]

    said = {name: key(getattr(advice, name)) for name in ("during", "next_session", "trend", "message")}
    assert expected == said | {"reasons": [reason.key for reason in advice.reasons]}
    assert (expected["message"] != "triage") == advice.applies
    assert (expected["reasons"][0] if expected["reasons"] else None) == key(advice.reason)


@pytest.mark.parametrize(
    "case", [case for case in VECTORS["advice"] if "next_load" in case], ids=lambda case: case["note"]
)
def test_the_next_load_is_what_is_written_down(case):
    expected = case["next_load"]
    found = next_load(expected["load"], advice_of(case), PainCutOffs(**case["cut_offs"]))

    def close(load):
        return None if load is None else pytest.approx(load, rel=1e-12)

    assert (close(expected["lowest"]), close(expected["highest"])) == (found.lowest, found.highest)
    assert expected["reasons"] == [reason.key for reason in found.reasons]
    assert (expected["reasons"][0] if expected["reasons"] else None) == key(found.reason)


def test_the_conventions_messages_and_alarms_are_the_ones_the_browser_uses():
    assert VECTORS["constants"] == {
        "continue_up_to": pain_conditions.CONTINUE_UP_TO,
        "adjust_up_to": pain_conditions.ADJUST_UP_TO,
        "least_reduction": pain_conditions.LEAST_REDUCTION,
        "most_reduction": pain_conditions.MOST_REDUCTION,
        "sessions_in_a_trend": pain_conditions.SESSIONS_IN_A_TREND,
    }
    assert VECTORS["messages"] == [message.key for message in sorted(PainMessage)]
    assert NAMES == list(PainAlarms.__dataclass_fields__)


def test_the_words_are_the_same_in_python_and_in_javascript(node: str) -> None:
    address = (ROOT / "src/training_safety/models/body/pain.js").as_uri()
    code = f"const m = await import('{address}'); console.log(JSON.stringify(m.MESSAGES))"
    run = subprocess.run(
        [node, "--input-type=module", "-e", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    expected = [{"key": m.key, "nb": m.text.nb, "en": m.text.en} for m in sorted(PainMessage)]
    assert expected == json.loads(run.stdout)


def test_for_every_combination_of_alarm_answers_the_rule_applies_only_when_all_are_no():
    for answers in itertools.product((False, None, True), repeat=len(NAMES)):
        advice = pain_advice(0, 0, 0, [2, 1], PainAlarms(*answers))
        assert all(answer is False for answer in answers) == advice.applies
        if not advice.applies:
            assert PainMessage.TRIAGE is advice.message
            assert (None, None, None) == (advice.during, advice.next_session, advice.trend)
            assert NextLoad(None, None, advice.reasons) == next_load(100, advice)
            yes = [name for name, answer in zip(NAMES, answers, strict=True) if answer]
            unknown = ["alarm_not_answered"] if None in answers else []
            assert yes + unknown == [reason.key for reason in advice.reasons]


def test_alarms_that_nobody_asked_about_are_not_answered():
    advice = pain_advice(0, 0, 0)
    assert PainMessage.TRIAGE is advice.message
    assert (Reason.ALARM_NOT_ANSWERED,) == advice.reasons


@given(pains, pains, maybe, maybe, lists)
def test_more_pain_while_training_never_makes_the_message_less_cautious(
    one, other, baseline, next_day, earlier
):
    less, more = (pain_advice(pain, baseline, next_day, earlier, NO).message for pain in sorted((one, other)))
    assert less <= more


@given(pains, pains, pains, pains, lists)
def test_more_pain_the_next_day_never_makes_the_message_less_cautious_nor_the_load_larger(
    during, baseline, one, other, earlier
):
    less, more = (pain_advice(during, baseline, next_day, earlier, NO) for next_day in sorted((one, other)))
    assert less.message <= more.message
    if next_load(50, less).highest is not None:
        assert next_load(50, more).highest <= next_load(50, less).highest


@given(pains, maybe, maybe, lists, st.floats(0, 1e6))
def test_the_next_load_is_never_above_this_one_and_has_a_reason_where_there_is_none(
    during, baseline, next_day, earlier, load
):
    found = next_load(load, pain_advice(during, baseline, next_day, earlier, NO))
    assert (found.lowest is None) == (found.highest is None) == bool(found.reasons)
    if found.highest is not None:
        assert 0 <= found.lowest <= found.highest <= load


@given(pains, lists)
def test_a_rise_needs_three_sessions_each_worse_than_the_one_before(during, earlier):
    last = [*earlier, during][-3:]
    advice = pain_advice(during, 0, 0, earlier, NO)
    rising = len(last) == 3 and last[0] < last[1] < last[2]
    assert (PainMessage.STEP_BACK_A_WEEK if rising else None) is advice.trend
    assert (len(last) < 3) == (Reason.TOO_FEW_SESSIONS in advice.reasons)


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: str(case["given"]))
def test_what_is_out_of_range_is_refused_with_its_name_and_what_was_given(case):
    given_ = {"during": 1, "baseline": 1, "next_day": 1, "earlier": []} | case["given"]
    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        pain_advice(
            **given_
            | {
                "alarms": PainAlarms(**given_.get("alarms", {})),
                "cut_offs": PainCutOffs(**given_.get("cut_offs", {})),
            }
        )
    assert "give" in str(refusal.value)


@pytest.mark.parametrize("load", VECTORS["refused_loads"])
def test_a_load_that_is_none_is_refused(load):
    with pytest.raises(
        ValueError, match=r"^load is .*; give 0 to 1,000,000\. Give the load that was done\.$"
    ):
        next_load(load, pain_advice(1, 1, 1, alarms=NO))


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_finite_is_refused(nonsense):
    for given_ in (
        {"during": nonsense},
        {"baseline": nonsense},
        {"next_day": nonsense},
        {"earlier": [nonsense]},
    ):
        with pytest.raises(ValueError, match=f"{next(iter(given_))} is"):
            pain_advice(**({"during": 1} | given_))
    with pytest.raises(ValueError, match="continue_up_to is nan"):
        PainCutOffs(continue_up_to=float("nan"))


def test_the_refusals_say_what_to_give():
    for call, sentence in [
        (lambda: pain_advice(11), "during is 11; give 0 to 10. 0 is no pain, 10 the worst."),
        (lambda: pain_advice(1, 11), "baseline is 11; give 0 to 10. Give None if it is not known."),
        (lambda: pain_advice(1, 1, -1), "next_day is -1; give 0 to 10. Give None if it is not known."),
        (
            lambda: pain_advice(1, earlier=[11]),
            "earlier is 11; give 0 to 10. Leave out sessions that were not logged.",
        ),
        (
            lambda: PainAlarms(red_flag=1),
            "red_flag is 1; give True (yes), False (no) or None (don't know).",
        ),
        (
            lambda: PainCutOffs(adjust_up_to=3),
            "adjust_up_to is 3; give a number above continue_up_to (3) and below 10.",
        ),
        (
            lambda: PainCutOffs(most_reduction=0.05),
            "most_reduction is 0.05; give a share below 1 and at least least_reduction (0.1), which is above 0.",
        ),
        (lambda: PainCutOffs(least_reduction=2), "least_reduction is 2; give 0 to 1."),
    ]:
        with pytest.raises(ValueError, match="give") as refusal:
            call()
        assert sentence == str(refusal.value)


def test_what_a_message_tells_never_says_continue_but_once():
    assert ["continue"] == [m.key for m in PainMessage if "Continue" in m.text.en or "Fortsett" in m.text.nb]


def test_what_the_rule_says_cannot_be_changed():
    advice = pain_advice(1, 1, 1, alarms=NO)
    for value, name in ((advice, "during"), (next_load(1, advice), "lowest"), (NO, "red_flag")):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
