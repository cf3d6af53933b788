"""The page of feedback as it is written: whole in itself, so that a student can open it anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from traitlets import default

from training_safety.grading.feedback_words import about
from training_safety.grading.opening.pages import SafePage

TEMPLATES = Path(__file__).with_name("templates")
"""The pieces that stand in place of nbconvert's own."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""What the page allows itself: no script at all, and nothing from elsewhere."""


class FeedbackPage(SafePage):
    """The page of feedback: in the notebook's language, fit for a phone, and without a script from a public server."""

    @default("template_paths")
    def _template_paths(self, prune: bool = True, root_dirs: Any = None) -> list[str]:
        return [str(TEMPLATES), *super()._template_paths(prune, root_dirs)]

    def _preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return what is shown, with the words around it: when the scores are in, and before it is written."""
        nb, resources = super()._preprocess(nb, resources)
        resources["feedback"] = about(nb, resources["nbgrader"], _waiting(resources["nbgrader"]))
        return nb, resources

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> Any:
        """Return the page with its policy before all else."""
        page, resources = super().from_notebook_node(nb, resources, **kw)
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>'
        return page.replace("<head>", f"<head>\n{policy}", 1), resources


def _waiting(of: Mapping[str, str]) -> set[str]:
    """Return the cells of a student's notebook that nobody has graded yet."""
    with Gradebook(of["db_url"]) as gradebook:
        try:
            found = gradebook.find_submission_notebook(of["notebook"], of["assignment"], of["student"])
        except MissingEntry:
            return set()
        return {one.name for one in found.grades if one.manual_score is None and one.auto_score is None}
