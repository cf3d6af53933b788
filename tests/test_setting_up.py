"""What somebody meets who sets the course up on a machine of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import prepare
from places import ROOT

LOWEST = "3.11.2"


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run make as one types it, whatever make runs the tests."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, env=environment)


def test_the_lowest_python_is_the_same_wherever_it_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f">={LOWEST}" == project["requires-python"]
    for name in ("README.md", "docs/teaching.md", "docs/teaching.en.md", "Makefile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert {LOWEST} == set(re.findall(r"(?:need|trenger|needs) Python (\d[\d.]*\d)", text)), name


@pytest.mark.parametrize(
    ("version", "refused"), [((3, 11, 1), True), ((3, 11, 2), False), ((3, 14, 0), False)]
)
def test_make_refuses_a_python_that_is_too_old_with_a_sentence(
    tmp_path: Path, version: tuple[int, ...], refused: bool
) -> None:
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = {version}; $2"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    told = make(f"PYTHON={python}", f"VENV={tmp_path / 'venv'}", "check").stdout
    assert refused == (f"This needs Python {LOWEST} or newer" in told)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root is refused")
def test_make_lab_says_to_root_what_to_do() -> None:
    run = make("lab")
    assert run.returncode != 0
    assert (
        "Run make lab as another user, or, in a container of your own: make lab LAB=--allow-root"
        in run.stdout
    )


@pytest.mark.parametrize("ci", [True, False])
def test_where_a_program_is_missing_and_cannot_be_installed_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: bool
) -> None:
    monkeypatch.setattr(prepare, "PROGRAMS", {"chromium": lambda: "/a/chromium", "firefox-esr": lambda: None})
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setenv("CI", str(ci).lower())
    said = "were not found here: firefox-esr. Install them (Debian: sudo apt-get install firefox-esr)."
    if ci:
        with pytest.raises(SystemExit, match=re.escape(said)):
            prepare.install_programs()
    else:
        prepare.install_programs()
        told = capsys.readouterr().out
        assert said in told
        assert "Until then these tests are skipped." in told


@pytest.mark.parametrize("folder", ["benchmarks", "tests/browser"])
def test_a_lock_names_no_place_to_fetch_from_and_holds_a_checksum_of_each_package(folder: str) -> None:
    lock = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in re.sub(r'"(url|funding)": *"[^"]*"', "", lock)
    assert lock.count('"node_modules/') == lock.count('"integrity"')
