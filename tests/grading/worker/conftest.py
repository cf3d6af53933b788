"""How another user runs what these tests run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from places import ROOT

ORDINARY_USER = 12345
"""A user that is nobody on this machine."""


@pytest.fixture(scope="session")
def as_ordinary_user() -> list[str]:
    """The start of a command that root gives, and that is run as a user without rights.

    Python and the project may lie in folders that are shut to others, such as the home of root: to that user
    they are shown in an empty folder in its place.
    """
    show: list[str] = []
    hide: list[str] = []
    for path in sorted({Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve(), ROOT}):
        parents = list(reversed(path.parents))
        shut = next((number for number, one in enumerate(parents) if not one.stat().st_mode & 0o001), None)
        if shut is not None:
            if str(parents[shut]) not in hide:
                hide += ["--perms", "0755", "--tmpfs", str(parents[shut])]
            for parent in parents[shut + 1 :]:
                show += ["--perms", "0755", "--dir", str(parent)]
            show += ["--ro-bind", str(path), str(path)]
    user = [f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups", "--inh-caps=-all"]
    return ["bwrap", "--dev-bind", "/", "/", *hide, *show, "setpriv", *user]
