import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.evidence import two_by_two
from training_safety.models.evidence.two_by_two import (
    Estimate,
    IntervalMethod,
    TwoByTwo,
    cornfield_interval,
    koopman_interval,
    newcombe_interval,
    wilson_interval,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("two_by_two")
COUNTS = ("events_treated", "treated", "events_control", "control")
INTERVALS = {"newcombe": newcombe_interval, "koopman": koopman_interval, "cornfield": cornfield_interval}


def close(values, rel=1e-12):
    return pytest.approx(values, rel=rel, abs=1e-15)


def table_of(case):
    return TwoByTwo(*(case[name] for name in COUNTS))


@pytest.mark.parametrize("case", VECTORS["wilson"])
def test_wilson_interval_gives_the_worked_limits(case):
    assert close((case["low"], case["high"])) == wilson_interval(case["events"], case["size"])


@pytest.mark.parametrize("size", [1, 2, 3, 10, 29, 1000])
def test_wilson_interval_ends_exactly_at_nobody_and_at_everybody(size):
    assert wilson_interval(0, size)[0] == 0
    assert wilson_interval(size, size)[1] == 1


@pytest.mark.parametrize("case", VECTORS["score"], ids=lambda case: case["note"])
@pytest.mark.parametrize("name", INTERVALS)
def test_score_intervals_give_the_worked_limits(name, case):
    if case[name] is None:
        return
    assert close(tuple(case[name])) == INTERVALS[name](table_of(case))


@pytest.mark.parametrize("case", VECTORS["published"])
def test_score_intervals_agree_with_a_published_implementation(case):
    for name, interval in INTERVALS.items():
        if case[name] is not None:
            assert pytest.approx(tuple(case[name]), rel=1e-4, abs=1e-4) == interval(table_of(case))


def test_a_ratio_that_has_no_value_has_no_interval_either():
    with pytest.raises(ValueError, match=r"^events_control is 0; give a table with an event"):
        koopman_interval(TwoByTwo(3, 10, 0, 10))
    with pytest.raises(
        ValueError, match=r"^the table has 7 treated without and 0 controls with the outcome; give"
    ):
        cornfield_interval(TwoByTwo(3, 10, 0, 10))
    with pytest.raises(
        ValueError, match=r"^the table has 0 treated without and 3 controls with the outcome; give"
    ):
        cornfield_interval(TwoByTwo(10, 10, 3, 10))


def test_a_table_knows_its_cells_and_its_risks():
    table = TwoByTwo(22, 100, 30, 120)

    assert (22, 78, 30, 90) == table.cells
    assert (0.22, 0.25) == table.risks


@pytest.mark.parametrize("cell", range(4))
def test_counts_are_small_below_5_in_any_cell(cell):
    for count, small in ((4, True), (5, False), (0, True)):
        cells = [20, 20, 20, 20]
        cells[cell] = count
        a, b, c, d = cells
        assert small == TwoByTwo(a, a + b, c, c + d).small_counts


def test_the_limits_are_the_ones_the_browser_uses():
    assert VECTORS["limits"] == {
        "z_95": two_by_two.Z_95,
        "small_count": two_by_two.SMALL_COUNT,
        "largest_group": two_by_two.LARGEST_GROUP,
    }


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_what_is_no_count_is_refused_by_name_with_the_limit(case):
    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        getattr(two_by_two, case["function"])(*case["given"])
    sentence = str(refusal.value)
    if case["function"] == "TwoByTwo":
        at = COUNTS.index(case["argument"])
    else:
        at = ("events", "size").index(case["argument"])
    is_size = at % 2 == 1
    limits = "1 to 1,000,000" if is_size else f"0 to {case['given'][at + 1]}"
    meaning = "It is the size of the group." if is_size else "It is how many of the group had the outcome."
    assert (
        f"{case['argument']} is {case['given'][at]!r}; give a whole number, {limits} people. {meaning}"
        == sentence
    )


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), 3.0])
def test_a_count_is_a_whole_number(nonsense):
    with pytest.raises(ValueError, match="events is"):
        wilson_interval(nonsense, 10)
    with pytest.raises(ValueError, match="treated is"):
        TwoByTwo(1, nonsense, 1, 10)


