"""How long, how full of numbers and how heavy a text is, as readers meet it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-zÆØÅæøåÉéÔôÒò]+(?:[-–][A-Za-zÆØÅæøåÉé]+)*")
_SPACE = "[\u0020\u00a0\u2009\u202f]"
_NUMBER = re.compile(rf"(?<![\w,])\d+(?:{_SPACE}\d{{3}}(?!\d))*(?:,\d+)?")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$|»|\))")
_PHONE = re.compile(rf"(?<!\d{_SPACE})(?<!\d)(?:116{_SPACE}?(?:117|111|123)|113)(?!\d)")
_TIME = re.compile(
    rf"\d+(?:,\d+)?(?:[–-]\d+)?{_SPACE}?(?:s|sek\w*|min\w*|time?r?|døgn|dag\w*|uk[ea]\w*|måned\w*|år\w*)\b"
)
_INTERVAL = re.compile(rf"95{_SPACE}?%(?={_SPACE}?konfidensintervall)")  # its name, and no result
_ORDINAL = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
#: LIX counts a word as long when it has more letters than this.
_LONG_WORD = 6


def words(text: str) -> int:
    """Return how many words a text has; a number is none.

    >>> words("Det er 37 av 100 – som regel.")
    5
    """
    return len(_WORD.findall(text))


def sentences(text: str) -> int:
    """Return how many sentences a text has: they end at . ! ?

    >>> sentences("Ring 116 117. «Vet ikke» er ikke et nei!")
    2
    """
    return len(_SENTENCE_END.findall(text))


def numbers(text: str) -> list[str]:
    """Return the numbers that a reader has to take in: no phone numbers, no lengths of time, no numbering.

    >>> numbers("1 172 voksne ringte 116 117, og 0,9 % ble syke i 20 minutter.")
    ['1 172', '0,9']
    """
    for other in (_PHONE, _TIME, _INTERVAL, _ORDINAL):
        text = other.sub(" ", text)
    return [re.sub(_SPACE, " ", number) for number in _NUMBER.findall(text)]


def lix(paragraphs: Iterable[str]) -> float | None:
    """Return the LIX of paragraphs of two sentences or more; ``None`` where there is none.

    Words in a sentence, and long words in a hundred: below 30 is easy, above 40 is heavy.

    >>> lix(["Jeg går. Du er forberedt."])
    22.5
    """
    running = [text for text in paragraphs if sentences(text) >= 2]
    found = [word for text in running for word in _WORD.findall(text)]
    if not found:
        return None
    long = sum(len(word) > _LONG_WORD for word in found)
    return len(found) / sum(map(sentences, running)) + 100 * long / len(found)
