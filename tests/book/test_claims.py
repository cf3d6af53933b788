from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from training_safety.book.claims import VERDICTS, ClaimError, claim_from_mapping, read_claims

TEXT = {"nb": "tekst", "en": "text"}


def claim(**changes: Any) -> dict[str, Any]:
    return {
        "claim": TEXT,
        "verdict": "partly",
        "evidence": TEXT,
        "advice": TEXT,
        "confidence": "sure",
        "refs": ["a"],
    } | changes


def test_a_whole_claim_is_read() -> None:
    read = claim_from_mapping("C01", claim())
    assert ("C01", "partly", ("a",)) == (read.id, read.verdict, read.refs)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"verdict": None}, "field verdict"),
        ({"verdict": "perhaps"}, "field verdict"),
        ({"confidence": "very"}, "field confidence"),
        ({"evidence": {"nb": "bare norsk"}}, "field evidence.en"),
        ({"claim": {"nb": " ", "en": "x"}}, "field claim.nb"),
        ({"refs": "a"}, "field refs"),
    ],
)
def test_a_broken_claim_is_refused_naming_claim_and_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ClaimError, match=f"C07, {field}"):
        claim_from_mapping("C07", claim(**changes))


def test_an_empty_claim_says_what_to_write() -> None:
    with pytest.raises(ClaimError, match="C07: it is empty"):
        claim_from_mapping("C07", None)


def test_a_file_that_is_not_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "claims.yml"
    path.write_text("C01:\n  claim: {nb: a\n", encoding="utf-8")
    with pytest.raises(ClaimError, match=r"claims\.yml, line \d"):
        read_claims(path)


def test_the_register_of_the_course_is_whole() -> None:
    claims = read_claims(ROOT / "book/claims.yml")
    assert {"C01", "C22", "C25", "C36", "C37"} <= set(claims)
    assert all(claim.verdict in VERDICTS for claim in claims.values())
