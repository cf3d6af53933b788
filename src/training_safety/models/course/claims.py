"""The source article's claims with our assessment of each.

``book/claims/`` holds them, a file for each chapter. A claim keeps the number it has in the article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from training_safety.course_data import course_files, course_yaml
from training_safety.models.bilingual import Text


@dataclass(frozen=True)
class Claim:
    """One claim: the heading it stands under (``"2.5"``), what research says, and what one can do."""

    id: str
    section: str
    claim: Text
    verdict: str
    evidence: Text
    advice: Text
    confidence: str
    refs: tuple[str, ...]


def claims_from_data(data: Any) -> dict[str, Claim]:
    """Return the claims by id, as a file of claims has them when nothing is wrong in it."""
    return {
        claim_id: Claim(
            claim_id,
            row["section"],
            Text(**row["claim"]),
            row["verdict"],
            Text(**row["evidence"]),
            Text(**row["advice"]),
            row["confidence"],
            tuple(row["refs"]),
        )
        for claim_id, row in data.items()
    }


@lru_cache(maxsize=1)
def claims() -> Mapping[str, Claim]:
    """Return the course's claims by id, in the order of the article.

    >>> claims()["C01"].section
    '0'
    """
    found: dict[str, Claim] = {}
    for name in course_files("claims", ".yml"):
        found |= claims_from_data(course_yaml(name))
    return {claim_id: found[claim_id] for claim_id in sorted(found, key=claim_number)}


def claim_number(claim_id: str) -> int:
    """Return the number in a claim's id: 7 for ``"C07"``."""
    return int(claim_id.removeprefix("C"))
