import json
import re

import pytest

from places import ROOT
from training_safety.models.reasons import Reason


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.key)
def test_a_reason_is_told_in_whole_sentences_in_each_language(reason):
    for language in ("nb", "en"):
        assert re.fullmatch(r"[A-ZÆØÅ0-9].*\.", reason.sentence(language))
    assert reason.sentence("nb") != reason.sentence("en")


def test_a_reason_is_told_in_norwegian_unless_another_language_is_asked_for():
    assert "Belastningen øker ikke, så den blir aldri dobbelt så stor." == Reason.NO_GROWTH.sentence()


def test_every_sentence_of_the_file_belongs_to_a_reason_and_has_both_languages():
    told = json.loads((ROOT / "src/training_safety/models/reasons.json").read_text(encoding="utf-8"))

    assert [reason.key for reason in Reason] == list(told)
    assert {("nb", "en")} == {tuple(sentences) for sentences in told.values()}
