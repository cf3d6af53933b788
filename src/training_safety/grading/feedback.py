"""Feedback that can be handed out: the step of ``nbgrader generate_feedback`` that hides hidden tests.

nbgrader's own feedback shows the cells as they were graded: the hidden tests, their lines in tracebacks,
and what a function printed when it was called with hidden numbers. Here a cell with hidden tests keeps
its visible lines and gets one sentence, the one its check said. All other output is left as it is, line
by line, unless a line tells a hidden test. Scores, comments and the student's own code are not touched,
and neither is the graded notebook on disk.

What a student's program does to numbers before it shows them, such as turning them round, cannot be
noticed.
"""

from __future__ import annotations

import ast
import builtins
import html
import json
import re
from collections.abc import Iterable, Mapping
from textwrap import shorten
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from traitlets import List, Unicode
from traitlets.config import Config

from training_safety.grading.hidden_text import marked_lines, secrets, tells, uncoloured
from training_safety.grading.notebook_files import language_of

MARKERS = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
"""nbgrader's own markers; they count also where a course has set others since."""
FEWEST_WORDS = 2
"""A hidden line or call with fewer words, such as a bracket or one number, is no secret. Our own choice."""
LONGEST_SAID = 300
"""Characters of a message that a sentence shows. Our own choice."""
WORDS = {
    "nb": {
        "hidden": "Her ligger skjulte tester.",
        "hidden_stop": "En skjult test stoppet med {kind}.",
        "stop": "Sjekken stoppet ved «{line}» med {error}.",
        "too_long": "Sjekken ble avbrutt fordi den brukte for lang tid.",
        "warned": "Noe ble skrevet til feilstrømmen (stderr) mens sjekken kjørte, og da gir nbgrader ingen poeng.",
        "an_error": "en feil",
    },
    "en": {
        "hidden": "There are hidden tests here.",
        "hidden_stop": "A hidden test stopped with {kind}.",
        "stop": "The check stopped at “{line}” with {error}.",
        "too_long": "The check was stopped because it took too long.",
        "warned": "Something was written to the error stream (stderr) while the check ran, and nbgrader then gives no points.",
        "an_error": "an error",
    },
}
"""What is said in place of hidden tests, in the notebook's language."""

_HIDDEN_PART = re.compile(r"\bPart *\(.*\bhidden *= *True\b")
_PART = re.compile(r"\bPart *\(")
_EXPECTATIONS = ("gives", "equals")  # their arguments are answers, not what a function is called with


class WithoutHiddenTests(NbGraderPreprocessor):
    """Take the hidden tests out of what is shown, whether their markers stand in the notebook or the gradebook."""

    # The exporter sets it for all its steps, and nbgrader's would warn that they do not know it.
    display_data_priority = List(Unicode()).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook as the student may see it."""
        own = Config(
            {"ClearHiddenTests": self.config.get("ClearHiddenTests", {})}
        )  # all else it would warn of
        of_course = ClearHiddenTests(config=own)
        markers = (MARKERS, (of_course.begin_test_delimeter, of_course.end_test_delimeter))
        return without_hidden_tests(nb, _sources(resources["nbgrader"]), markers), resources


def without_hidden_tests(
    nb: NotebookNode,
    sources: Mapping[str, str] | None = None,
    markers: Iterable[tuple[str, str]] = (MARKERS,),
) -> NotebookNode:
    """Return the notebook without its hidden tests.

    Parameters
    ----------
    nb : a graded notebook; it is changed
    sources : what the gradebook has of each cell, by its id; a hidden line of one is hidden in the
        notebook's cell of that id even if its markers are gone
    markers : pairs of what begins and what ends hidden tests
    """
    markers = tuple(markers)
    words = WORDS[language_of(nb)]
    known = {name: (source, hidden_lines(source, markers)) for name, source in (sources or {}).items()}
    in_cells = [(cell.source, hidden_lines(cell.source, markers) | _same(cell, known)) for cell in nb.cells]
    visible = "\n".join(_left(source, numbers) for source, numbers in in_cells)
    hidden = [
        line
        for source, numbers in (*known.values(), *in_cells)
        for line in (*_taken(source, numbers), *_arguments(source, numbers))
    ]
    secret = secrets(hidden, visible, FEWEST_WORDS)

    for cell, (_, numbers) in zip(nb.cells, in_cells, strict=True):
        if numbers and cell.cell_type == "code":
            said = _said(cell, numbers, secret, words)
            cell.outputs = [new_output("error", ename="", evalue=said, traceback=[said])] if said else []  # type: ignore[no-untyped-call]
        elif cell.cell_type == "code":
            for output in cell.outputs:
                _cover_output(output, secret, words["hidden"])
        if numbers:
            mark = "# " if cell.cell_type == "code" else ""
            cell.source = _left(cell.source, numbers, mark + words["hidden"])
    if tells(json.dumps(nb.metadata.get("widgets", {})), secret):
        del nb.metadata["widgets"]
    return nb


def hidden_lines(source: str, markers: Iterable[tuple[str, str]] = (MARKERS,)) -> set[int]:
    """Return the numbers of a cell's hidden lines, counted from 1.

    Hidden is what stands between markers and, where there are none, a ``Part`` with ``hidden=True`` until
    one without it.
    """
    marked = {number for begin, end in markers for number in marked_lines(source, begin, end)}
    hidden = set(marked)
    inside = False
    for number, line in enumerate(source.split("\n"), start=1):
        if _HIDDEN_PART.search(line):
            inside = True
        elif _PART.search(line) or (number - 1 in marked and number not in marked):
            inside = False
        if inside:
            hidden.add(number)
    return hidden


def _said(cell: NotebookNode, numbers: set[int], secret: frozenset[str], words: Mapping[str, str]) -> str:
    """Return in one sentence why a cell with hidden tests gave no points, or nothing if it did."""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if not errors:
        warned = any(output.get("name") == "stderr" for output in cell.outputs)
        return words["warned"] if warned else ""
    if any(error.ename == "CellTimeoutError" for error in errors):
        return words["too_long"]
    error = errors[0]
    message = shorten(uncoloured(error.evalue), LONGEST_SAID, placeholder="…")
    if error.ename == "WrongAnswerError" or error.evalue in _messages(cell.source):
        sentence = error.evalue
    else:
        at = _line(cell, error)
        shown = f"{error.ename}: {message}" if message else error.ename
        visible = at is not None and at not in numbers
        sentence = words["stop"].format(line=_text(cell, at), error=shown) if visible else ""
    if sentence and not tells(sentence, secret):
        return str(sentence)
    known = getattr(builtins, error.ename, None)
    real = isinstance(known, type) and issubclass(known, BaseException)
    return words["hidden_stop"].format(kind=error.ename if real else words["an_error"])


def _line(cell: NotebookNode, error: NotebookNode) -> int | None:
    """Return the line of the cell at which it stopped, if the traceback names it."""
    text = uncoloured("\n".join(error.traceback))
    found = re.search(rf"Cell In *\[{cell.get('execution_count')}\], line (\d+)", text)
    at = int(found[1]) if found else 0
    return at if 0 < at <= len(cell.source.split("\n")) else None


def _text(cell: NotebookNode, number: int | None) -> str:
    return cell.source.split("\n")[number - 1].strip() if number else ""


def _messages(source: str) -> set[str]:
    """Return the messages that stand in a cell's ``assert`` statements as they are."""
    return {
        node.msg.value
        for node in ast.walk(_parsed(source))
        if isinstance(node, ast.Assert)
        and isinstance(node.msg, ast.Constant)
        and isinstance(node.msg.value, str)
    }


