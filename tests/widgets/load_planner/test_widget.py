import json
import re
import subprocess
from contextlib import suppress
from datetime import date, datetime, timedelta

import hypothesis
import icalendar
import pytest
import traitlets
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from places import ROOT
from training_safety.models.load.progression import geometric_progression, linear_progression
from training_safety.widgets import LoadPlanner
from training_safety.widgets.load_planner.plan import LARGEST, SETTINGS
from vector_files import vectors_of
from widget_stills import parsed, stills

SOURCE = ROOT / "src/training_safety"
VECTORS = vectors_of("progression")


def settings(planner):
    return {name: getattr(planner, name) for name in SETTINGS}


# --- The Python side


def test_the_weekly_loads_are_the_domains():
    assert geometric_progression(120, 0.05, 12, 4, 0.6) == LoadPlanner().weekly_loads
    assert (
        linear_progression(90, 7.5, 9, 3, 0.5, 130)
        == LoadPlanner(
            start_load=90, growth="linear", step=7.5, weeks=9, deload_every=3, deload_share=0.5, ceiling=130
        ).weekly_loads
    )
    assert (
        geometric_progression(1000, 0.03, 8)
        == LoadPlanner(start_load=1000, unit="AU", rate=3, weeks=8, deload_every=0).weekly_loads
    )


@pytest.mark.parametrize("case", VECTORS["calendar"])
def test_the_target_date_decides_the_number_of_weeks(case, monkeypatch):
    class Fixed(date):
        @classmethod
        def today(cls):
            return cls.fromisoformat(case["today"])

    monkeypatch.setattr("training_safety.widgets.load_planner.plan.date", Fixed)
    dates = {name: case[name] for name in ("start_date", "target_date", "weeks")}
    planner = LoadPlanner(rate=1, **dates)

    assert case["monday"] == planner.first_monday.isoformat()
    assert case["plan_weeks"] == planner.plan_weeks
    assert case["plan_weeks"] == len(planner.weekly_loads)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"start_load": 0}, "start_load is 0; give .* from 1 to 5,040 min"),
        ({"start_load": -20}, "start_load is -20; give"),
        ({"start_load": float("nan")}, "start_load is nan; give"),
        ({"start_load": 60_000, "unit": "AU"}, "from 1 to 50,400 AU"),
        ({"rate": -1}, "rate is -1; give per cent a week from 0 to 50"),
        ({"rate": 51}, "rate is 51; give"),
        ({"growth": "linear", "step": 61}, "step is 61.*; give a number from 0 to 60"),
        ({"step": -1}, "step is -1; give"),
        ({"step": float("inf")}, "step is inf; give"),
        ({"deload_every": 1}, "deload_every is 1; give a whole number from 2 to 52, or 0"),
        ({"deload_share": 0}, "deload_share is 0; give a share from 0.01 to 1"),
        ({"deload_share": 1.01}, "deload_share is 1.01; give"),
        ({"deload_share": float("nan")}, "deload_share is nan; give"),
        ({"ceiling": 100}, r"ceiling is 100; give a number from start_load \(120\)"),
        ({"ceiling": float("nan")}, "ceiling is nan; give"),
        ({"weeks": 0}, "weeks is 0; give a whole number from 1 to 52"),
        ({"weeks": 53}, "weeks is 53; give"),
        ({"sessions_per_week": 15}, "sessions_per_week is 15; give"),
        ({"start_date": "23.11.2026"}, "start_date is '23.11.2026'; give a date as year-month-day"),
        ({"start_date": "2027-02-30"}, "start_date is '2027-02-30'; give"),
        ({"target_date": "1999-01-04"}, "target_date is '1999-01-04'; give"),
        ({"start_date": "2026-12-07", "target_date": "2026-12-06"}, "from 2026-12-07 .* to 2027-12-05"),
        ({"rate": 40, "weeks": 30}, "week 17 would be 6,803 min; the planner stops at 5,040"),
        ({"growth": "wild"}, "growth"),
        ({"start_load": "much"}, "start_load"),
    ],
)
def test_an_argument_that_makes_no_plan_is_refused_with_what_to_give(given, sentence):
    with pytest.raises(traitlets.TraitError, match=sentence):
        LoadPlanner(**given)


