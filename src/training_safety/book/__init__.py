"""The Sphinx side of the course: what turns chapters into pages that are alive without a server."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from training_safety.book import (
    checks,
    claims,
    figures,
    hydration,
    interface,
    mathematics,
    nomenclature,
    pages,
    references,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the course's parts to Sphinx, each in a module of its own."""
    for part in (interface, references, checks, claims, mathematics, nomenclature, figures, hydration, pages):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
