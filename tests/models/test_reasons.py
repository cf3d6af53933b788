import re

import pytest

from training_safety.models.reasons import Reason


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.key)
def test_a_reason_is_told_in_whole_sentences_in_each_language(reason):
    for language in ("nb", "en"):
        assert re.fullmatch(r"[A-ZÆØÅ0-9].*\.", reason.sentence(language))
    assert reason.sentence("nb") != reason.sentence("en")


def test_a_reason_is_told_in_norwegian_unless_another_language_is_asked_for():
    assert "Belastningen øker ikke, så den blir aldri dobbelt så stor." == Reason.NO_GROWTH.sentence()
