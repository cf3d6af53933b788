"""Text that a student must not see: found by its markers, and noticed where it should not be.

Two pieces of text are compared word by word, without colours, quotes, brackets and line breaks, because
a traceback colours a line, a ``repr`` puts backslashes into it and a ``print`` leaves out the commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST = 5
"""Characters that a secret has at least, spaces not counted: a pair like 2, 2 may stand anywhere. Our own choice."""

_COLOUR = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_ESCAPED = re.compile(r"\\[nrt\\'\"]")
_WORD = re.compile(r"-?\d+(?:\.\d+)?|\w+")


def marked_lines(source: str, begin: str, end: str) -> set[int]:
    """Return the numbers of the lines between two markers, counted from 1, the markers' own included.

    Marked is also what follows a beginning without an end, and what comes before an end without a
    beginning: where a marker is lost, too much is taken rather than too little.
    """
    begins, ends = _finder(begin), _finder(end)
    marked: set[int] = set()
    inside, free_from = False, 1
    for number, line in enumerate(source.split("\n"), start=1):
        if begins.search(line):
            inside = True
        if inside:
            marked.add(number)
        if ends.search(line):
            marked.update(range(number if inside else free_from, number + 1))
            inside, free_from = False, number + 1
    return marked


def without_marked(source: str, begin: str, end: str) -> str:
    """Return the source without the lines that ``marked_lines`` names."""
    marked = marked_lines(source, begin, end)
    return "\n".join(line for number, line in enumerate(source.split("\n"), start=1) if number not in marked)


def uncoloured(text: str) -> str:
    """Return text without the codes that colour it in a terminal."""
    return _COLOUR.sub("", text)


def words(text: str) -> str:
    """Return the words and numbers of a text with one space around each.

    >>> words('part.call("half", 8.5).gives(-4)')
    ' part call half 8.5 gives -4 '
    """
    return f" {' '.join(_WORD.findall(_ESCAPED.sub(' ', uncoloured(text))))} "


def secrets(hidden: Iterable[str], visible: str, fewest: int) -> frozenset[str]:
    """Return, as words, those of the hidden lines that say enough to be known again and are not visible too.

    Parameters
    ----------
    hidden : lines, or parts of lines
    visible : everything that the student may see
    fewest : words that a secret has at least
    """
    known = words(visible)
    said = {words(line) for line in hidden}
    return frozenset(
        one
        for one in said
        if len(one.split()) >= fewest and len("".join(one.split())) >= SHORTEST and one not in known
    )


def tells(text: str, secret: Iterable[str]) -> bool:
    """Return whether a text tells any of the secrets."""
    said = words(text)
    return any(one in said for one in secret)


def _finder(marker: str) -> re.Pattern[str]:
    """Return what finds a marker, also in small letters or with another number of spaces or a lost s."""
    spaced = r"\s+".join(re.escape(word) for word in marker.strip().removesuffix("S").split())
    return re.compile(spaced, re.IGNORECASE)
