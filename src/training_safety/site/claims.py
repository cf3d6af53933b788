"""The register of claims: what is said, what the best evidence says, and how sure that is.

``book/claims/`` holds the register, a file for each chapter, both languages side by side. A chapter writes::

    ```{claim} C22
    ```
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from training_safety.course_data import yaml_file
from training_safety.models.course.claims import Claim, claims_from_data


def load(app: Sphinx) -> None:
    """Read the register once, before any page and after it was checked."""
    claims: dict[str, Claim] = {}
    for path in sorted((Path(app.srcdir) / "book/claims").glob("*.yml")):
        claims |= claims_from_data(yaml_file(path))
    app.training_safety_claims = claims  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Read the register when a build begins."""
    app.connect("builder-inited", load, priority=700)
