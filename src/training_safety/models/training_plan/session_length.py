"""How long a session of strength exercises lasts: a rough sum, to see whether it fits the day.

A practice point, as in the course's worked example: a set takes a minute, the rest after it one and a
half, and the warm-up five.
"""

from __future__ import annotations

from training_safety.models.limits import within

WARM_UP_MIN = 5.0
SET_MIN = 1.0
REST_MIN = 1.5
MOST_SETS = 100


def session_length_min(sets: int) -> float:
    """Return how long a session of so many sets lasts [min], with its warm-up; 0 for none.

    ``sets`` are all sets of the session, those of each side counted (0 to 100). Raises ``ValueError``
    outside that.

    >>> session_length_min(8)
    25.0
    """
    within("sets", sets, (0, MOST_SETS), "", whole=True)
    return WARM_UP_MIN + sets * (SET_MIN + REST_MIN) if sets else 0.0
