"""The lists of all claims and of all objectives, made from the course's data."""

from __future__ import annotations

import json
import re

from places import ROOT
from training_safety.models.course.claims import claim_number, claims
from training_safety.models.course.objectives import sections
from training_safety.site.directives.registers import Coverage, claims_json
from training_safety.site.verdicts import MARKS

BOOK = ROOT / "book"


def test_the_register_for_others_has_all_125_claims_in_both_languages_with_their_place() -> None:
    register = json.loads(claims_json(claims(), sections()))
    rows = register["claims"]

    assert [f"C{number:02}" for number in range(1, 126)] == [row["id"] for row in rows]
    assert {"supported", "weak", "contradicted"} <= {row["verdict"] for row in rows} <= set(MARKS)
    assert "CC-BY-4.0" == register["licence"]
    for row in rows:
        assert all(
            row[part][language].strip()
            for part in ("claim", "evidence", "advice")
            for language in ("nb", "en")
        )
        page, _, anchor = row["address"].partition("#")
        assert (BOOK.parent / page).with_suffix(".md").is_file()
        assert row["id"].lower() == anchor.removeprefix("claim-")
        assert claim_number(row["id"])


def test_every_activity_item_and_task_points_at_an_objective_that_exists() -> None:
    known = {key for section in sections().values() for key in section.objectives}
    coverage = Coverage(BOOK)

    assert set(coverage.activities) <= known
    assert set(coverage.items) <= known
    assert set(coverage.tasks) <= known
    assert ("technique", "neutral_lift") in coverage.items["2.3-a"]
    assert ("triage", "whom-1-check") in coverage.tasks["6-c"]


def test_the_teacher_s_page_of_an_assignment_names_the_objectives_that_its_grade_cells_carry() -> None:
    carried: dict[str, set[str]] = {}
    for assignment, _, objectives in Coverage(BOOK).graded:
        carried.setdefault(assignment, set()).update(objectives)

    assert 9 == len(carried)
    for assignment, objectives in carried.items():
        readme = (ROOT / "exercises/source" / assignment / "README.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| `[\w-]+-\d` \|.*\| ([^|]+) \|$", readme, re.MULTILINE)
        assert objectives == {each for row in rows for each in re.findall(r"[\d.]+-[a-e]", row)}
