"""The words of sections and activities, in both languages, from ``section_words.json``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def _words() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("section_words.json")
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def word(key: str, language: str) -> str:
    """Return the words of a key in ``"nb"`` or ``"en"``."""
    return _words()[key][language]


def has_word(key: str) -> bool:
    """Whether there are words of that key."""
    return key in _words()


def all_words(language: str) -> dict[str, str]:
    """Return all of them in one language, for the page's own script."""
    return {key: texts[language] for key, texts in _words().items()}
