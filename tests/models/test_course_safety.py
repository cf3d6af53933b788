"""Safety sentences as a page gets them."""

import pytest

from training_safety.models.course.safety import safety_entry


def test_safety_sentences_are_found_by_key():
    assert "rule" == safety_entry("pain_rule")["kind"]
    with pytest.raises(LookupError, match="Did you mean pain_rule"):
        safety_entry("pain_rul")


def test_the_pain_rule_is_told_with_every_condition_it_has():
    rule = safety_entry("pain_rule")
    conditions = {
        "nb": ("alarmspørsmålene", "ulykke", "skade", "brukket", "under 18", "bakover"),
        "en": ("alarm questions", "accident", "injury", "broken", "under 18", "backwards"),
    }

    for language, words in conditions.items():
        assert all(word in rule["not_for"][language] for word in words)
    whole = " ".join(row["when"]["nb"] + " " + row["do"]["nb"] for row in rule["rows"])
    for part in ("0–3", "4–5", "over 5", "et bein", "24 timer", "10–30 %", "tre økter", "fysioterapeut"):
        assert part in whole, part