def test_the_smallest_and_the_largest_group_are_taken():
    assert (0, 1, 1, 0) == TwoByTwo(0, 1, 1, 1).cells
    assert 999_999 == TwoByTwo(1, 1_000_000, 1, 1_000_000).cells[1]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ((float("nan"),), "value is nan; give a finite number, or None."),
        ((True,), "value is True; give a finite number, or None."),
        (("0.5",), "value is '0.5'; give a finite number, or None."),
        ((1, float("-inf"), 2), "low is -inf; give a finite number, or None."),
        ((1, 0, float("inf")), "high is inf; give a finite number, or None."),
        ((1, 0, 10**400), f"high is {10**400}; give a finite number, or None."),
        ((), "value is None; give a number, or else None and a reason."),
        ((1, None, None, None, Reason.NO_EVENTS), "value is 1; give a number, or else None and a reason."),
        ((1, 0), "low is 0 and high is None; give both beside a value, or none."),
        ((1, None, 2), "low is None and high is 2; give both beside a value, or none."),
        (
            (None, 0, 2, None, Reason.NO_EVENTS),
            "low is 0 and high is 2; give both beside a value, or none.",
        ),
        ((3, 0, 2), "value is 3; give a number from low (0) to high (2)."),
        ((-1, 0, 2), "value is -1; give a number from low (0) to high (2)."),
    ],
)
def test_what_is_no_estimate_is_refused(given, sentence):
    with pytest.raises(ValueError, match="give") as refusal:
        Estimate(*given)
    assert sentence == str(refusal.value)


def test_an_estimate_may_lie_at_the_end_of_its_interval_and_may_be_zero():
    assert Estimate(0, 0, 2, IntervalMethod.SCORE).value == 0
    assert Estimate(2, 0, 2).high == 2
    assert Estimate(1, 1, 1).reason is None
    assert Estimate(0).low is None
    assert Estimate(reason=Reason.NO_EVENTS).value is None
    assert ["simple", "score"] == [method.value for method in IntervalMethod]


@st.composite
def tables(draw, largest=60):
    treated, control = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    return TwoByTwo(draw(st.integers(0, treated)), treated, draw(st.integers(0, control)), control)


@given(st.integers(1, 5000).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))))
def test_wilson_interval_holds_the_share_and_is_mirrored_by_those_without_the_outcome(group):
    events, size = group
    low, high = wilson_interval(events, size)

    assert 0 <= low <= events / size <= high <= 1
    assert close((1 - high, 1 - low), rel=1e-9) == wilson_interval(size - events, size)


@given(tables())
def test_score_intervals_hold_the_value_and_stay_inside_what_is_possible(table):
    a, b, c, d = table.cells
    low, high = newcombe_interval(table)
    assert -1 <= low <= table.risks[1] - table.risks[0] <= high <= 1
    if c > 0:
        low, high = koopman_interval(table)
        assert 0 <= low <= a * table.control / (table.treated * c) <= high < float("inf")
    if b > 0 and c > 0:
        low, high = cornfield_interval(table)
        assert 0 <= low <= a * d / (b * c) <= high < float("inf")


@given(tables())
def test_changing_the_groups_about_turns_the_intervals_round(table):
    turned = TwoByTwo(table.events_control, table.control, table.events_treated, table.treated)
    a, b, c, d = table.cells

    low, high = newcombe_interval(table)
    assert close((-high, -low), rel=1e-9) == newcombe_interval(turned)
    if a > 0 and c > 0:
        low, high = koopman_interval(table)
        assert close((1 / high, 1 / low), rel=1e-9) == koopman_interval(turned)
    if min(a, b, c, d) > 0:
        low, high = cornfield_interval(table)
        assert close((1 / high, 1 / low), rel=1e-9) == cornfield_interval(turned)


@given(tables(largest=20), st.integers(2, 20))
def test_more_people_with_the_same_shares_make_the_interval_narrower(table, times):
    counts = (table.events_treated, table.treated, table.events_control, table.control)
    larger = TwoByTwo(*(times * count for count in counts))

    for (low, high), (narrow_low, narrow_high) in (
        (newcombe_interval(table), newcombe_interval(larger)),
        *([(koopman_interval(table), koopman_interval(larger))] if table.events_control else []),
    ):
        assert narrow_high - narrow_low < high - low
