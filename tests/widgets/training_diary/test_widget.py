"""The training diary as it is made, and as it is read before scripts run."""

from __future__ import annotations

import json

import pytest

from places import ROOT
from training_safety.models.reasons import Reason
from training_safety.widgets import TrainingDiary
from widget_stills import parsed

WORDS = json.loads(
    (ROOT / "src/training_safety/widgets/training_diary/words.json").read_text(encoding="utf-8")
)


def test_without_scripts_a_week_can_be_filled_in_on_paper() -> None:
    for lang, days in (("nb", ["Mandag", "Søndag"]), ("en", ["Monday", "Sunday"])):
        rows = parsed(TrainingDiary(lang=lang), lang).select(".ts-diary-paper tbody th")
        assert 7 == len(rows)
        assert days == [rows[0].get_text(), rows[-1].get_text()]


def test_the_way_to_the_symptom_check_stands_before_the_form() -> None:
    still = parsed(TrainingDiary())
    names = [name for part in still.select(".ts-to-check, form") for name in part["class"]]
    assert names.index("ts-to-check") < names.index("ts-diary-form")


def test_reasons_are_said_in_the_words_of_the_models() -> None:
    told = {key.removeprefix("reason_"): said for key, said in WORDS.items() if key.startswith("reason_")}
    assert told
    for reason in Reason:
        if reason.key in told:
            assert {language: reason.sentence(language) for language in ("nb", "en")} == told.pop(reason.key)
    assert {} == told


def test_the_sources_of_the_ratio_come_only_where_it_is_taken_apart() -> None:
    assert {} == TrainingDiary().references
    assert "lolli2019coupling" in TrainingDiary({"kind": "diary", "ratio": True}).references


def test_an_entry_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="TrainingDiary shows an entry of the kind diary"):
        TrainingDiary({"kind": "cards"})


def test_a_notebook_s_diary_gets_the_program_that_reads_files_when_it_asks() -> None:
    sent: list[tuple[object, list[bytes]]] = []
    diary = TrainingDiary()
    diary.send = lambda content, buffers: sent.append((content, buffers))
    diary._handle_custom_msg({"ask": "plotly"}, [])
    assert [] == sent
    diary._handle_custom_msg({"ask": "diary_import"}, [])
    ((content, (program,)),) = sent
    assert {"answer": "diary_import"} == content
    assert b'Symbol.for("trygg-trening:diary-import")' in program
