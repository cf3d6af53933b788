"""An activity by its name: a chart or a list in both languages, and a sentence for a name there is not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from places import ROOT
from training_safety import activity
from training_safety.activities import ACTIVITY, PLOTLY, Activity, read_activities, without_unverified
from training_safety.figures import figure
from training_safety.figures.figure import lines_of
from training_safety.figures.listings import listing
from training_safety.models.triage import DATA
from training_safety.site.charts import activity_html
from widget_stills import stills

TEXT = {"nb": "tekst", "en": "text"}
FOREST = {
    "kind": "chart",
    "chart": "forest",
    "title": {"nb": "Funn", "en": "Findings"},
    "alt": {"nb": "To funn.", "en": "Two findings."},
    "measure": "odds_ratio",
    "numbers": "small",
    "rows": [
        {"id": "small", "nb": "Lite", "en": "Small", "value": 2.24, "low": 1.21, "high": 4.15},
        {"id": "large", "nb": "Stort", "en": "Large", "value": 4.4, "low": 2, "high": 9.7},
    ],
}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("injuries_and_conditions", "does not name an activity"),
        ("injuries_and_condition.with_pain", "Did you mean injuries_and_conditions?"),
        ("injuries_and_conditions.wth_pain", "Did you mean with_pain?"),
        ("nowhere.key", "There is no book/activities/nowhere.yml"),
    ],
)
def test_a_name_there_is_not_is_answered_with_the_nearest(name: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        activity(name)


def test_a_language_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match=r"nb .* or en"):
        activity("injuries_and_conditions.with_pain", lang="de")


ALL = [
    f"{path.stem}.{key}"
    for path in sorted((ROOT / "book/activities").glob("*.yml"))
    for key in read_activities(path)
]
CHART_OF = {
    f"{path.stem}.{key}": entry.get("chart")
    for path in sorted((ROOT / "book/activities").glob("*.yml"))
    for key, entry in read_activities(path).items()
}


@pytest.mark.parametrize("name", ALL)
def test_every_activity_of_the_course_can_be_shown_in_both_languages_without_a_widget(name: str) -> None:
    topic, _, key = name.partition(".")
    entry = read_activities(ROOT / f"book/activities/{topic}.yml")[key]
    bundle = Activity(name, entry, "en")._repr_mimebundle_()
    both = bundle[ACTIVITY]
    assert both["nb"]
    assert both["en"]
    assert (PLOTLY in bundle) != ("text/html" in bundle)


def test_every_widget_of_an_activity_is_drawn_in_both_languages() -> None:
    made = [shown for name in ALL if not isinstance(shown := activity(name, lang="en"), Activity)]
    for shown, nb, en in zip(made, stills(made), stills(made, "en"), strict=True):
        assert nb != en, shown.name
        assert "[object" not in nb + en, shown.name
        assert "undefined" not in nb + en, shown.name


def test_rows_that_nobody_has_read_in_the_source_are_left_out_and_a_series_that_has_none_left() -> None:
    series = [
        {"id": "a", "marks": [{"at": 20, "value": 37}, {"at": 30, "value": 52, "verify": True}]},
        {"id": "b", "marks": [{"at": 20, "value": 30, "verify": True}]},
        {"id": "c", "marks": []},
    ]
    kept = without_unverified({"series": series})["series"]
    assert [("a", [{"at": 20, "value": 37}]), ("c", [])] == [(each["id"], each["marks"]) for each in kept]


def test_activities_are_read_again_when_the_file_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "page.yml"
    path.write_text("one: {kind: guess}\n", encoding="utf-8")
    assert ["one"] == list(read_activities(path))
    path.write_text("another: {kind: guess}\n", encoding="utf-8")
    assert ["another"] == list(read_activities(path))


def plotly(entry: dict[str, Any], language: str = "nb") -> dict[str, Any]:
    """What Plotly draws of an entry."""
    drawn = figure(entry, language).plotly
    assert drawn is not None
    return dict(drawn)


def names(layout: dict[str, Any]) -> list[str]:
    """The words that stand in a drawn chart, with spaces for what keeps them together and for ends of lines."""
    return [re.sub("\u00a0|<br>", " ", each["text"]) for each in layout["annotations"]]


def places(layout: dict[str, Any], dash: str | None = None) -> list[float]:
    """Where the upright lines of one look stand, each once; the marks of the axis are apart."""
    lines = [each for each in layout["shapes"] if each["type"] == "path" and "color" not in each["line"]]
    found = [re.findall(r"M([-\d.]+),", each["path"]) for each in lines if each["line"].get("dash") == dash]
    return [float(place) for each in found for place in dict.fromkeys(each)]


def test_a_forest_plot_prints_the_numbers_of_one_row_and_has_all_of_them_in_its_table() -> None:
    chart = figure(FOREST, "nb")
    assert ["Lite: 2,24 (1,21–4,15)", "Stort"] == names(plotly(FOREST)["layout"])
    assert ("", "Oddsratio", "95 % konfidensintervall fra", "til") == chart.table.head
    assert (("Lite", "2,24", "1,21", "4,15"), ("Stort", "4,4", "2", "9,7")) == chart.table.rows
    assert "To funn." == chart.alt


def test_a_forest_plot_of_ratios_has_a_line_at_1_and_every_interval_within_its_axis() -> None:
    layout = plotly(FOREST, "en")["layout"]
    low, high = layout["xaxis"]["range"]
    assert [1] == places(layout, dash="dot")
    assert 10**low < 1
    assert 10**high > 9.7


def test_a_difference_has_its_line_at_0_on_an_even_axis_and_its_interval_in_words() -> None:
    rows = [{"id": "small", "nb": "a", "en": "a", "value": -4.5, "low": -7.3, "high": -1.7}]
    entry = {**FOREST, "measure": "mean_difference", "rows": rows}
    layout = plotly(entry)["layout"]
    assert [0] == places(layout, dash="dot")
    assert "type" not in layout["xaxis"]
    assert layout["xaxis"]["range"][0] < -7.3 < 0 < layout["xaxis"]["range"][1]
    assert ["a: −4,5 (−7,3 til −1,7)"] == names(layout)
    assert ["a: −4.5 (−7.3 to −1.7)"] == names(plotly(entry, "en")["layout"])
    assert (("a", "−4,5", "−7,3", "−1,7"),) == figure(entry, "nb").table.rows


def test_rows_of_different_measures_say_each_its_own_in_the_chart_and_in_the_table() -> None:
    small, large = FOREST["rows"]
    rows = [{**small, "measure": "relative_risk"}, {**large, "measure": "hazard_ratio"}]
    entry = {key: value for key, value in FOREST.items() if key != "measure"} | {"rows": rows}
    assert ["Lite, relativ risiko: 2,24 (1,21–4,15)", "Stort, hasardratio"] == names(plotly(entry)["layout"])
    assert ("", "Mål", "Verdi") == figure(entry, "nb").table.head[:3]
    assert ("Stort", "Hasardratio", "4,4") == figure(entry, "nb").table.rows[1][:3]


@pytest.mark.parametrize("name", [name for name in ALL if CHART_OF.get(name) in ("forest", "ruler", "bars")])
def test_what_crosses_a_chart_is_drawn_in_its_lanes_alone_clear_of_every_name(name: str) -> None:
    topic, _, key = name.partition(".")
    layout = plotly(read_activities(ROOT / f"book/activities/{topic}.yml")[key])["layout"]
    lanes = [(each["y0"], each["y1"]) for each in layout["shapes"] if each["type"] == "rect"]
    labels = [each for each in layout["annotations"] if each.get("xref") == "paper"]
    assert len(lanes) == len(labels)
    # A name begins at its lane and goes up for its lines, and the lane above ends before that.
    tops = [label["y"] + 18 * (1 + label["text"].count("<br>")) for label in labels]
    assert [] == [number for number, top in enumerate(tops[1:]) if top > lanes[number][0]]
    for path in (each["path"] for each in layout["shapes"] if each["type"] == "path"):
        strokes = [(float(low), float(high)) for high, low in re.findall(r",([-\d.]+)V([-\d.]+)", path)]
        assert strokes
        assert [] == [stroke for stroke in strokes if stroke not in lanes and stroke[0] < tops[0]]


def test_bars_lie_from_0_within_the_axis_and_zero_is_a_value() -> None:
    rows = [{"nb": "Ingen", "en": "None", "value": 0}, {"nb": "Noen", "en": "Some", "value": 12}]
    entry = {
        "kind": "chart",
        "chart": "bars",
        "title": TEXT,
        "rows": rows,
        "axis": TEXT,
        "ticks": [0, 10, 20],
    }
    drawn = plotly(entry)
    assert [0, 12] == drawn["data"][0]["x"]
    assert drawn["layout"]["xaxis"]["range"][0] <= 0 < 20 < drawn["layout"]["xaxis"]["range"][1]
    assert (("Ingen", "0"), ("Noen", "12")) == figure(entry, "nb").table.rows


def test_a_ruler_has_its_lines_within_the_axis_each_with_its_name() -> None:
    rows = [{"id": "a", "nb": "a", "en": "a", "value": 1, "low": 0.4, "high": 1.7}]
    limits = [{"at": 15, "nb": "minste viktige", "en": "smallest important"}]
    entry = {**FOREST, "chart": "ruler", "measure": "mean_difference", "rows": rows, "limits": limits}
    layout = plotly(entry)["layout"]
    assert ([0], [15]) == (places(layout, dash="dot"), places(layout))
    assert "minste viktige" == layout["annotations"][-1]["text"]
    assert 15 == layout["annotations"][-1]["x"]
    assert layout["xaxis"]["range"][0] < 0 < 15 < layout["xaxis"]["range"][1]


def test_words_of_a_chart_are_in_lines_that_a_narrow_screen_has_room_for() -> None:
    assert ["Poeng av 24"] == lines_of("Poeng av 24")
    assert ["Langvarige smerter, trening", "(uten små)"] == lines_of("Langvarige smerter, trening (uten små)")
    assert ["Til venstre: mindre", "støl eller vond"] == lines_of("Til venstre: mindre støl eller vond")


PEOPLE = {
    "kind": "chart",
    "chart": "hundred",
    "title": {"nb": "Vondt <i rygg>", "en": "Pain"},
    "alt": {"nb": "Av 100 har 42 vondt.", "en": "Of 100, 42 have pain."},
    "rows": [
        {"nb": "Hadde vondt", "en": "Had pain", "value": 42, "low": 29, "high": 55},
        {"nb": "B", "en": "B", "value": 12.5},
    ],
}


def test_a_hundred_people_are_drawn_of_whom_so_many_are_filled_with_the_number_in_words_and_in_a_table() -> (
    None
):
    chart = figure(PEOPLE, "nb")
    drawn = [
        [path.count("M") for path in re.findall(r'<path d="([^"]*)"', svg)]
        for svg in re.findall("<svg.*?</svg>", chart.drawing)
    ]
    assert [[42, 58, 26], [13, 87]] == drawn  # and a line below those that are uncertain
    said = re.sub("<[^>]*>", " ", chart.drawing).replace("\u00a0", " ")
    assert "Hadde vondt: 42 av 100" in said
    assert "29–55" in said
    assert "B: 12,5 av 100" in said
    assert ("", "Av 100", "95 % konfidensintervall fra", "til") == chart.table.head
    assert (("Hadde vondt", "42", "29", "55"), ("B", "12,5", "–", "–")) == chart.table.rows


def test_a_hundred_people_are_a_drawing_in_a_notebook_and_on_a_page() -> None:
    bundle = Activity("page.people", PEOPLE, "nb")._repr_mimebundle_()
    assert PLOTLY not in bundle
    assert "<strong>Vondt &lt;i rygg&gt;</strong>" in bundle["text/html"]
    page = activity_html(bundle[ACTIVITY], "en")
    assert 'role="group" aria-label="Of 100, 42 have pain."' in page
    assert "<td>12.5</td><td>–</td>" in page
    assert "data-plotly" not in page


def test_a_curve_has_a_line_for_each_series_and_a_row_for_each_point() -> None:
    series = [
        {"id": "a", "nb": "Fast", "en": "Fixed", "marks": [{"at": 1, "value": 10}, {"at": 2, "value": 0}]},
        {"id": "b", "nb": "Prosent", "en": "Per cent", "marks": [{"at": 1.5, "value": 12.5}]},
    ]
    across = {"nb": "Uke", "en": "Week"}
    entry = {"chart": "curve", "title": TEXT, "axis": TEXT, "across": across, "series": series}
    chart = figure(entry, "nb")
    assert ["Fast", "Prosent"] == [line["name"] for line in plotly(entry)["data"]]
    assert ("Uke", "Fast", "Prosent") == chart.table.head
    assert (("1", "10", "–"), ("1,5", "–", "12,5"), ("2", "0", "–")) == chart.table.rows


def test_a_chart_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"'pie'.*forest, ruler, bars, curve, hundred"):
        figure({"kind": "chart", "chart": "pie"}, "nb")


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        (
            {"kind": "slider", "title": TEXT, "slider": {"nb": "Alder", "en": "Age"},
             "series": [{"id": "a", "nb": "Funn", "en": "Finding", "marks": [{"at": 20, "value": 37.5}, {"at": 80, "value": 0}]}]},
            ["Alder", "<th scope=\"row\">Funn</th><td>37,5</td><td>0</td>"],
        ),
        (
            {"kind": "timeline", "unit": "hour", "marks": [{"at": 24, "nb": "Verst", "en": "Worst"}]},
            ["<strong>24 timer</strong>: Verst"],
        ),
        (
            {"kind": "cards", "places": [{"id": "sore", "nb": "Støl", "en": "Sore"}],
             "cards": [{"id": "b", "nb": "På begge sider", "en": "Both sides", "place": "sore", "feedback": TEXT}]},
            ["På begge sider <strong>Støl</strong>. tekst", "Vis hvor de hører hjemme"],
        ),
        ({"kind": "plan", "if": {"nb": "a", "en": "a"}, "then": {"nb": "b", "en": "b"}}, ["Hvis a, så b."]),
        (
            {"kind": "map", "title": TEXT, "nodes": [{"id": "x", "nb": "<Søvn>", "en": "Sleep"}, {"id": "y", "nb": "Smerter", "en": "Pain"}],
             "links": [{"from": "x", "to": "y", "verdict": "partly", "nb": "Litt", "en": "A little"}]},
            ["&lt;Søvn&gt;", "<strong>&lt;Søvn&gt; → Smerter</strong>: Litt"],
        ),
        (
            {"kind": "order", "first": {"nb": "Best", "en": "Best"}, "last": {"nb": "Svakest", "en": "Weakest"},
             "cards": [{"id": "t", "nb": "Trening", "en": "Exercise", "feedback": TEXT}, {"id": "b", "nb": "Belte", "en": "Belt", "feedback": TEXT}]},
            ["Best – Svakest", "<ul><li>Belte</li><li>Trening</li></ul>", "<ol><li><strong>Trening</strong> tekst</li>"],
        ),
        ({"kind": "something new", "anything": {"deep": [TEXT]}}, ["<li>tekst</li>"]),
        ({}, []),
    ],
    ids=["slider", "timeline", "cards", "plan", "map", "order", "unknown", "empty"],
)  # fmt: skip
def test_what_has_no_widget_is_a_list_or_a_table_and_never_an_error(
    entry: dict[str, Any], parts: list[str]
) -> None:
    html = listing(entry, "nb")
    assert [] == [part for part in parts if part not in html]
    assert listing(entry, "en")


def test_a_list_stands_where_widgets_are_not_installed() -> None:
    code = (  # in an interpreter of its own: what this one has imported belongs to other tests too
        "import sys; sys.modules['anywidget'] = None\n"
        "from training_safety import activity\n"
        "shown = activity('what_is_it.sore_or_episode')\n"
        "print(type(shown).__name__, shown._repr_mimebundle_()['text/html'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Activity ")
    assert "Vis hvor de hører hjemme" in done.stdout


def test_a_card_that_asks_a_question_of_the_triage_has_its_words_and_whom_to_call() -> None:
    entry = read_activities(ROOT / "book/activities/what_is_it.yml")["sore_or_episode"]
    cards = {card["id"]: card for card in entry["cards"]}
    questions = {question["key"]: question for screen in DATA["screens"] for question in screen["questions"]}
    assert questions["saddle"]["ask"]["nb"] == cards["groin"]["nb"]
    assert cards["groin"]["feedback"]["nb"].startswith("Ring legevakt 116 117 nå. ")
    assert questions["saddle"]["why"]["en"] in cards["groin"]["feedback"]["en"]
    assert "116117" == cards["groin"]["call"]["number"]
    assert "Ikke vent." in cards["groin"]["call"]["say"]["nb"]


def test_an_alarm_of_pregnancy_is_for_the_maternity_ward_and_says_what_to_do_without_an_answer(
    tmp_path: Path,
) -> None:
    path = tmp_path / "page.yml"
    path.write_text("cards: {kind: cards, cards: [{id: a, triage: preg_blow, place: b}]}\n", encoding="utf-8")
    (card,) = read_activities(path)["cards"]["cards"]
    assert card["feedback"]["nb"].startswith("Ring fødeavdelingen nå. ")
    assert card["call"]["say"]["nb"].startswith("Får du ikke svar på fødeavdelingen, ring 116 117.")
