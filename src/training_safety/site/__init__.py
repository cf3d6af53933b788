"""The Sphinx side of the course: what turns chapters into pages that are alive without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the course's parts to Sphinx, each in a module of its own."""
    # Imported only here, so that the checks of data and of pages' sources wait for no Sphinx.
    from sphinx.errors import ExtensionError

    from training_safety.cli import refuse_newer_jupyter_book
    from training_safety.site import (
        charts,
        checks,
        claims,
        directives,
        emergency_strip,
        hydration,
        interface,
        mathematics,
        nomenclature,
        pages,
        references,
        report_to,
        search,
    )

    try:
        refuse_newer_jupyter_book()
    except RuntimeError as error:
        raise ExtensionError(str(error)) from None
    for part in (
        interface,
        emergency_strip,
        references,
        report_to,
        checks,
        claims,
        directives,
        mathematics,
        nomenclature,
        charts,
        hydration,
        search,
        pages,
    ):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
