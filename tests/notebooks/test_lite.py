"""The notebooks in the browser: a closed list of packages with hashes, nothing asked of others, and every target there.

They are built by `make lite`, which needs the network; what is asked here of the built folder is skipped where it is not built.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest

from places import BOOK, ROOT
from training_safety.notebooks.lite import KERNEL, lock_of, pure_wheel, site_problems, targets, trusted

INFO = {"python": "3.14.2", "arch": "wasm32"}


def wheel(folder: Path, name: str, *requires: str) -> Path:
    path = folder / f"{name}-1.0-py3-none-any.whl"
    lines = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {each}" for each in requires)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "")
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n\nRequires-Dist: not this")
    return path


def test_a_package_that_needs_one_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    wheel(tmp_path, "one", "two>=1", 'three; sys_platform == "win32"', 'four; extra == "all"')
    with pytest.raises(RuntimeError, match="one needs two, which lite"):
        lock_of(tmp_path, INFO)
    two = wheel(tmp_path, "two")
    packages = lock_of(tmp_path, INFO)["packages"]
    assert ["two"] == packages["one"]["depends"]
    assert hashlib.sha256(two.read_bytes()).hexdigest() == packages["two"]["sha256"]
    assert ["two"] == packages["two"]["imports"]


def test_a_package_without_its_compiled_part_is_the_same_each_time(tmp_path: Path) -> None:
    first = pure_wheel("PyYAML", tmp_path).read_bytes()
    again = pure_wheel("PyYAML", tmp_path)
    assert first == again.read_bytes()
    names = zipfile.ZipFile(again).namelist()
    assert "yaml/__init__.py" in names
    assert [] == [name for name in names if not name.endswith(".py") and ".dist-info/" not in name]


def test_a_site_that_lost_its_settings_a_package_or_a_notebook_is_refused(tmp_path: Path) -> None:
    python, files = tmp_path / "static/pyodide", tmp_path / "files"
    python.mkdir(parents=True)
    files.mkdir()
    wheel(python, "one")
    (python / "pyodide-lock.json").write_text(json.dumps(lock_of(python, INFO)), encoding="utf-8")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks/index.html").touch()
    (files / "there.ipynb").touch()
    settings = {"pyodideUrl": "./static/pyodide/pyodide.mjs", "disablePyPIFallback": True}

    def problems(**changed: object) -> list[str]:
        whole = {"jupyter-config-data": {"litePluginSettings": {KERNEL: {**settings, **changed}}}}
        (tmp_path / "jupyter-lite.json").write_text(json.dumps(whole), encoding="utf-8")
        return site_problems(tmp_path, ["there.ipynb"])

    assert [] == problems()
    assert 1 == len(problems(pyodideUrl="https://elsewhere.example/pyodide.mjs"))
    assert 1 == len(problems(disablePyPIFallback=False))
    (files / "there.ipynb").unlink()
    wheel(python, "one", "other")
    assert 2 == len(problems())


def test_saved_results_are_shown_in_the_browser_before_anything_is_run() -> None:
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "source": "x",
        "outputs": [],
        "execution_count": 1,
    }
    notebook = json.loads(trusted(json.dumps({"cells": [cell], "metadata": {}}).encode()))
    assert notebook["cells"][0]["metadata"]["trusted"]
    assert "python" == notebook["metadata"]["kernelspec"]["name"]


def test_every_package_is_named_with_its_version_and_its_hash() -> None:
    lines = (ROOT / "lite/wheels.txt").read_text(encoding="utf-8").splitlines()
    assert [] == [
        line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", line)
    ]
    builder = (ROOT / "lite/builder.txt").read_text(encoding="utf-8").splitlines()
    assert [] == [line for line in builder if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]


def test_what_is_built_is_closed_and_has_every_notebook_that_a_page_leads_to() -> None:
    site = BOOK / "lite"
    if not (site / "jupyter-lite.json").is_file():
        pytest.skip("the notebooks in the browser are not built here: make lite")
    assert [] == site_problems(site, targets(site))
    led = {
        name
        for page in (BOOK / "book").rglob("*.html")
        for name in re.findall(r'lite/notebooks/index\.html\?path=([^"]+)"', page.read_text(encoding="utf-8"))
    }
    assert led <= set(targets(site))
