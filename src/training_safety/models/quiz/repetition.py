"""When a question comes back: boxes after Leitner, with longer and longer between them.

A question that is answered right moves one box on and waits longer; any other answer takes it back to
the first box. After the last box it is learned and comes no more. The intervals are the course's
own choice; that practice spread over time is remembered longer is cepeda2006distributed. Days are whole numbers
since 1970-01-01.
"""

from __future__ import annotations

from collections.abc import Mapping

from training_safety.models.limits import within

#: How long a question waits in each box [days].
INTERVAL_DAYS = (1, 3, 7, 21)
#: The box of what is learned, which nothing comes back from.
LEARNED = len(INTERVAL_DAYS)
#: How many questions a round has at most.
ROUND = 10
_LAST_DAY = 100_000


def box_after(box: int, score: float) -> int:
    """Return the box [0 to ``LEARNED``] after an answer that scored [0 to 1 points]: one on for all of it, else the first.

    Raises ``ValueError`` for a box or a score outside that.

    >>> box_after(0, 1), box_after(3, 1), box_after(2, 0.5)
    (1, 4, 0)
    """
    within("box", box, (0, LEARNED), "", whole=True)
    within("score", score, (0, 1), "")
    return min(box + 1, LEARNED) if score == 1 else 0


def due_day(box: int, day: int) -> int | None:
    """Return the day on which a question comes back that went into its box on ``day``; None when it is learned.

    Raises ``ValueError`` for a box outside 0 to ``LEARNED``, or a day outside 0 to 100 000.

    >>> due_day(2, 20_000)
    20007
    """
    within("box", box, (0, LEARNED), "", whole=True)
    within("day", day, (0, _LAST_DAY), "", whole=True)
    return None if box == LEARNED else day + INTERVAL_DAYS[box]


def due_items(items: Mapping[str, tuple[int, int]], today: int, most: int = ROUND) -> list[str]:
    """Return which of the items, each with its box and the day it went there, are to be asked today.

    The longest overdue come first, then those of the earlier box, then by name; at most ``most``. Raises ``ValueError``
    as `due_day` does.

    >>> due_items({"new": (0, 20_000), "known": (4, 19_000), "old": (1, 19_990)}, 20_001)
    ['old', 'new']
    """
    due = [(due_day(box, day), box, name) for name, (box, day) in items.items()]
    return [name for day, _, name in sorted((d, b, n) for d, b, n in due if d is not None and d <= today)][
        :most
    ]


def schedule(items: Mapping[str, tuple[int, int]], today: int) -> dict[str, int]:
    """Return how many of the items come back ``today``, ``tomorrow``, within the ``week``, ``later``, or are ``learned``.

    Raises ``ValueError`` as `due_day` does.

    >>> schedule({"new": (0, 20_000), "known": (4, 19_000)}, 20_000)
    {'today': 0, 'tomorrow': 1, 'week': 0, 'later': 0, 'learned': 1}
    """
    counts = dict.fromkeys(("today", "tomorrow", "week", "later", "learned"), 0)
    for box, day in items.values():
        due = due_day(box, day)
        if due is None:
            counts["learned"] += 1
        else:
            left = due - today
            counts[
                "today" if left <= 0 else "tomorrow" if left == 1 else "week" if left <= 7 else "later"
            ] += 1
    return counts
