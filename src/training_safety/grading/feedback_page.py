"""The page of feedback as it is written: whole in itself, so that a student can open it anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from traitlets import default

TEMPLATES = Path(__file__).with_name("templates")
"""The pieces that stand in place of nbconvert's own."""


class FeedbackPage(HTMLExporter):
    """nbgrader's page of feedback without the script for formulas that it would take from a public server."""

    @default("template_paths")
    def _template_paths(self, prune: bool = True, root_dirs: Any = None) -> list[str]:
        return [str(TEMPLATES), *super()._template_paths(prune, root_dirs)]
