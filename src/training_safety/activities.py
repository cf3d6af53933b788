"""The activities of a page: what its guesses, cards, timelines and charts are fed with.

A chapter's cell is one line::

    activity("injuries_and_conditions.findings_by_age")

The entry stands in ``book/activities/<topic>.yml`` in both languages. Its ``kind`` says what is made
of it: a widget or a chart – or a list of what it holds, where there is no widget of that kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from training_safety.course_data import course_file, course_files, yaml_file
from training_safety.figures import Figure, figure
from training_safety.figures.listings import listing
from training_safety.models.triage import DATA

#: What a chart is to a notebook, and what an activity is to the book.
PLOTLY = "application/vnd.plotly.v1+json"
ACTIVITY = "application/vnd.training-safety.activity+json"
#: The widget that shows a kind.
_WIDGETS = {
    "calculator": "Calculator",
    "cards": "CardSorter",
    "diary": "TrainingDiary",
    "exercises": "ExerciseLibrary",
    "effects": "EffectExplorer",
    "lifting": "LiftingLab",
    "map": "ConnectionMap",
    "order": "CardSorter",
    "plan_card": "PlanCard",
    "slider": "Timeline",
    "strength": "StrengthEstimator",
    "timeline": "Timeline",
}
_LANGUAGES = ("nb", "en")


def activity(name: str, *, lang: str = "nb") -> Any:
    """Return the widget or the chart of an entry, such as ``"warm_up.eleven_plus"``: its page's stem and its key.

    ``lang`` is the language outside the book, ``"nb"`` or ``"en"``; a page of the book shows its own.
    Raises ``ValueError`` with the nearest name when there is no such entry.
    """
    if lang not in ("nb", "en"):
        raise ValueError(f"The language is {lang!r}. It is nb (Bokmål) or en (English).")
    topic, _, key = str(name).partition(".")
    if not topic or not key:
        raise ValueError(
            f"{name!r} does not name an activity. Write the page's stem, a point and the entry's key: "
            'activity("injuries_and_conditions.findings_by_age").'
        )
    try:
        path = course_file(f"activities/{topic}.yml")
    except FileNotFoundError:
        raise ValueError(
            f"There is no book/activities/{topic}.yml.{_near(topic, _topics())} "
            "Write the file, or correct the page's stem."
        ) from None
    entries = read_activities(path)
    if key not in entries:
        raise ValueError(
            f"activities/{topic}.yml has no {key}.{_near(key, list(entries))} It has: {', '.join(entries)}."
        )
    widget = _widget_of(entries[key]["kind"])
    if widget is not None:
        return widget(activity=entries[key], name=name, lang=lang)
    return Activity(name, entries[key], lang)


def _widget_of(kind: str) -> Any:
    """Return the widget class of a kind, or ``None`` where there is none or widgets are not installed."""
    if kind not in _WIDGETS:
        return None
    widgets = import_module("training_safety.widgets")
    try:
        return getattr(widgets, _WIDGETS[kind])
    except ImportError:
        return None


def echo_of(name: str, entry: Mapping[str, Any]) -> str:
    """Return the guess that an activity answers, such as ``"warm_up.eleven_plus"``; ``""`` if it answers none."""
    return f"{name.partition('.')[0]}.{entry['echo']}" if "echo" in entry else ""


class Activity:
    """An activity as a cell shows it: a page takes it in its own language, a notebook in ``lang``."""

    def __init__(self, name: str, entry: dict[str, Any], lang: str) -> None:
        """Keep the entry; it is drawn when it is shown."""
        self.name, self.entry, self.lang = name, entry, lang

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Return both languages for the book, and one for a notebook."""
        if self.entry.get("kind") == "chart":
            charts = {language: figure(self.entry, language) for language in _LANGUAGES}
            shown = _in_a_notebook(charts[self.lang])
            both: dict[str, Any] = {language: chart.as_json() for language, chart in charts.items()}
        else:
            both = {language: listing(self.entry, language) for language in _LANGUAGES}
            shown = {"text/html": both[self.lang], "text/plain": self.name}
        return {**shown, ACTIVITY: {"name": self.name, "echo": echo_of(self.name, self.entry), **both}}


def _in_a_notebook(chart: Figure) -> dict[str, Any]:
    """Return a chart by itself, with its title: for Plotly, or as a drawing."""
    if chart.plotly is None:
        drawn = f"<p><strong>{escape(chart.title)}</strong></p>{chart.drawing}<p>{escape(chart.table.caption)}</p>"
        return {"text/html": drawn, "text/plain": chart.alt}
    titled = {**chart.plotly["layout"], "title": {"text": chart.title}}
    return {PLOTLY: {**chart.plotly, "layout": titled}, "text/plain": chart.alt}


def _near(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""


def _topics() -> list[str]:
    return [Path(name).stem for name in course_files("activities", ".yml")]


def read_activities(path: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of a file by key, without what has not yet been read in its source.

    A row marked ``verify: true`` is left out, and so is a series that has no row left.
    """
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> dict[str, dict[str, Any]]:
    data = yaml_file(path) or {}
    if not isinstance(data, dict):
        raise ValueError(f"activities/{path.name}: write the entries by key, each with its kind.")
    return {str(key): _with_triage_cards(without_unverified(entry)) for key, entry in data.items()}


def _with_triage_cards(entry: Any) -> Any:
    """Return an entry with the words of each card that names a question of the triage: the question, whom to call and why."""
    if not isinstance(entry, dict) or not any(
        "triage" in card for card in entry.get("cards", ()) if isinstance(card, dict)
    ):
        return entry
    questions = {question["key"]: question for screen in DATA["screens"] for question in screen["questions"]}
    cards = []
    for card in entry["cards"]:
        question = questions.get(card.get("triage"))
        cards.append(card if question is None else {**card, **question["ask"], **_answer(question)})
    return {**entry, "cards": cards}


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    """Return what the triage says to a yes: why and whom to call, what else is said then, and how urgent that is."""
    urgency, level = next(
        (number, level) for number, level in enumerate(DATA["levels"]) if level["id"] == question["level"]
    )
    call = next(call for call in DATA["calls"] if call["id"] == question["call"]) if question["call"] else {}
    title = level.get("title_for", {}).get(question["call"], level["title"])
    sentences = [*([level[question["call"]]] if question["call"] in level else ()), *level["sentences"]]
    return {
        "feedback": {language: f"{title[language]}. {question['why'][language]}" for language in _LANGUAGES},
        "refs": question["refs"],
        "call": {
            "urgency": urgency,
            "number": call.get("number"),
            "say": {language: " ".join(each[language] for each in sentences) for language in _LANGUAGES},
        },
    }


def without_unverified(value: Any) -> Any:
    """Return data without the rows marked ``verify: true``, and without lists of rows that this empties."""
    if isinstance(value, dict):
        return {key: without_unverified(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    kept = []
    for item in value:
        if isinstance(item, dict) and item.get("verify") is True:
            continue
        read = without_unverified(item)
        if isinstance(item, dict) and any(
            item[key] and read[key] == [] for key in item if isinstance(item[key], list)
        ):
            continue
        kept.append(read)
    return kept
