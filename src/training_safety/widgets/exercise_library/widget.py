"""The exercise library: how exercises are done, what is easier, harder and instead, and a programme of two days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import traitlets

from training_safety.models.course.exercises import exercise_entries, with_linked
from training_safety.models.course.safety import safety_entries
from training_safety.widgets.shared.activity_entry import ActivityEntry
from training_safety.widgets.widget import CourseWidget

#: The whole library, as the course's own page has it.
_WHOLE: dict[str, Any] = {"kind": "exercises", "programme": True}
#: What every card can show of safety.yml, beside the exercise's own cautions.
_ALWAYS = ("before_you_start", "pain_rule")


class ExerciseLibrary(ActivityEntry, CourseWidget):
    """Cards of exercises with drawings, easier and harder versions, a hold timer, and a programme of two days.

    Without an entry it is the whole library, with filters and the programme. An entry of the kind
    ``exercises`` names those to ``show`` (and the one to ``start`` with); ``programme`` lets the reader
    put them into days, and ``opens: swap`` begins with what to do when it hurts. The programme stays in
    the reader's browser, the same on all pages: it never reaches Python and is in no notebook.

    >>> len(ExerciseLibrary(lang="en").exercises) >= 24
    True
    >>> lift = {"kind": "exercises", "title": {"nb": "Løft", "en": "Lifts"}, "show": ["deadlift"]}
    >>> ExerciseLibrary(lift, lang="en").exercises[0]["easier"]
    'block_deadlift'
    """

    _kinds = ("exercises",)

    exercises = traitlets.List(
        traitlets.Dict(),
        read_only=True,
        help="The exercises that are shown or led to, those of the entry first.",
    ).tag(sync=True)
    names = traitlets.Dict(
        read_only=True, help="What every exercise of the course is called, for a programme from another page."
    ).tag(sync=True)
    safety = traitlets.Dict(
        read_only=True, help="The sentences of safety.yml that the cards show, by key."
    ).tag(sync=True)

    def __init__(self, activity: Mapping[str, Any] | None = None, **settings: Any) -> None:
        """Make the library of an entry, or the whole one; see the class. Raises ``ValueError`` for a bad entry."""
        super().__init__(_WHOLE if activity is None else activity, **settings)

    @traitlets.observe("activity")
    def _fetch_exercises(self, change: Any) -> None:
        entry, entries = change["new"], exercise_entries()
        shown = with_linked(entry.get("show", entries), entries)
        safety = dict.fromkeys(
            [*_ALWAYS, *(key for one in shown.values() for key in one.get("cautions", ()))]
        )
        names = {key: one["name"] for key, one in entries.items()} if entry.get("programme") else {}
        self.set_trait("exercises", [{"id": key, **one} for key, one in shown.items()])
        self.set_trait("names", names)
        self.set_trait("safety", {key: _spoken(safety_entries()[key]) for key in safety})

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        entries = exercise_entries()
        shown = entry.get("show", list(entries))
        if "show" in entry and "title" not in entry:
            yield "the entry has no 'title'. Give it one, as the entries in book/activities have."
        if not shown:
            yield "show is empty; name an exercise at least, or leave it out for all of them."
        for key in shown:
            if key not in entries:
                yield f"show names {key!r}, which exercises.yml does not have. Correct the key."
        if entry.get("start", next(iter(shown), None)) not in shown:
            yield f"start is {entry['start']!r}, which is not among those that are shown."


def _spoken(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a card says of a safety entry: all its words, in their order."""
    fields = ("kind", "title", "not_for", "text", "rows", "after", "rest")
    return {field: entry[field] for field in fields if field in entry}
