"""The training diary: sessions in ten seconds, the week they make, and files to take away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import traitlets

from training_safety.course_data import course_file
from training_safety.widgets.shared.activity_entry import ActivityEntry
from training_safety.widgets.shared.es_modules import inlined
from training_safety.widgets.shared.programs import answer_program
from training_safety.widgets.shared.references import Reference, bibliography
from training_safety.widgets.widget import CourseWidget

#: What the ratio is taken apart by.
_RATIO_SOURCES = ("impellizzeri2020acwr", "lolli2019coupling")


class TrainingDiary(ActivityEntry, CourseWidget):
    """A diary of sessions: day, kind, minutes and how hard, and if one likes back pain and sleep.

    The week is shown with its load and minutes first, then the change, monotony and strain. A day that was
    not logged is a gap. An entry of the kind ``diary`` with ``ratio`` also has the contested acute:chronic ratio,
    folded, with both averages and what is wrong with it; without it the ratio is nowhere.

    What the reader writes stays in the browser: it never reaches Python and is in no notebook. All pages have one
    diary; ``name`` gives another. Its exported file is read by `training_safety.read_diary`.

    >>> TrainingDiary(lang="en").activity
    {'kind': 'diary'}

    Sources: ``foster2001srpe``, ``foster1998monitoring``.
    """

    _kinds = ("diary",)

    def __init__(self, activity: Mapping[str, Any] | None = None, **settings: Any) -> None:
        """Take the entry, and any setting by name."""
        super().__init__({"kind": "diary"} if activity is None else activity, **settings)
        answer_program(self, "diary_import", _import_program)

    @traitlets.observe("activity")
    def _name_ratio_sources(self, change: Any) -> None:
        if change["new"].get("ratio"):
            known: Mapping[str, Reference] = bibliography(course_file("references.bib"))
            self.references = {**self.references, **{key: known[key] for key in _RATIO_SOURCES}}


def _import_program() -> bytes:
    """Return what reads files of watches and apps, as one script: it is needed only when somebody opens it."""
    program = inlined(Path(__file__).with_name("diary_import_program.js"))
    return f"(() => {{\n{program}\n}})();\n".encode()
