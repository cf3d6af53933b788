"""What a page of feedback says around a student's work, in the language of the notebook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Any

from nbformat import NotebookNode

from training_safety.grading.notebook_files import grading, language_of
from training_safety.grading.task_names import lettered, titles

NO_RESPONSE = "No response."
"""What nbgrader says of an answer that is empty."""
WORDS = {
    "nb": {
        "title": "Tilbakemelding: {name}",
        "points": "{score} av {most} poeng",
        "waits": "ikke vurdert ennå",
        "late": "Trekk for sen levering: {points} poeng.",
        "on_page": "Oppgavene",
        "commented": "med kommentar",
        "comment": "Kommentar",
        "empty": "Ikke besvart.",
        "answer": "Svaret ditt",
        "check": "Sjekken",
        "task": "Oppgaven",
        "top": "Til toppen",
    },
    "en": {
        "title": "Feedback: {name}",
        "points": "{score} of {most} points",
        "waits": "not graded yet",
        "late": "Taken off for late work: {points} points.",
        "on_page": "The tasks",
        "commented": "with a comment",
        "comment": "Comment",
        "empty": "Not answered.",
        "answer": "Your answer",
        "check": "The check",
        "task": "The task",
        "top": "To the top",
    },
}


def about(nb: NotebookNode, scores: Mapping[str, Any], waiting: Collection[str] = ()) -> dict[str, Any]:
    """Return what the template puts around the cells.

    Parameters
    ----------
    nb : the graded notebook, with scores and comments in its cells
    scores : what nbgrader says of the whole: ``notebook``, ``score``, ``max_score`` and ``late_penalty``
    waiting : the cells that nobody has graded yet
    """
    language = language_of(nb)
    words = WORDS[language]

    def points(score: float, most: float) -> str:
        return words["points"].format(score=_number(score, language), most=_number(most, language))

    names = titles(nb.cells)
    counted = {name: title for name, title in names.items() if _of(nb, name).get("grade")}
    named = {**{name: title for name, title in names.items() if title}, **lettered(counted)}
    tasks = {}
    for cell in nb.cells:
        settings = grading(cell)
        marked = settings.get("grade") or settings.get("task")
        if not (marked or settings.get("solution")) or (not marked and not settings.get("comment")):
            continue
        name, comment = settings["grade_id"], settings.get("comment") or ""
        kind = "answer" if settings.get("solution") else "task" if settings.get("task") else "check"
        tasks[name] = {
            "id": name,
            "name": named.get(name) or name,
            "kind": words[kind],
            "points": ""
            if not marked
            else words["waits"]
            if name in waiting
            else points(settings.get("score") or 0, settings.get("points") or 0),
            "comment": words["empty"] if comment == NO_RESPONSE else comment,
        }
    late = scores.get("late_penalty") or 0
    return {
        "language": language,
        "words": words,
        "title": words["title"].format(name=_title(nb) or scores["notebook"]),
        "total": points(scores["score"], scores["max_score"]),
        "late": words["late"].format(points=_number(late, language)) if late > 0 else "",
        "tasks": tasks,
        "style": files("training_safety").joinpath("grading/templates/feedback.css").read_text("utf-8"),
    }


def _title(nb: NotebookNode) -> str:
    """Return the heading of the notebook itself."""
    for cell in nb.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.split("\n")[0].removeprefix("# ").strip())
    return ""


def _of(nb: NotebookNode, name: str) -> dict[str, Any]:
    return next(settings for cell in nb.cells if (settings := grading(cell)).get("grade_id") == name)


def _number(value: float, language: str) -> str:
    """Return points as the language writes them, rounded to hundredths.

    >>> _number(5.0, "nb"), _number(8 / 3, "nb"), _number(0.5, "en")
    ('5', '2,67', '0.5')
    """
    text = f"{round(float(value), 2):g}"
    return text.replace(".", ",") if language == "nb" else text
