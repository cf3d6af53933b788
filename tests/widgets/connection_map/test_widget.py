"""Maps as they are made, and as they are read before scripts run."""

from __future__ import annotations

import re
from typing import Any

import pytest

from places import ROOT
from training_safety import activity
from training_safety.activities import read_activities
from training_safety.widgets import ConnectionMap
from widget_stills import parsed

TEXT = {"nb": "tekst", "en": "text"}
NODES = [{"id": name, **TEXT} for name in ("sleep", "mood", "pain")]
LINK = {"from": "sleep", "to": "pain", "verdict": "partly", **TEXT}
GOOD: dict[str, Any] = {"kind": "map", "title": TEXT, "nodes": NODES, "links": [LINK]}
MAPS = {
    f"{path.stem}.{key}": entry
    for path in sorted((ROOT / "book/activities").glob("*.yml"))
    for key, entry in read_activities(path).items()
    if entry["kind"] == "map"
}


@pytest.mark.parametrize("name", MAPS)
def test_without_scripts_every_node_and_what_research_found_of_every_arrow_is_there_to_read(
    name: str,
) -> None:
    still, entry = parsed(activity(name)), MAPS[name]
    names = {node["id"]: node["nb"].replace("\u00ad", "") for node in entry["nodes"]}
    words = " ".join(part.get_text(" ") for part in still.select(".ts-unscripted")).replace("\u00ad", "")
    assert [] == [node for node in names.values() if node not in words]
    found = [item.get_text(" ") for item in still.select("ul.ts-unscripted > li")]
    assert len(entry["links"]) == len(found)
    for link, told in zip(entry["links"], found, strict=True):
        assert f"{names[link['from']]} → {names[link['to']]}" in told
        assert link["nb"] in told
        assert "Kilde" in told
    assert not still.select(".ts-unscripted button")


def test_nothing_of_what_research_found_is_given_away_before_the_reader_asks() -> None:
    still = parsed(activity("causes.cause_map"))
    assert still.select_one(".ts-map-result")["hidden"] == ""
    assert "Støttes" not in still.select_one(".ts-map-stage").text


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({**GOOD, "nodes": NODES[:2]}, "there are 2 nodes; a map has from 3 to 12"),
        ({**GOOD, "nodes": [*NODES, NODES[0]]}, "nodes[3] has the id 'sleep' of another one"),
        ({**GOOD, "links": [{**LINK, "to": "pian"}]}, "links[0] has 'pian', which is none of the nodes: sleep, mood"),
        ({**GOOD, "links": [{**LINK, "to": "sleep"}]}, "links[0] goes from sleep to sleep"),
        ({**GOOD, "links": [LINK, LINK]}, "links[1] goes from sleep to pain; a link has two ends"),
        ({**GOOD, "links": [{**LINK, "verdict": "good"}]}, "the verdict 'good'; it is one of supported, partly"),
        ({**GOOD, "links": [{**LINK, "en": " "}]}, 'links[0] has no text in "en"'),
        ({key: GOOD[key] for key in ("kind", "title", "nodes")}, "the entry has no 'links'"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_entry_is_said(entry: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        ConnectionMap(entry)
