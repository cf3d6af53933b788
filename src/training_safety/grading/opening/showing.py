"""What of a student's notebook is shown to somebody else, in formgrader and in feedback.

Of each output one thing is left that can be seen and cannot run: HTML through the sanitiser, a picture,
or text. Programs (JavaScript, widgets, whatever else a kernel may send) never are. The notebook on disk
stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from training_safety.grading.notebook_files import language_of, node
from training_safety.grading.opening.figure_tables import PLOTLY, figure_table
from training_safety.grading.opening.sanitising import SVG, as_picture, sanitised, says_something

WORDS = {
    "nb": "Det cella viste, er av et slag som ikke vises her ({kinds}).",
    "en": "What the cell showed is of a kind that is not shown here ({kinds}).",
}
"""What is said of an output of which nothing can be shown, in the notebook's language."""

_TEXTS = ("text/html", "text/markdown", SVG, "text/latex", "image/png", "image/jpeg", "text/plain")
_SIZE = re.compile(r"\d{1,4}")


class PlainText(str):
    """A text in which a sign that HTML uses stands for itself, such as a teacher's comment."""

    __slots__ = ()


def shown(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook as it may be shown; it is changed.

    A comment is marked as ``PlainText``. Settings of cells that a student may have written are made such
    that a template can put them anywhere in a page.
    """
    language = language_of(notebook)
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader")
        if isinstance(settings, dict) and isinstance(settings.get("grade_id"), str):
            cell.metadata["nbgrader"] = node({key: _setting(key, settings[key]) for key in settings})
        else:
            cell.metadata.pop("nbgrader", None)
        if cell.cell_type == "raw":
            cell.source = f"<pre>{escape(cell.source)}</pre>"
            cell.metadata.pop("raw_mimetype", None)
        elif cell.cell_type == "code":
            count = cell.get("execution_count")
            cell.execution_count = count if isinstance(count, int) else None
            cell.outputs = [_output(output, language) for output in cell.outputs]
    return notebook


def _setting(key: str, value: Any) -> Any:
    if key == "comment" and isinstance(value, str):
        return PlainText(value)
    if key in ("points", "score"):
        return value if isinstance(value, int | float) else None
    return value if value is None or isinstance(value, bool | int | float) else escape(str(value), quote=True)


def _output(output: NotebookNode, language: str) -> NotebookNode:
    kind = output.get("output_type")
    if kind == "stream":
        return new_output("stream", name=_stream(output.get("name")), text=str(output.get("text", "")))  # type: ignore[no-untyped-call,no-any-return]
    if kind == "error":
        traceback = [str(line) for line in output.get("traceback") or ()]
        return new_output("error", ename="", evalue="", traceback=traceback)  # type: ignore[no-untyped-call,no-any-return]
    data = output.get("data")
    mime, value = _picked(data if isinstance(data, Mapping) else {}, language)
    metadata = {mime: size} if (size := _size(output.get("metadata"), mime)) else {}
    count = {"execution_count": None} if kind == "execute_result" else {}
    of_kind = "execute_result" if kind == "execute_result" else "display_data"
    return new_output(of_kind, {mime: value}, metadata=metadata, **count)  # type: ignore[no-untyped-call,no-any-return]


def _stream(name: Any) -> str:
    return "stderr" if name == "stderr" else "stdout"


def _picked(data: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return the best that can be shown of an output, and of which kind it is."""
    if PLOTLY in data and (table := figure_table(data[PLOTLY], language)):
        return "text/html", table
    for mime in _TEXTS:
        value = data.get(mime)
        value = "".join(map(str, value)) if isinstance(value, list) else value
        if not isinstance(value, str):
            continue
        if mime == "text/html" and not says_something(sanitised(value)):
            continue
        if mime in ("image/png", "image/jpeg") and as_picture(mime, value) is None:
            continue
        return mime, value
    kinds = ", ".join(sorted(str(kind)[:60] for kind in data)) or "–"
    return "text/plain", WORDS[language].format(kinds=kinds)


def _size(metadata: Any, mime: str) -> dict[str, Any]:
    """Return width, height and description of a picture, if they are that."""
    own = metadata.get(mime) if isinstance(metadata, Mapping) else None
    own = own if isinstance(own, Mapping) else {}
    size = {key: own[key] for key in ("width", "height") if _SIZE.fullmatch(str(own.get(key)))}
    return {**size, "alt": own["alt"]} if isinstance(own.get("alt"), str) else size