def test_a_refused_change_leaves_the_plan_as_it_was():
    planner = LoadPlanner(ceiling=200)
    with pytest.raises(traitlets.TraitError, match="ceiling is 200"):
        planner.start_load = 300
    assert planner.start_load == 120
    with planner.hold_trait_notifications():
        planner.start_load, planner.ceiling = 300, 400
    assert (planner.start_load, planner.ceiling) == (300, 400)


def test_no_ceiling_travels_as_zero_because_none_does_not_reach_every_browser():
    planner = LoadPlanner()
    assert 0 == planner.get_state()["ceiling"]
    planner.set_state({"ceiling": 400})
    assert (400, 400) == (planner.ceiling, planner.get_state()["ceiling"])
    planner.set_state({"ceiling": 0})
    assert planner.ceiling is None


def test_a_change_in_the_browser_reaches_python_whole():
    planner = LoadPlanner(ceiling=200)
    planner.set_state({"start_load": 1000, "ceiling": 1500, "unit": "AU", "rate": 8.5})  # refused one by one

    assert planner.weekly_loads == geometric_progression(1000, 0.085, 12, 4, 0.6, 1500)


def test_everything_the_browser_needs_is_synced_and_nothing_else():
    own = set(LoadPlanner.class_traits(sync=True)) - set(LoadPlanner.__mro__[2].class_traits(sync=True))
    assert {*SETTINGS, "lang", "name"} == own - {"_esm", "_css"}


def test_the_notebook_gets_one_text_that_imports_nothing():
    assert "\nimport " not in LoadPlanner._esm
    assert "export default" in LoadPlanner._esm
    assert "--ts-accent" in LoadPlanner._css


def test_a_notebook_that_asks_for_the_chart_library_gets_the_bundle():
    planner, sent = LoadPlanner(), []
    planner.send = lambda content, buffers=None: sent.append((content, buffers))
    planner._handle_custom_msg({"ask": "plotly"}, [])

    [(content, [bundle])] = sent
    assert content == {"answer": "plotly"}
    assert (SOURCE / "vendor/plotly/plotly-basic.min.js").read_bytes() == bundle


def test_the_chart_library_does_not_hand_itself_to_the_amd_loader_of_a_notebook_page():
    bundle = (SOURCE / "vendor/plotly/plotly-basic.min.js").read_text(encoding="utf-8")
    assert [] == re.findall(r".{20}\bdefine\b.{20}", bundle)


# --- The still, and what the browser computes

PLANS = [
    {},
    {"growth": "linear", "step": 12.5, "deload_every": 0, "start_date": "2026-12-02"},
    {"start_load": 1000, "unit": "AU", "rate": 8, "ceiling": 1500, "weeks": 16, "start_date": "2026-11-23"},
    {"start_load": 8000, "unit": "kg", "rate": 2, "weeks": 52, "start_date": "2026-11-23"},
    {
        "start_load": 20,
        "rate": 10,
        "deload_every": 3,
        "start_date": "2026-12-07",
        "target_date": "2027-03-14",
    },
    {"start_load": 4000, "rate": 20, "weeks": 2, "sessions_per_week": 7, "start_date": "2026-11-23"},
    {"weeks": 1, "deload_every": 5, "rate": 0},
]

IN_THE_BROWSER = """
import { madePlan, problemsOf } from "{folder}/plan.js";
import { today } from "{folder}/../shared/days.js";
import { hintsOf, summary, wordsIn } from "{folder}/sentences.js";
import { comparisonRows, tableRows } from "{folder}/results.js";
import { csv, exportedWith, ics } from "{folder}/export.js";
console.log(JSON.stringify(JSON.parse(process.argv[1]).map(([settings, lang]) => {
  const words = wordsIn(lang);
  const plan = madePlan(settings, today());
  const longer = madePlan({ ...settings, target_date: "", weeks: plan.weeks + 1 }, today());
  return {
    problems: problemsOf(settings, today()),
    loads: plan.rows.map(({ load }) => load),
    summary: summary(plan, words),
    hints: hintsOf(plan, words),
    rows: tableRows(plan, words),
    compared: comparisonRows(plan, words),
    ics: ics(plan, words, "abcdefghijkl", exportedWith(plan, null)),
    icsAfterAWeekMore: ics(plan, words, "abcdefghijkl", exportedWith(plan, exportedWith(longer, null))),
    csv: csv(plan, words),
  };
})));
"""


