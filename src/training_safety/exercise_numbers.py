"""Numbers of an exercise that differ from student to student, and are the same each time.

Where a number could be learnt by heart or passed on, an assignment draws it for each student::

    from training_safety.exercise_numbers import drawn

    MY_RISK = drawn(STUDENT, "prevention", "risk", range(12, 41, 2))

The choice follows from the three texts alone, so the checks draw the same number, on any machine and
with any version of Python.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


def drawn(student: str, assignment: str, name: str, choices: Sequence[Choice]) -> Choice:
    """Return the choice that this student has in this assignment.

    Parameters
    ----------
    student : the user name that the teacher knows the student by; case and spaces around it do not count
    assignment : the assignment's id
    name : what the number is, so that two numbers of one student are not tied to each other
    choices : what is drawn from, at least one; each is as likely as the others

    Raises ``ValueError`` if the student has no name or there is nothing to draw from. Source: the course's
    own; SHA-256 spreads the names evenly, it is no secret.

    >>> drawn("kari", "prevention", "risk", range(10, 50)), drawn(" Kari ", "prevention", "risk", range(10, 50))
    (44, 44)
    """
    if not isinstance(student, str) or not student.strip():
        raise ValueError(
            "STUDENT er tom. Skriv brukernavnet ditt mellom anførselstegnene, og kjør cella. "
            "· STUDENT is empty. Write your user name between the quotation marks and run the cell."
        )
    if not len(choices):
        raise ValueError(f"There is nothing to draw {name} from; give at least one choice.")
    who = unicodedata.normalize("NFKC", student).strip().casefold()
    digest = hashlib.sha256("\n".join((assignment, who, name)).encode()).digest()
    return choices[int.from_bytes(digest[:8], "big") % len(choices)]
