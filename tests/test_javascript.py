"""The JavaScript units run as they stand, in Node.js, as part of the same test run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from places import ROOT, TESTS

FILES = sorted(TESTS.rglob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=[str(f.relative_to(TESTS)) for f in FILES])
def test_javascript_units_pass(node: str, file: Path) -> None:
    run = subprocess.run([node, "--test", str(file)], capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]


def name_in_its_folder(file: Path, ending: str) -> str:
    """Return a file's name, with the widget's folder where several widgets have a file of that name."""
    folder = f"{file.parent.name}/" if file.parent.parent.name == "widgets" else ""
    return folder + file.name.removesuffix(ending)


def test_there_are_javascript_units_for_every_widget_module() -> None:
    tested = {name_in_its_folder(file, ".test.mjs") for file in FILES}
    modules = {
        name_in_its_folder(file, ".js")
        for file in (ROOT / "src/training_safety").rglob("*.js")
        if "vendor" not in file.parts
    }
    assert set() == modules - tested - {
        "early",
        "frame",
        "loader",
        "page",
        "returning",
        "search",
    }  # these are nothing without a page: tests/browser