@pytest.fixture(scope="module")
def in_the_browser(node):
    """What the planner's modules make of settings, in a language."""

    def made(*asked):
        code = IN_THE_BROWSER.replace("{folder}", (SOURCE / "widgets/load_planner").as_uri())
        command = [node, "--input-type=module", "-e", code, json.dumps(asked)]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    return made


def test_the_browser_makes_of_settings_the_loads_that_the_domain_does(in_the_browser):
    planners = [LoadPlanner(**plan) for plan in PLANS]
    asked = [[settings(planner), "nb"] for planner in planners]
    for planner, made in zip(planners, in_the_browser(*asked), strict=True):
        assert {} == made["problems"]
        assert pytest.approx(planner.weekly_loads, rel=1e-12) == made["loads"]


def test_a_still_names_a_day_only_where_the_author_gave_one():
    planners = [LoadPlanner(), LoadPlanner(start_date="2026-11-23")]
    open_, dated = (BeautifulSoup(html, "html.parser") for html in stills(planners))
    first_days = [page.select_one("tbody tr td").get_text() for page in (open_, dated)]
    assert ["–", "23. nov."] == first_days
    assert "Uke 1 begynner den neste mandagen." in open_.get_text()
    assert "Uke 1 begynner mandag 23. nov. 2026" in dated.get_text()


PLAN = st.tuples(
    st.floats(1, 5000), st.floats(0, 12), st.integers(0, 52), st.floats(0.01, 1), st.integers(1, 52)
)
NAMES = ("start_load", "rate", "deload_every", "deload_share", "weeks")


@hypothesis.settings(max_examples=8, deadline=None)
@given(st.lists(PLAN, min_size=20, max_size=20))
def test_a_still_can_be_made_of_every_plan_that_is_accepted(plans):
    planners = []
    for plan in plans:
        with suppress(traitlets.TraitError):  # deload_every 1, or beyond the largest week
            planners.append(LoadPlanner(**dict(zip(NAMES, plan, strict=True))))
    for planner, html in zip(planners, stills(planners), strict=True):
        rows = BeautifulSoup(html, "html.parser").select_one("table").select("tbody tr")
        assert planner.weeks == len(rows)
        assert max(planner.weekly_loads) <= LARGEST["min"]


@pytest.mark.parametrize("table", [0, 1])
def test_the_tables_of_the_still_have_captions_and_scopes(table):
    found = parsed(LoadPlanner()).select("table")[table]

    assert found.caption.get_text()
    assert {"col"} == {th["scope"] for th in found.select("thead th")}
    assert {"row"} == {th["scope"] for th in found.select("tbody th")}


@pytest.mark.parametrize(
    ("language", "always", "habit"),
    [
        ("nb", "De sier ikke hva som er trygt for deg.", "en vane, ikke en lov"),
        ("en", "They do not say what is safe for you.", "a habit, not a law"),
    ],
)
def test_the_limits_the_pain_rule_and_the_numbers_to_call_are_always_there(language, always, habit):
    text = parsed(LoadPlanner(), language).get_text()

    for part in (always, habit, "113", "116\u00a0117", "0–3", "p = 0"):
        assert part in text


# --- Files that other programs read


