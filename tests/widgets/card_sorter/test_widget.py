"""Cards to sort: what they refuse, all of the course's, and what stands where no script runs."""

from __future__ import annotations

from typing import Any

import pytest
import traitlets
from bs4 import BeautifulSoup

from places import ROOT
from training_safety import activity
from training_safety.activities import read_activities
from training_safety.widgets import CardSorter
from widget_stills import parsed, stills

ENTRIES = {
    f"{path.stem}.{key}": entry
    for path in sorted((ROOT / "book/activities").glob("*.yml"))
    for key, entry in read_activities(path).items()
    if entry["kind"] in ("cards", "order")
}
TEXT = {"nb": "tekst", "en": "text"}


def deck(**changes: Any) -> dict[str, Any]:
    """Cards in two places, changed."""
    places = [{"id": "a", **TEXT}, {"id": "b", **TEXT}]
    cards = [{"id": name, "place": "a", "feedback": TEXT, **TEXT} for name in ("one", "two")]
    return {"kind": "cards", "title": TEXT, "places": places, "cards": cards, **changes}


def card(**changes: Any) -> list[dict[str, Any]]:
    """The cards of ``deck``, the second one changed."""
    one, two = deck()["cards"]
    return [one, {**two, **changes}]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "guess"}, "the kind is 'guess'; it is \"cards\""),
        ({"title": {"nb": "Bare norsk"}}, "title needs its text in Bokmål .nb. and in English"),
        ({"kind": "order"}, "first needs its text"),
        ({"places": []}, "give at least two places"),
        ({"cards": card()[:1]}, "give at least two cards"),
        ({"cards": card(id="one")}, r"cards\[1\] needs an id of its own"),
        ({"cards": card(place="c")}, "two belongs in 'c', which is none of the places"),
        ({"cards": card(feedback={})}, "two, feedback needs its text"),
        ({"cards": card(refs=["nobody1999"])}, "two names the source 'nobody1999'"),
    ],
)
def test_cards_that_cannot_be_sorted_are_refused_with_what_is_wrong(
    changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(traitlets.TraitError, match=sentence):
        CardSorter(deck(**changes))


def test_sources_follow_the_cards() -> None:
    widget = CardSorter(deck())
    assert {} == widget.references
    widget.activity = deck(cards=card(refs=["maher2017nslbp"]))
    assert "Maher mfl. 2017" == widget.references["maher2017nslbp"]["label"]["nb"]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_deck_of_the_course_can_be_read_without_a_script(language: str) -> None:
    for name, html in zip(ENTRIES, stills([activity(name) for name in ENTRIES], language), strict=True):
        text = BeautifulSoup(html, "html.parser").get_text().replace("\u00a0", " ")
        for part in [*ENTRIES[name]["cards"], *ENTRIES[name].get("places", [])]:
            said = [part[language], *(part["feedback"][language].split("*") if "feedback" in part else [])]
            assert [] == [words for words in said if words not in text], name


def test_an_alarm_in_any_place_but_its_own_is_more_urgent_or_can_be_told() -> None:
    alarms = [(name, each) for name, entry in ENTRIES.items() for each in entry["cards"] if "triage" in each]
    assert len(alarms) > 20
    for name, alarm in alarms:
        call = alarm["call"]
        assert call["number"] or "116 117" in call["say"]["nb"], f"{name}: {alarm['id']} says nobody to call"
        for place in ENTRIES[name]["places"]:
            there = [each["call"]["urgency"] for each in ENTRIES[name]["cards"] if "call" in each and each["place"] == place["id"]]  # fmt: skip
            own = place["id"] == alarm["place"]
            assert own <= (max(there, default=-1) >= call["urgency"]), f"{name}: {place['id']}"


def test_on_paper_the_cards_stand_by_place_with_reason_source_and_numbers_to_press() -> None:
    page = parsed(activity("what_is_it.sore_or_episode")).select_one(".ts-cards-paper")
    assert page
    places = [place.get_text() for place in page.select("details .ts-legend")]
    assert ["Støl muskel", "Ryggepisode", "Be om hjelp nå"] == places
    last = page.select("details ul")[-1]
    assert {"tel:116117"} <= {str(link["href"]) for link in last.select("a")}
    assert last.select(".ts-source")


def test_nothing_that_is_done_with_the_cards_reaches_python() -> None:
    assert "save_changes" not in CardSorter._esm
