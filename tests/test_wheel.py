"""The package as others install it: from its wheel, in a folder where nothing of the course lies beside it."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from places import ROOT

#: What somebody does with the installed package, and how much of each they find.
USE = """
import json, sys
import training_safety
from training_safety import activity, widgets
from training_safety.course_data import course_files, course_yaml
from training_safety.models.course.claims import claims
from training_safety.models.course.objectives import objective, sections
from training_safety.models.course.renames import renames
from training_safety.models.course.safety import safety_entries
from training_safety.models.triage import triage

banks = [name[8:-4] for name in course_files("quizzes", ".yml")]
made = {name: getattr(widgets, name)() for name in NAMES}
made |= {f"Quiz {bank}": widgets.Quiz.from_bank(bank) for bank in banks}
for name in course_files("activities", ".yml"):
    for key in course_yaml(name):
        made[f"{name} {key}"] = activity(f"{name[11:-4]}.{key}")
shown = {name: len(thing._repr_mimebundle_()) for name, thing in made.items() if "activities" in name}
print(json.dumps({
    "package": training_safety.__file__,
    "widgets": sorted(name for name in made if "activities" not in name),
    "activities": sorted(shown),
    "claims": list(claims()),
    "headings": [section.page for section in sections().values()],
    "objective": objective("2.5-b").en,
    "safety": list(safety_entries()),
    "statements": len(made["BeliefSurvey"].statements),
    "triage": triage({"saddle": True}).level,
    "renames": sorted(vars(renames())),
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def found(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the installed package finds, run in an empty folder."""
    folder = tmp_path_factory.mktemp("installed")
    site, empty = folder / "site", folder / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    run = subprocess.run(
        [sys.executable, "-c", USE.replace("NAMES", repr(by_name()))],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout)
    assert Path(answer["package"]).is_relative_to(site)
    return answer


def by_name() -> list[str]:
    """The widgets that are made without an activity or a bank."""
    from training_safety import widgets

    return [
        name
        for name in widgets.__all__
        if name != "Quiz" and "activity" not in inspect.signature(getattr(widgets, name)).parameters
    ]


def stems(folder: str) -> list[str]:
    return sorted(path.stem for path in (ROOT / "book" / folder).glob("*.yml"))


def test_every_data_file_of_the_book_is_in_the_wheel(wheel: Path) -> None:
    book = ROOT / "book"
    data = {
        path.relative_to(book).as_posix()
        for path in book.rglob("*")
        if path.suffix in {".yml", ".bib", ".json"} and "locale" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix("training_safety/course/")
            for name in archive.namelist()
            if name.startswith("training_safety/course/")
        }

    assert data == packed


def test_type_checkers_of_those_who_install_it_know_every_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        stubs = {"training_safety/__init__.pyi", "training_safety/widgets/__init__.pyi"}

        assert {"training_safety/py.typed", *stubs} <= set(archive.namelist())


def test_each_widget_is_made_by_name(found: dict[str, Any]) -> None:
    assert sorted([*by_name(), *(f"Quiz {bank}" for bank in stems("quizzes"))]) == found["widgets"]
    assert found["statements"] == 12


def test_each_activity_is_shown(found: dict[str, Any]) -> None:
    pages = {name.removeprefix("activities/").split(".")[0] for name in found["activities"]}

    assert stems("activities") == sorted(pages)


def test_claims_headings_safety_sentences_triage_and_renames_are_read(found: dict[str, Any]) -> None:
    from training_safety.models.course.claims import claims
    from training_safety.models.course.safety import safety_entries

    assert list(claims()) == found["claims"]
    assert 49 == len(found["headings"])
    assert found["objective"].startswith("Interpret findings on scans")
    assert list(safety_entries()) == found["safety"]
    assert "4" == found["triage"]
    assert ["activities", "claims", "items", "pages"] == found["renames"]


def test_importing_the_package_reads_none_of_its_data() -> None:
    code = (
        "import sys, training_safety, training_safety.models.course.claims, training_safety.models.course.renames, "
        "training_safety.models.course.objectives, training_safety.models.course.safety; "
        "print([name for name in ('yaml', 'jsonschema', 'pybtex') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == run.stdout.strip()
