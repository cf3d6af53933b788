"""What the browser tests share: the JupyterLab of ``make lab``, started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from course_lab import CourseLab, cloned, running


@pytest.fixture(scope="session")
def course_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseLab]:
    """``make lab`` in a clone that has the assignment «treatment», at the home of somebody without settings."""
    root = cloned(tmp_path_factory.mktemp("min klone"), "treatment")
    with running(root, tmp_path_factory.mktemp("home")) as lab:
        yield lab
