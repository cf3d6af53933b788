"""The teacher's Jupyter server: formgrader's pages have a policy, and a student's file cannot run there.

nbgrader's and the server's classes are fixed in their code, so parts of them are replaced, within the
server only (``training_safety.grading.autograde.formgrader``).
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.contents.manager import ContentsManager
from nbgrader.server_extensions.formgrader import base, handlers
from traitlets.log import get_logger

from training_safety.grading.opening.pages import NONCE, OwnScripts, SubmissionPage

HANDLERS = (
    "toggle_name(true);",
    "toggle_name(false);",
    "toggleAllNames()",
    "createAssignmentModal();",
    "createStudentModal();",
)
"""What nbgrader's templates have in ``onclick``."""
FILES_POLICY = "default-src 'none'; sandbox"
"""For a file of a student's, opened by itself: it is shown, and is nobody."""


def policy(nonce: str) -> str:
    """Return the policy of a page of formgrader: its own scripts and styles, pictures that are in the page."""
    known = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(handler.encode()).digest()).decode()}'"
        for handler in HANDLERS
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}' 'unsafe-hashes' {known}",
            f"style-src 'nonce-{nonce}'",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def shut_out() -> None:
    """Have formgrader show students' work safely, and the server leave alone what is stored of their widgets.

    Raises ``AttributeError`` if this version of nbgrader or of the server is made otherwise.
    """
    for owner, name in (
        (base.BaseHandler, "exporter"),
        (base.BaseHandler, "render"),
        (handlers.FormgraderHandler, "get"),
        (ContentsManager, "mark_trusted_cells"),
        (JupyterHandler, "content_security_policy"),
    ):
        getattr(owner, name)
    base.BaseHandler.exporter = property(_exporter)
    base.BaseHandler.render = _render
    base.BaseHandler.content_security_policy = property(_with_policy)
    handlers.SubmissionFilesHandler.content_security_policy = property(_files_policy)
    if not hasattr(handlers.FormgraderHandler.get, "of_another"):
        handlers.FormgraderHandler.get = _this_course_only(handlers.FormgraderHandler.get)
    if not hasattr(ContentsManager.mark_trusted_cells, "of_another"):
        ContentsManager.mark_trusted_cells = _without_sleepers(ContentsManager.mark_trusted_cells)  # type: ignore[method-assign]


def _nonce(handler: Any) -> str:
    """Return the nonce of the answer that a handler gives."""
    if not hasattr(handler, "nonce"):
        handler.nonce = secrets.token_urlsafe(16)
    return str(handler.nonce)


def _with_policy(handler: Any) -> str:
    # After a comma stands a policy of its own: what the server has set may add to ours, and takes nothing away.
    return f"{_of_server(handler)}, {policy(_nonce(handler))}"


def _files_policy(handler: Any) -> str:
    return f"{_of_server(handler)}, {FILES_POLICY}"


def _of_server(handler: Any) -> str:
    return str(JupyterHandler.content_security_policy.fget(handler))  # type: ignore[attr-defined]


def _exporter(handler: Any) -> Any:
    """Take the place of the exporter that all pages share."""
    settings = handler.settings
    if not isinstance(settings["nbgrader_exporter"], SubmissionPage):
        settings["nbgrader_exporter"] = SubmissionPage(config=settings["nbgrader_exporter"].config)  # type: ignore[no-untyped-call]
    page: SubmissionPage = settings["nbgrader_exporter"]
    return SimpleNamespace(
        from_filename=lambda filename, resources: page.with_nonce(_nonce(handler), filename, resources)
    )


def _render(handler: Any, name: str, **known: Any) -> str:
    """Take the place of what makes formgrader's other pages: names are texts there, and not HTML."""
    settings = handler.settings
    templates = settings["nbgrader_jinja2_env"]
    if not isinstance(templates.loader, OwnScripts):
        templates = Environment(loader=OwnScripts(templates.loader), autoescape=True)
        settings["nbgrader_jinja2_env"] = templates
    page: str = templates.get_template(name).render(**known)
    return page.replace(NONCE, _nonce(handler))


def _this_course_only(get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Refuse another course folder.

    nbgrader runs the ``nbgrader_config.py`` of whichever folder a link names, and a student can hand in a
    file of that name.
    """

    def of_this_course(handler: Any) -> Any:
        path = handler.get_argument("path", "")
        root = handler.coursedir.root
        if not path or os.path.realpath(path) == os.path.realpath(root):
            return get(handler)
        handler.set_status(403)
        handler.set_header("Content-Type", "text/plain; charset=utf-8")
        return handler.finish(
            f"This JupyterLab grades the course in {root}. For the one in {path} start a JupyterLab there: "
            "opening it here would run the settings that lie in that folder."
        )

    of_this_course.of_another = get  # type: ignore[attr-defined]
    return of_this_course


def _without_sleepers(mark: Callable[..., None]) -> Callable[..., None]:
    """Open a notebook that somebody else ran without the saved state of its widgets.

    The saved state of an ``anywidget`` holds its program, and JupyterLab starts it as soon as the notebook
    is opened, whether it is trusted or not. Running the cell again brings the widget back.
    """

    def mark_trusted_cells(self: ContentsManager, nb: Any, path: str = "") -> None:
        if not self.notary.check_signature(nb):  # type: ignore[no-untyped-call]  # before anything is taken away, which would change it
            if nb.metadata.pop("widgets", None):
                get_logger().info("%s: the saved state of its widgets is left out.", path)
            for cell in nb.cells:
                cell.metadata.pop("trusted", None)
        mark(self, nb, path)

    mark_trusted_cells.of_another = mark  # type: ignore[attr-defined]
    return mark_trusted_cells
