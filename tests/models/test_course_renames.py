"""What becomes of an id that is no longer used."""

import pytest

from training_safety.models.course.renames import Renames, renames

LISTED = Renames(
    pages={"lifting": "load", "gone": None},
    items={
        "load.first": "load.second",
        "load.second": "load.third",
        "load.odd": None,
        "lifting.old": "load.new",
    },
    activities={"load.chart": "load.figure"},
    claims={"C08": "C07", "C09": None},
)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("items", "load.third", "load.third"),
        ("items", "load.first", "load.third"),
        ("items", "load.odd", None),
        ("items", "lifting.third", "load.third"),
        ("items", "lifting.first", "load.third"),
        ("items", "lifting.old", "load.new"),
        ("items", "gone.anything", None),
        ("activities", "lifting.chart", "load.figure"),
        ("claims", "C07", "C07"),
        ("claims", "C08", "C07"),
        ("claims", "C09", None),
    ],
)
def test_an_id_is_followed_to_what_it_is_now_also_over_a_page_that_was_renamed(kind, old, new):
    assert new == LISTED.now(kind, old)


@pytest.mark.parametrize(("old", "new"), [("lifting", "load"), ("load", "load"), ("gone", None)])
def test_a_page_is_followed_too(old, new):
    assert new == LISTED.page(old)


def test_a_kind_that_there_is_not_is_told():
    with pytest.raises(
        ValueError, match="There is no kind 'item' of ids here; give one of items, activities, claims"
    ):
        LISTED.now("item", "load.first")


def test_the_course_s_own_list_is_read():
    assert "warm_up" == renames().page("warm_up")


def test_a_page_knows_what_it_was_called_and_what_its_activities_and_the_claims_were():
    assert (["lifting"], []) == (LISTED.former_pages("load"), LISTED.former_pages("lifting"))
    claims = {"C08": "C07", "C09": None}
    assert {"load.chart": "load.figure", **claims} == LISTED.former_ids("other", ["a"])
    moved = {"lifting.figure": "load.figure", "lifting.curve": "load.curve"}
    assert {"load.chart": "load.figure", **moved, **claims} == LISTED.former_ids("load", ["figure", "curve"])


def test_a_bank_knows_what_its_questions_were_called_and_which_are_gone():
    questions = {"first": "third", "second": "third", "odd": None, "old": "new"}
    assert questions == LISTED.former_items("load", ["third", "new"])
    assert {} == LISTED.former_items("lifting", ["first"])
    # The page that was merged into this one may have had a question called as one of this page's is.
    assert "old" not in LISTED.former_items("load", ["third", "new", "old"])