def _arguments(source: str, numbers: set[int]) -> list[str]:
    """Return what functions are called with in the hidden lines of a cell: together, and one by one."""
    called: list[str] = []
    for node in ast.walk(_parsed(source)):
        if not isinstance(node, ast.Call) or node.lineno not in numbers:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in _EXPECTATIONS:
            continue
        values = [*node.args[name == "call" :], *(keyword.value for keyword in node.keywords)]
        texts = [ast.unparse(value) for value in values]
        called += [", ".join(texts), *texts]
    return called


def _parsed(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):  # a magic of IPython, for one
        return ast.Module([], [])


def _cover_output(output: NotebookNode, secret: frozenset[str], cover: str) -> None:
    """Take the lines that tell a secret out of what a cell showed."""
    if output.output_type == "stream":
        output.text = _covered(output.text, secret, cover)
    elif output.output_type == "error":
        output.evalue = _covered(output.evalue, secret, cover)
        output.traceback = _covered("\n".join(output.traceback), secret, cover).split("\n")
    else:
        for kind, shown in list(output.data.items()):
            if kind == "text/plain":
                output.data[kind] = _covered(shown, secret, cover)
            elif tells(_unmarked(shown) if isinstance(shown, str) else json.dumps(shown), secret):
                del output.data[kind]
        output.data.setdefault("text/plain", cover)


def _unmarked(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", shown))


def _covered(text: str, secret: frozenset[str], cover: str) -> str:
    if not tells(text, secret):
        return text
    kept: list[str] = []
    for line in text.split("\n"):
        if not tells(line, secret):
            kept.append(line)
        elif kept[-1:] != [cover]:
            kept.append(cover)
    left = "\n".join(kept)
    return cover if tells(left, secret) else left  # a secret can stand on two lines


def _same(cell: NotebookNode, known: Mapping[str, tuple[str, set[int]]]) -> set[int]:
    """Return the numbers of the lines that the gradebook knows as hidden ones of this cell."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    if grade_id not in known:
        return set()
    source, numbers = known[grade_id]
    shown = {line.strip() for line in _left(source, numbers).split("\n")}
    hidden = {line.strip() for line in _taken(source, numbers)} - shown
    written = enumerate(cell.source.split("\n"), start=1)
    return {number for number, line in written if line.strip() in hidden}


def _taken(source: str, numbers: set[int]) -> list[str]:
    return [line for number, line in enumerate(source.split("\n"), start=1) if number in numbers]


def _left(source: str, numbers: set[int], cover: str | None = None) -> str:
    """Return the source without these lines, with a cover in place of each run of them."""
    kept: list[str] = []
    for number, line in enumerate(source.split("\n"), start=1):
        if number not in numbers:
            kept.append(line)
        elif cover is not None and number - 1 not in numbers:
            kept.append(cover)
    return "\n".join(kept)


def _sources(notebook: Mapping[str, str]) -> dict[str, str]:
    """Return what the gradebook has of each cell, hidden tests included."""
    with Gradebook(notebook["db_url"]) as gradebook:
        try:
            found = gradebook.find_notebook(notebook["notebook"], notebook["assignment"])
        except MissingEntry:
            return {}
        return {cell.name: cell.source or "" for cell in found.source_cells}
