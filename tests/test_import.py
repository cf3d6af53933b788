"""What importing costs: the standard library only, and no more of the course than was asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import training_safety
from places import ROOT

PACKAGE = ROOT / "src" / "training_safety"
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in (
        *PACKAGE.glob("*.py"),
        *(PACKAGE / "models").rglob("*.py"),
        *(PACKAGE / "figures").glob("*.py"),
    )
)


def fresh(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a new interpreter, apart from this one's environment."""
    return subprocess.run([sys.executable, "-I", *arguments], capture_output=True, text=True, check=True)


def loaded_by(module: str) -> list[str]:
    """The modules that come with one."""
    code = (
        f"import sys; before = set(sys.modules); import {module}; "
        "print(*sorted(set(sys.modules) - before), sep='\\n')"
    )
    return fresh("-c", code).stdout.split()


@pytest.mark.parametrize("module", MODULES)
def test_importing_a_domain_module_pulls_in_the_standard_library_and_the_domain_only(module: str) -> None:
    loaded = loaded_by(module)
    others = {name.split(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert {"training_safety"} == others
    assert set(MODULES) >= {name for name in loaded if name.split(".")[0] == "training_safety"}


def test_importing_the_package_loads_nothing_of_it_before_it_is_asked_for() -> None:
    loaded = loaded_by("training_safety")
    ours = {name for name in loaded if name.split(".")[0] == "training_safety"}
    assert {"training_safety", "training_safety.lazy_names"} == ours
    assert len(loaded) < 60  # of the standard library: 37 in Python 3.11


def test_the_package_offers_its_models_by_name_and_nothing_hides_behind_a_module_s_name() -> None:
    offered = {name: getattr(training_safety, name) for name in training_safety.__all__}
    assert training_safety.__all__ == sorted({thing.__name__ for thing in offered.values()})
    assert set() == {f"training_safety.{name}" for name in offered} & set(MODULES)
    assert set(offered) <= set(dir(training_safety))


def test_a_name_that_is_not_there_is_said_as_usual() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'one_rep_min'"):
        training_safety.one_rep_min  # noqa: B018
