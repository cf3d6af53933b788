"""What readers are told: plain words, ratios by their right names, and no odds ratio without its interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version

import pytest

from reader_texts import ReaderText, reader_texts
from training_safety.site.sections.wording import WORDS

TEXTS = reader_texts()

#: The words of research that the course explains where it uses them, besides what it never says.
RED_FLAG = r"\b[Rr](ødt?|øde) flagg"
THOUSANDS = r"\b(?!19|20)\d{4} (?:\w+ )?(?:personer|mennesker|voksne|deltakere|løpere|jenter|pasienter)\b"
NOT_SAID = WORDS | {
    RED_FLAG: "«alarmsymptom» (the research term only where it is explained)",
    THOUSANDS: "a thin space in thousands",
}
MODERATE = next(pattern for pattern in WORDS if "oderat" in pattern)
RR = r"\bRR\b"
#: Where one of them is right, and why.
ALLOWED = {
    (MODERATE, "book/about.md"): "the scale names the research term in brackets",
    (RED_FLAG, "book/glossary.md"): "the entry explains the research term",
    (RED_FLAG, "book/chapters/causes/injuries_and_conditions.md"): "the section explains the research term",
    (RED_FLAG, "book/objectives.yml"): "what the section teaches of the research term",
    (RED_FLAG, "book/quizzes/injuries_and_conditions.yml"): "the section's quiz",
    (RED_FLAG, "book/claims/causes.yml"): "the section's claim",
    (RR, "book/nomenclature.md"): "a symbol in the table of symbols",
    (RR, "exercises/source/evidence/evidence.ipynb"): "a symbol in a formula, named where it is met",
}
#: The list itself, and what people type in the search, which nobody reads.
NOT_READ = (
    "src/training_safety/site/sections/wording.py",
    "src/training_safety/models/triage/alarm_words.json",
)


def hits(pattern: str) -> list[tuple[str, str]]:
    """The files and the words around each place where the pattern is found."""
    return [
        (it.file, it.text[max(0, found.start() - 40) : found.end() + 40].replace("\n", " "))
        for it in TEXTS
        if it.file not in NOT_READ
        for found in re.finditer(pattern, it.text)
    ]


@pytest.mark.parametrize("pattern", NOT_SAID)
def test_readers_are_met_with_the_course_s_words(pattern: str) -> None:
    allowed = {file for (of, file) in ALLOWED if of == pattern}
    found = hits(pattern)
    assert [] == [hit for hit in found if hit[0] not in allowed], f"say {NOT_SAID[pattern]}"
    assert allowed == {file for file, _ in found} & allowed, "an exception that nothing needs"


RELATIVE_RISK, RATE_RATIO, HAZARD_RATIO, ODDS_RATIO = (
    "relative risk",
    "rate ratio",
    "hazard ratio",
    "odds ratio",
)
NAMES = {
    RELATIVE_RISK: r"[Rr]elativ\w* risiko\w*|[Rr]elative risk|[Rr]isk ratio|\bRR\b",
    RATE_RATIO: r"[Rr]ateratio\w*|\b[Rr]ate ratio",
    HAZARD_RATIO: r"[Hh]asardratio\w*|[Hh]azard (?:rate )?ratio",
    ODDS_RATIO: r"[Oo]ddsratio\w*|[Oo]dds ratio",
}
#: Published intervals and the measure they belong to: people with the outcome, outcomes per time, the
#: rate at any moment, or odds.
FINDINGS = {
    ("0.41", "0.74"): RELATIVE_RISK,  # steffens2016prevention, exercise with education
    ("0.50", "0.86"): RELATIVE_RISK,  # steffens2016prevention, exercise alone
    ("0.49", "1.03"): RATE_RATIO,  # soligard2008fifa, leg injuries
    ("0.48", "0.98"): RATE_RATIO,  # soligard2008fifa, all injuries
    ("0.26", "0.85"): RATE_RATIO,  # soligard2008fifa, overuse injuries
    ("0.36", "0.83"): RATE_RATIO,  # soligard2008fifa, severe injuries
    ("0.54", "0.84"): RELATIVE_RISK,  # soligard2008fifa, the raw counts divided
    ("0.60", "0.85"): HAZARD_RATIO,  # pocovi2024walkback
    ("0.96", "2.66"): HAZARD_RATIO,  # damsted2018change, the study whose interval crosses 1
    ("1.31", "2.05"): HAZARD_RATIO,  # frandsen2025spike
    ("1.16", "2.00"): HAZARD_RATIO,
    ("1.50", "3.48"): HAZARD_RATIO,
    ("0.72", "1.45"): RELATIVE_RISK,  # buist2008gronorun, worked back from the percentages
    ("0.238", "0.480"): RELATIVE_RISK,  # lauersen2018strength
    ("0.207", "0.480"): RELATIVE_RISK,  # lauersen2014prevent, strength
    ("0.85", "1.10"): RELATIVE_RISK,  # lauersen2014prevent, stretching
    ("1.26", "2.01"): ODDS_RATIO,  # pinheiro2015depression
    ("1.21", "4.15"): ODDS_RATIO,  # brinjikji2015symptomatic, disc degeneration
    ("1.52", "4.62"): ODDS_RATIO,  # brinjikji2015symptomatic, protrusion
    ("0.41", "0.82"): ODDS_RATIO,  # huang2020prevention, with education
    ("0.36", "0.92"): ODDS_RATIO,  # huang2020prevention, without
}
INTERVAL = re.compile(r"(\d+[.,]\d+) ?(?:–| to | til )(\d+[.,]\d+)")


def named(text: str, at: int) -> str | None:
    """The measure that is named last before a place in a text, or first after it."""
    places = [(found.start(), name) for name, words in NAMES.items() for found in re.finditer(words, text)]
    before = [place for place in places if place[0] < at]
    return max(before)[1] if before else min(places, default=(0, None))[1]


def findings() -> Iterator[tuple[ReaderText, re.Match[str], str]]:
    """Every place where a published interval stands, with the measure it belongs to."""
    for it in TEXTS:
        for found in INTERVAL.finditer(it.text):
            measure = FINDINGS.get((found[1].replace(",", "."), found[2].replace(",", ".")))
            if measure is not None:
                yield it, found, measure


def test_each_published_interval_stands_with_the_name_of_its_own_measure() -> None:
    places = list(findings())
    assert {RELATIVE_RISK, RATE_RATIO, HAZARD_RATIO, ODDS_RATIO} == {measure for _, _, measure in places}
    wrong = [
        (it.file, found[0], f"is a {measure}")
        for it, found, measure in places
        if named(it.text, found.start()) != measure
    ]
    assert [] == wrong


#: A number after the words, with neither an interval nor «or» to other numbers behind it.
BARE_ODDS_RATIO = re.compile(
    r"(?:[Oo]ddsratio\w*|[Oo]dds ratio)(?: på| of|,)? \d+(?:[.,]\d+)?(?![\d.,]*\d)(?! ?[(;])"
)
#: The odds ratio there is invented, and the text says so.
INVENTED = {
    "exercises/source/belief-and-risk/belief-and-risk.ipynb",
    "exercises/source/belief-and-risk/README.md",
}


def test_an_odds_ratio_never_stands_without_its_interval() -> None:
    bare = [(it.file, found[0]) for it in TEXTS for found in BARE_ODDS_RATIO.finditer(it.text)]
    assert [] == [hit for hit in bare if hit[0] not in INVENTED]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("ga oddsratio 2,7. Å være", True),
        ("an odds ratio of 25.", True),
        ("oddsratio 2,24 (1,21–4,15)", False),
        ("(oddsratio 2,24; 1,21–4,15)", False),
        ("odds ratio 2.24; 1.21 to 4.15", False),
    ],
)
def test_a_bare_odds_ratio_is_told_from_one_with_its_interval(text: str, bare: bool) -> None:
    assert bare == bool(BARE_ODDS_RATIO.search(text))


def test_the_words_are_looked_for_in_pages_data_assignments_guides_and_widgets() -> None:
    files = {it.file for it in TEXTS}
    for file in (
        "book/chapters/introduction.md",
        "book/quizzes/warm_up.yml",
        "book/beliefs.yml",
        "exercises/source/evidence/evidence.ipynb",
        "docs/teaching.md",
        "src/training_safety/widgets/load_planner/words.json",
        "src/training_safety/models/body/pain.py",
        "src/training_safety/models/triage/triage.json",
    ):
        assert file in files


def test_the_page_about_the_course_names_the_edition_that_is_read() -> None:
    about = next(it.text for it in TEXTS if it.file == "book/about.md")
    assert f"utgave {version('training-safety')}," in about
