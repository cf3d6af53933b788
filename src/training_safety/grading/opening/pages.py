"""Pages that show students' work: made by nbconvert, with what is a student's made harmless.

Two walls, each of which holds by itself: what is shown goes through the sanitiser, and the page has a
Content-Security-Policy under which nothing of a student's would run or be fetched.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, DictLoader, Environment, pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from training_safety.grading.opening.sanitising import Pictures, sanitised
from training_safety.grading.opening.showing import PlainText, shown

NONCE = secrets.token_hex(16)
"""Stands in the page where the nonce of one answer is to be put; nobody outside of this process knows it."""

_TICKED, _UNTICKED = (
    f'<input class="task-list-item-checkbox" type="checkbox" disabled{checked}/>'
    for checked in (" checked", "")
)
_OWN = re.compile(r"<(script|style|link)\b")
_IN_SCRIPT = re.compile(r'^(\s*var \w+ = )"\{\{ ([\w.]+) \}\}";$', re.MULTILINE)


class SafePage(HTMLExporter):
    """A page of a graded notebook in which nothing of the student's runs, and that fetches nothing."""

    def _preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        nb, resources = super()._preprocess(nb, resources)  # type: ignore[no-untyped-call]
        return shown(nb), resources

    def _init_resources(self, resources: Any) -> Any:
        resources = super()._init_resources(resources)  # type: ignore[no-untyped-call]
        resources["should_sanitize_html"], resources["should_not_encode_svg"] = True, False
        return resources

    def default_filters(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """Return the filters of the templates, with our sanitiser among them."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "clean_html", self.clean_html

    @pass_context
    def clean_html(self, context: Any, source: str) -> str:
        """Return HTML without what could run or fetch."""
        return sanitised(str(source), _pictures(context))

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Return Markdown as HTML without what could run or fetch."""
        renderer = _Renderer(escape=isinstance(source, PlainText), exclude_anchor_links=True)
        try:
            html = MarkdownWithMath(renderer=renderer).render(str(source))
        except Exception:  # whatever a text may hold, the page is shown
            logging.getLogger(__name__).exception("A text is shown as it was written")
            html = f"<pre>{escape(source)}</pre>"
        html = html.replace(_TICKED, "☑ ").replace(_UNTICKED, "☐ ")
        return sanitised(html, _pictures(context))


class SubmissionPage(SafePage):
    """Formgrader's page of a submission; the scripts of its templates have the nonce, and no others."""

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.loader = OwnScripts(environment.loader)
        return environment

    def with_nonce(self, nonce: str, filename: str, resources: dict[str, Any]) -> tuple[str, Any]:
        """Return the page of a notebook, and what nbconvert knows about it."""
        of_page = {
            name: escape(value) if isinstance(value, str) else value for name, value in resources.items()
        }
        html, known = self.from_filename(filename, resources=of_page)
        return html.replace(NONCE, nonce), known


class _Renderer(IPythonRenderer):
    """Markdown as nbconvert has it, that leaves the pictures to the sanitiser."""

    def _embed_image_or_attachment(self, src: str) -> str:
        return src


class OwnScripts(BaseLoader):
    """Templates of others, changed as they are read: their scripts and styles get the nonce.

    It is done to the template and not to the page, in which a student's text stands as well. What is put
    into a script as a text becomes one that cannot be left.
    """

    def __init__(self, templates: BaseLoader | None) -> None:
        """Begin with a loader of templates."""
        self.templates = templates or DictLoader({})

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return a template as jinja2 wants it."""
        source, *where = self.templates.get_source(environment, template)
        source = _OWN.sub(rf'<\1 nonce="{NONCE}"', source)
        return _IN_SCRIPT.sub(r"\1{{ \2 | tojson }};", source), *where

    def list_templates(self) -> list[str]:
        """Return the names of the templates."""
        return list(self.templates.list_templates())


def _pictures(context: Any) -> Pictures:
    cell = context.get("cell") or {}
    attachments = cell.get("attachments")
    path = context.get("resources", {}).get("metadata", {}).get("path")
    return Pictures(attachments if isinstance(attachments, dict) else {}, Path(path) if path else None)
