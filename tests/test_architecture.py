"""Who may import whom, what an import costs, and that files of others are what they were."""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT
from training_safety.widgets.shared.es_modules import needed

PACKAGE = ROOT / "src" / "training_safety"
DOMAIN = sorted([*PACKAGE.glob("*.py"), *PACKAGE.glob("models/**/*.py"), *PACKAGE.glob("figures/*.py")])
#: Each part, and which of the parts it may know besides the domain.
MAY_KNOW = {"widgets": (), "site": ("widgets",), "grading": (), "notebooks": ()}
PARTS = tuple(MAY_KNOW)


def imports(path: Path) -> set[str]:
    """Return the names a file imports at its top level."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


@pytest.mark.parametrize("path", DOMAIN, ids=[str(path.relative_to(PACKAGE)) for path in DOMAIN])
def test_a_domain_module_imports_the_standard_library_and_the_domain_only(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        assert top in sys.stdlib_module_names or top == "training_safety", name
        assert not any(name.startswith(f"training_safety.{part}") for part in PARTS), name


@pytest.mark.parametrize("part", PARTS)
def test_the_site_knows_the_widgets_and_grading_neither(part: str) -> None:
    for path in (PACKAGE / part).rglob("*.py"):
        for other in PARTS:
            if other not in (part, *MAY_KNOW[part]):
                assert not any(name.startswith(f"training_safety.{other}") for name in imports(path)), path


@pytest.mark.parametrize(
    ("part", "known"),
    [
        ("models", {"models"}),
        ("widgets", {"models", "widgets"}),
        ("site", {"site", "models", "widgets", "figures"}),
    ],
)
def test_a_script_imports_only_what_its_part_may_know(part: str, known: set[str]) -> None:
    for path in (PACKAGE / part).rglob("*.js"):
        if path.name not in ("early.js", "loader.js"):  # no modules
            assert {other.relative_to(PACKAGE).parts[0] for other in needed(path)} <= known, path


def test_what_runs_one_notebook_knows_nothing_of_the_class() -> None:
    for path in (PACKAGE / "grading" / "worker").glob("*.py"):
        assert not any(name.startswith("training_safety.grading.autograde") for name in imports(path)), path


def test_nothing_committed_names_a_registry_host_or_this_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    hosts = re.compile(r"registry\.npmjs|pypi\.org|files\.pythonhosted|deb\.debian|/root/|/work/")
    for name in listed.stdout.split("\n"):
        path = ROOT / name
        if not name or "vendor" in path.parts or path == Path(__file__) or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", errors="ignore")
        assert not hosts.search(text), f"{name}: {hosts.search(text)}"


@pytest.mark.parametrize(
    "readme", [PACKAGE / "vendor/README.md", ROOT / "tests/vendor/README.md"], ids=["package", "tests"]
)
def test_vendored_files_have_the_checksum_that_is_written_down(readme: Path) -> None:
    rows = re.findall(
        r"^\| `([^`]+)/` \| `([^`]+)`.*`([0-9a-f]{64})` \|$", readme.read_text(encoding="utf-8"), re.M
    )
    assert rows
    for folder, name, expected in rows:
        assert expected == hashlib.sha256((readme.parent / folder / name).read_bytes()).hexdigest(), name
        assert (readme.parent / folder / "LICENSE").is_file()
