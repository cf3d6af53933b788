"""What importing costs: the standard library only, and hardly any time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import training_safety
from conftest import ROOT

PACKAGE = ROOT / "src" / "training_safety"
MODULES = sorted(
    "training_safety" if path.stem == "__init__" else f"training_safety.{path.stem}"
    for path in PACKAGE.glob("*.py")
)
MOST_MS = 50
TRIES = 10


def fresh(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a new interpreter, apart from this one's environment."""
    return subprocess.run([sys.executable, "-I", *arguments], capture_output=True, text=True, check=True)


@pytest.mark.parametrize("module", MODULES)
def test_importing_a_domain_module_pulls_in_the_standard_library_and_the_domain_only(module: str) -> None:
    code = (
        f"import sys; before = set(sys.modules); import {module}; "
        "print(*sorted(set(sys.modules) - before), sep='\\n')"
    )
    loaded = fresh("-c", code).stdout.split()
    others = {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert {"training_safety"} == others
    assert set(MODULES) >= {name for name in loaded if name.split(".")[0] == "training_safety"}


def import_times() -> dict[str, float]:
    """The cumulative milliseconds of each module that `import training_safety` loads."""
    report = fresh("-X", "importtime", "-c", "import training_safety").stderr
    rows = re.findall(r"^import time:\s+\d+ \|\s+(\d+) \|\s*(\S+)$", report, re.MULTILINE)
    return {name: int(microseconds) / 1000 for microseconds, name in rows}


def test_importing_the_package_takes_hardly_any_time() -> None:
    fastest: dict[str, float] = {}
    for _ in range(TRIES):  # a busy machine is slow now and then, not ten times in a row
        times = import_times()
        if not fastest or times["training_safety"] < fastest["training_safety"]:
            fastest = times
        if fastest["training_safety"] < MOST_MS:
            break
    slowest = sorted(fastest, key=lambda name: -fastest[name])[:5]
    assert fastest["training_safety"] < MOST_MS, {name: fastest[name] for name in slowest}


def test_the_package_offers_its_models_by_name_and_nothing_hides_behind_a_module_s_name() -> None:
    offered = {name: getattr(training_safety, name) for name in training_safety.__all__}
    assert training_safety.__all__ == sorted({thing.__name__ for thing in offered.values()})
    assert set() == {f"training_safety.{name}" for name in offered} & set(MODULES)
    assert set(offered) <= set(dir(training_safety))


def test_a_name_that_is_not_there_is_said_as_usual() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'one_rep_min'"):
        training_safety.one_rep_min  # noqa: B018
