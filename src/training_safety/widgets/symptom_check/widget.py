"""The symptom check: how soon somebody with back pain should get help, and whom to call."""

from __future__ import annotations

import traitlets

from training_safety.widgets.widget import CourseWidget


class SymptomCheck(CourseWidget):
    """The questions of the triage, the most urgent first, and whom to call as soon as that is clear.

    A draft, not approved by a doctor and a physiotherapist; never a diagnosis. All it asks and says
    stands in ``models/triage/triage.json``. What is answered stays on the page: it never reaches Python,
    is in no notebook, and is kept in the browser only if the reader asks for it.

    >>> SymptomCheck(own_page=True).own_page
    True
    """

    own_page = traitlets.Bool(
        False,
        help="Whether the page is the symptom check's own: then it begins open, and the page has the lists itself.",
    ).tag(sync=True)