def test_a_calendar_program_reads_the_file(in_the_browser):
    planners = [LoadPlanner(**plan) for plan in PLANS]
    asked = [[settings(planner), language] for planner in planners for language in ("nb", "en")]
    for (given_settings, language), made in zip(asked, in_the_browser(*asked), strict=True):
        text = made["ics"]
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        calendar = icalendar.Calendar.from_ical(text)
        events = calendar.walk("VEVENT")

        assert calendar.errors + [error for event in events for error in event.errors] == []
        assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
        assert "Trygg trening" in calendar["PRODID"]
        assert len(made["loads"]) == len(events) == len({event["UID"] for event in events})
        for index, (event, load) in enumerate(zip(events, made["loads"], strict=True)):
            start, end = event["DTSTART"].dt, event["DTEND"].dt
            assert type(start) is date
            assert (0, timedelta(weeks=1)) == (start.weekday(), end - start)
            if index:
                assert events[index - 1]["DTEND"].dt == start
            stamp = event["DTSTAMP"].dt
            assert isinstance(stamp, datetime)
            assert stamp.utcoffset() == timedelta(0)
            week = {"nb": "Uke", "en": "Week"}[language]
            assert event["SUMMARY"].startswith(f"{week} {index + 1} ")
            assert event["SUMMARY"].endswith(f" {given_settings['unit']}")
            shown = event["SUMMARY"].split(": ")[1].rsplit(" ", 1)[0]
            plain = shown.replace("\u202f", "").replace(",", "." if language == "nb" else "")
            assert pytest.approx(load, abs=0.5) == float(plain)
            assert "\n" in event["DESCRIPTION"]


def test_a_calendar_program_reads_that_a_week_is_cancelled(in_the_browser):
    planner = LoadPlanner(weeks=3, start_date="2026-11-23")
    [made] = in_the_browser([settings(planner), "nb"])
    before, after = (
        icalendar.Calendar.from_ical(made[name]).walk("VEVENT") for name in ("ics", "icsAfterAWeekMore")
    )
    assert ["CONFIRMED"] * 3 == [event["STATUS"] for event in before]
    assert ["CONFIRMED"] * 3 + ["CANCELLED"] == [event["STATUS"] for event in after]
    assert [event["UID"] for event in before] == [event["UID"] for event in after[:3]]
    assert [2] * 4 == [event["SEQUENCE"] for event in after]
    assert [] == [error for event in after for error in event.errors]
    assert (date(2026, 12, 14), date(2026, 12, 21)) == (after[3]["DTSTART"].dt, after[3]["DTEND"].dt)
    assert "Avlyst: uke 4 er ikke lenger i planen" == after[3]["SUMMARY"]


def test_a_comma_in_a_calendar_text_comes_back_as_a_comma(in_the_browser):
    [made] = in_the_browser([settings(LoadPlanner(start_load=20.5, deload_every=2)), "nb"])
    events = icalendar.Calendar.from_ical(made["ics"]).walk("VEVENT")

    assert events[0]["SUMMARY"] == "Uke 1 av 12: 20,5 min"
    assert events[1]["SUMMARY"] == "Uke 2 av 12, avlastning: 12,3 min"
    assert "\\" not in events[1]["DESCRIPTION"]


def test_a_spreadsheet_reads_the_table(in_the_browser):
    planner = LoadPlanner(**PLANS[2])
    norwegian, english = in_the_browser([settings(planner), "nb"], [settings(planner), "en"])

    assert norwegian["csv"].encode().startswith(b"\xef\xbb\xbf")
    for text, separator, point in ((norwegian["csv"][1:], ";", ","), (english["csv"], ",", ".")):
        head, *lines = text.split("\r\n")[:-1]
        assert len(head.split(separator)) == 5
        for index, (line, load) in enumerate(zip(lines, planner.weekly_loads, strict=True)):
            week, start, shown, _, deload = line.split(separator)
            assert (str(index + 1), date(2026, 11, 23) + timedelta(weeks=index)) == (
                week,
                date.fromisoformat(start),
            )
            assert pytest.approx(load, abs=0.005) == float(shown.replace(point, "."))
            assert ((index + 1) % 4 == 0) == (deload in {"ja", "yes"})


def test_a_lighter_week_is_called_what_the_chapter_calls_it():
    text = parsed(LoadPlanner()).get_text()

    assert "Avlastningsuker: 4, 8 og 12." in text
    assert "rolig" not in text.lower()
