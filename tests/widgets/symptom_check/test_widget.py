"""The symptom check as Python makes it: what it is set by, and what of it is there before scripts run."""

from __future__ import annotations

from typing import Any

import pytest
import traitlets

from training_safety.models.triage import DATA
from training_safety.widgets import SymptomCheck
from widget_stills import parsed

ITEMS = [*(q for screen in DATA["screens"] for q in screen["questions"]), *DATA["rules"]]


def plain(text: str) -> str:
    return " ".join(text.split())


def test_only_one_setting_is_its_own_and_it_is_yes_or_no() -> None:
    assert not SymptomCheck().own_page
    with pytest.raises(traitlets.TraitError):
        SymptomCheck(own_page="yes")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_without_scripts_the_levels_stand_from_the_most_urgent_down_with_all_questions_word_for_word(
    language: str,
) -> None:
    paper = parsed(SymptomCheck(), language).select_one(".ts-check-paper.ts-unscripted")
    assert paper is not None
    text = plain(paper.get_text(" "))
    titles = [level["title"][language] for level in reversed(DATA["levels"])]
    at = [text.index(title) for title in titles]
    assert sorted(at) == at
    ends = [*at[1:], len(text)]
    for level, begin, end in zip(reversed(DATA["levels"]), at, ends, strict=True):
        part = text[begin:end].replace("\u00a0", " ")
        said: list[Any] = [
            *level["sentences"],
            *(item.get("ask") or item["say"] for item in ITEMS if item["level"] == level["id"]),
        ]
        squeezed = part.replace(" ", "")
        assert [] == [each[language] for each in said if each[language].replace(" ", "") not in squeezed]


def test_113_can_be_pressed_before_scripts_run_and_the_page_of_its_own_leaves_the_lists_to_the_page() -> None:
    assert parsed(SymptomCheck()).select_one('a[href="tel:113"]')
    own = parsed(SymptomCheck(own_page=True))
    assert own.select_one(".ts-check.ts-scripted .ts-check-row")
    assert own.select_one(".ts-check-paper") is None
