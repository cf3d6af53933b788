"""Every safety sentence of the course, on a page: whole, in its order, with each number a link."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from bs4 import BeautifulSoup

from places import ROOT
from tiny_book import build, read_page
from training_safety.models.course.safety import safety_entries
from training_safety.models.triage import DATA

ASKED = {question["key"]: question for screen in DATA["screens"] for question in screen["questions"]}
SCREENS = {screen["id"]: [question["key"] for question in screen["questions"]] for screen in DATA["screens"]}
RULES = {rule["id"]: rule for rule in DATA["rules"]}
PLANS = [key for key, entry in safety_entries().items() if entry["kind"] == "plan"]
BOXES = [key for key in safety_entries() if key not in PLANS]
PHONE = re.compile(r"\b(?:113|116 1\d\d|22 \d\d \d\d \d\d)\b")


def plain(text: str) -> str:
    """Words as they are read, whatever they are spaced and marked with."""
    return " ".join(unescape(text).replace("**", "").split())


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    folder = tmp_path_factory.mktemp("safety")
    boxes = [f"```{{safety}} {key}\n```\n" for key in BOXES]
    plans = [f"```{{if-then}} {key}\n```\n" for key in PLANS]
    entries = "".join(f"{key}: {{kind: plan, safety: {key}}}\n" for key in PLANS)
    sources = "```{footbibliography}\n```\n"
    files = {
        "index.md": "\n".join(["# Page\n", *boxes, *plans, sources]),
        "alarm_signs.md": "# Alarm\n",
        "activities/index.yml": entries,
        "safety.yml": (ROOT / "book/safety.yml").read_text(encoding="utf-8"),
    }
    run = build(folder, files, ("alarm_signs",))
    assert run.returncode == 0, run.stderr
    return read_page(folder / "_build/html/book/index.html")


def box_of(page: BeautifulSoup, name: str) -> Any:
    box = page.find(id=name.replace("_", "-"))
    assert box is not None, name
    for mark in box.select("a.footnote-reference"):
        mark.extract()
    return box


def words_of(value: Any) -> list[str]:
    """Every Norwegian text of an entry."""
    if isinstance(value, dict):
        own = [value["nb"]] if "nb" in value else []
        return own + [text for part in value.values() for text in words_of(part)]
    return [text for part in value for text in words_of(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("key", BOXES)
def test_an_entry_is_printed_whole_with_the_triage_s_own_words(page: BeautifulSoup, key: str) -> None:
    entry = safety_entries()[key]
    box = box_of(page, f"safety-{key}")
    shown = plain(box.get_text())

    for text in words_of(entry):
        assert plain(text).rstrip(".") in shown, text
    if entry["kind"] == "alarm":
        asked = []
        for group in entry["triage"]:
            asked += SCREENS[group["screen"]] if "screen" in group else []
            asked += [*group.get("questions", ()), *group.get("rules", ())]
        assert asked == [item["data-question"] for item in box.select("li[data-question]")]
        for group in entry["triage"]:
            for name in group.get("rules", ()):
                assert plain(RULES[name]["say"]["nb"]) in shown
        for name in asked:
            assert name in RULES or plain(ASKED[name]["ask"]["nb"]) in shown


@pytest.mark.parametrize("key", BOXES)
def test_each_phone_number_is_a_link(page: BeautifulSoup, key: str) -> None:
    box = box_of(page, f"safety-{key}")
    links = [plain(link.get_text()) for link in box.select('a[href^="tel:"]')]

    assert sorted(PHONE.findall(plain(box.get_text()))) == sorted(links)


@pytest.mark.parametrize("key", PLANS)
def test_a_plan_about_safety_says_all_it_says_and_cannot_be_rewritten(page: BeautifulSoup, key: str) -> None:
    entry = safety_entries()[key]
    plan = box_of(page, f"plan-{key}")

    assert plain(f"Hvis {entry['if']['nb']}, så {entry['then']['nb']}.") in plain(plan.get_text())
    assert not plan.has_attr("data-plan")


def test_the_pain_rule_says_first_when_it_does_not_apply(page: BeautifulSoup) -> None:
    rule = safety_entries()["pain_rule"]
    shown = plain(box_of(page, "safety-pain_rule").get_text())

    assert 0 <= shown.index(plain(rule["not_for"]["nb"])) < shown.index(plain(rule["rows"][0]["when"]["nb"]))
