"""Numbers as people type them and as the course writes them: the same in Python and in JavaScript."""

from __future__ import annotations

import json
import random
import subprocess
from math import inf, nan
from typing import Any

import pytest

from places import ROOT
from training_safety.models.numbers import TypedNumber, interval_text, number_text, percent_text, typed_number
from vector_files import vectors_of

VECTORS = vectors_of("numbers")


@pytest.mark.parametrize("case", VECTORS["typed"], ids=lambda case: f"{case['lang']} {case['text'][:20]!a}")
def test_what_is_typed_is_read_as_the_shared_vectors_say(case: dict[str, Any]) -> None:
    expected = TypedNumber(case.get("value"), case.get("problem"), tuple(case.get("choices", ())))
    assert expected == typed_number(case["text"], case["lang"], case.get("units", []))


@pytest.mark.parametrize("case", VECTORS["written"], ids=lambda case: str(case["value"]))
def test_a_number_is_written_as_the_shared_vectors_say(case: dict[str, Any]) -> None:
    how = {name: case[name] for name in ("decimals", "sign", "fixed", "as_typed") if name in case}
    assert (case["nb"], case["en"]) == tuple(number_text(case["value"], lang, **how) for lang in ("nb", "en"))


@pytest.mark.parametrize("case", VECTORS["intervals"], ids=lambda case: case["en"])
def test_an_interval_is_written_as_the_shared_vectors_say(case: dict[str, Any]) -> None:
    decimals = case.get("decimals", 4)
    assert (case["nb"], case["en"]) == tuple(
        interval_text(case["low"], case["high"], lang, decimals) for lang in ("nb", "en")
    )


def test_a_number_is_its_own_reading_and_a_truth_value_or_what_is_not_finite_is_none() -> None:
    assert [2.5, 3] == [typed_number(number).value for number in (2.5, 3)]
    for odd in (True, None, nan, inf, 10**400, [1], b"1"):
        assert "number" == typed_number(odd).problem


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_may_be_meant_in_two_ways_is_offered_in_words_that_have_one_meaning(language: str) -> None:
    asked = [case for case in VECTORS["typed"] if case["lang"] == language and case.get("problem") == "ask"]
    assert len(asked) >= 5
    for choice in (choice for case in asked for choice in case["choices"]):
        assert typed_number(choice, language).value is not None, choice


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_the_course_writes_is_read_back_or_asked_about(language: str) -> None:
    chance = random.Random(5)
    for _ in range(2000):
        value = round(chance.choice([1, -1]) * 10 ** chance.uniform(-3, 9), chance.randint(0, 6))
        typed = number_text(value, language, 6, as_typed=True)
        assert value == typed_number(typed, language).value, typed
        shown = number_text(value, language, 6)
        read = typed_number(shown, language)
        assert read.value == value or typed in read.choices, shown


def test_a_per_cent_has_a_space_that_does_not_break_in_bokmål() -> None:
    assert ("+12,5\u00a0%", "+12.5%") == tuple(percent_text(12.46, lang, sign=True) for lang in ("nb", "en"))


COMPARE = """
import { readFileSync } from "node:fs";
import { numberText, typedNumber } from "%s";
const { typed, written } = JSON.parse(readFileSync(process.argv.at(-1), "utf8"));
console.log(JSON.stringify({
  typed: typed.map(([text, lang, units]) => typedNumber(text, lang, units)),
  written: written.map(([value, lang, { as_typed: asTyped, ...how }]) => numberText(value, lang, { ...how, asTyped })),
}));
"""


def test_python_and_javascript_read_and_write_anything_alike(node: str, tmp_path: Any) -> None:
    chance = random.Random(12)
    pieces = [
        *"0123456789.,'’ -−–+½¼%x/:()",
        "\u202f",
        "\u200b",
        "000",
        "kg",
        " min",
        "e3",
        "E-2",
        "５",
        "²",
        "٣",
        "\n",
    ]
    typed = [
        (
            "".join(chance.choices(pieces, k=chance.randint(0, 9))),
            chance.choice(["nb", "en"]),
            chance.choice([[], ["min"], ["kilo", "kilos"], ["%"]]),
        )
        for _ in range(20_000)
    ]
    written = [
        (
            chance.choice([1, -1]) * chance.choice([round(size, chance.randint(0, 5)), size]),
            chance.choice(["nb", "en"]),
            {
                "decimals": chance.randint(0, 6),
                **{name: chance.random() < 0.5 for name in ("sign", "fixed", "as_typed")},
            },
        )
        for size in (10 ** chance.uniform(-9, 18) for _ in range(5000))
    ]
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"typed": typed, "written": written}))
    script = tmp_path / "compare.mjs"
    script.write_text(COMPARE % (ROOT / "src/training_safety/models/numbers.js").as_uri())
    run = subprocess.run([node, str(script), str(given)], capture_output=True, text=True, check=True)
    other = json.loads(run.stdout)
    for (text, language, units), theirs in zip(typed, other["typed"], strict=True):
        ours = typed_number(text, language, units)
        assert (ours.value, ours.problem, list(ours.choices)) == (
            theirs.get("value"),
            theirs.get("problem"),
            theirs.get("choices", []),
        ), (text, language, units)
    for (value, language, how), theirs in zip(written, other["written"], strict=True):
        assert number_text(value, language, **how) == theirs, (value, language, how)


@pytest.mark.parametrize(
    ("ends", "nb", "en"),
    [
        ((1.21, 4.15), "1,21–4,15", "1.21 to 4.15"),
        ((0, 12000), "0–12\u202f000", "0 to 12,000"),
        ((-8.3, -5.3), "−8,3 til −5,3", "−8.3 to −5.3"),
        ((-0.7, 3.7), "−0,7 til 3,7", "−0.7 to 3.7"),
        ((None, 3), "– til 3", "– to 3"),
        ((3, None), "3 til –", "3 to –"),
    ],
)
def test_an_interval_has_no_dash_beside_a_minus_sign_or_beside_what_is_missing(
    ends: tuple[float | None, float | None], nb: str, en: str
) -> None:
    assert (nb, en) == (interval_text(*ends, "nb"), interval_text(*ends, "en"))
