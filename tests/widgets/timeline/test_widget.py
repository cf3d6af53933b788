"""Timelines as they are made, and as they are read before scripts run."""

from __future__ import annotations

import re
from typing import Any

import pytest

from places import ROOT
from training_safety import activity
from training_safety.activities import read_activities
from training_safety.widgets import Timeline
from widget_stills import parsed

TEXT = {"nb": "tekst", "en": "text"}
GOOD: dict[str, Any] = {"kind": "timeline", "unit": "day", "title": TEXT, "marks": [{"at": 0, **TEXT}, {"at": 3, **TEXT}]}  # fmt: skip
TIMELINES = {
    f"{path.stem}.{key}": entry
    for path in sorted((ROOT / "book/activities").glob("*.yml"))
    for key, entry in read_activities(path).items()
    if entry["kind"] in ("timeline", "slider")
}


@pytest.mark.parametrize("name", TIMELINES)
def test_without_scripts_every_mark_of_the_course_s_timelines_is_there_to_read(name: str) -> None:
    entry, still = TIMELINES[name], parsed(activity(name))
    rows = [
        " ".join(row.get_text(" ").split()) for row in still.select(".ts-unscripted li, .ts-unscripted tr")
    ]
    if entry["kind"] == "timeline":
        assert len(entry["marks"]) == len(rows)
        for mark, row in zip(entry["marks"], rows, strict=True):
            assert mark["nb"] in row
            assert f"{mark.get('value', '')}" in row
    else:
        assert len(entry["series"]) + 1 == len(rows)
        for each, row in zip(entry["series"], rows[1:], strict=True):
            assert f"{each['nb']} {each['marks'][0]['value']}" in row
    assert not still.select(".ts-unscripted button, .ts-unscripted input")


def test_a_mark_that_speaks_of_the_symptom_check_leads_there() -> None:
    marks = [(name, mark) for name, entry in TIMELINES.items() for mark in entry.get("marks", [])]
    spoken = [(name, mark["at"]) for name, mark in marks if "sjekken" in mark["nb"].lower()]
    led = {(name, mark["at"]) for name, mark in marks if mark.get("symptom_check")}
    assert len(spoken) > 5
    assert [] == [mark for mark in spoken if mark not in led]


def test_a_plan_that_begins_with_the_symptom_check_has_it_before_all_else() -> None:
    still = parsed(activity("self_care.first_days"))
    assert "ts-to-check" in still.select(".ts-title + *")[0]["class"]
    assert 1 == len(still.select(".ts-to-check"))
    assert not parsed(activity("mental_training.three_minutes")).select(".ts-to-check")


def test_the_curve_of_soreness_is_called_a_sketch() -> None:
    assert "Skisse, ikke data" in parsed(activity("what_is_it.soreness_curve")).text
    assert "A sketch, not data" in parsed(activity("is_it_normal.soreness_days"), "en").text


def test_sources_come_from_the_course_by_their_keys_and_follow_the_entry() -> None:
    timeline = Timeline(
        {**GOOD, "refs": ["dahm2010rest", "own2020"]},
        references={"own2020": {"label": TEXT, "title": "", "url": ""}},
    )
    assert {"dahm2010rest", "own2020"} == set(timeline.references)
    timeline.activity = {**GOOD, "refs": ["french2006heat"]}
    assert "french2006heat" in timeline.references


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("plan", "shows an entry of the kind timeline or slider; this one has 'plan'"),
        ({"kind": "cards"}, "this one has the kind 'cards'"),
        ({**GOOD, "unit": "second"}, "the unit is 'second'; it is one of minute, hour"),
        ({**GOOD, "title": {"nb": "bare bokmål"}}, 'title has no text in "en"'),
        ({**GOOD, "marks": []}, "marks is empty"),
        ({**GOOD, "marks": [{**TEXT}]}, "marks[0] has no 'at'"),
        ({**GOOD, "marks": [{"at": 3, **TEXT}, {"at": 1, **TEXT}]}, "1 comes after 3; write the marks in order"),
        ({key: GOOD[key] for key in ("kind", "title", "unit")}, "the entry has no 'marks'"),
        ({**GOOD, "refs": ["nobody2020"]}, "the source 'nobody2020', which references.bib does not have"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_entry_is_said(entry: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        Timeline(entry)
