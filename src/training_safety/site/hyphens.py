"""Soft hyphens in long words, so that a line of few letters – large text on a phone – breaks where a word does.

Only what is read gets them: no code, no address, no number, no name of a control, no source. ``page.js`` takes
them out again where they have no use, and out of what a reader copies.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen
from bs4.element import NavigableString, PreformattedString, Tag

SOFT_HYPHEN = "\u00ad"
#: Shorter words fit on a line of large text, and a divided word is harder to read.
_LONG = 9
#: No part is shorter than this.
_PART = 3
_DICTIONARIES = {"nb": "nb_NO", "en": "en_GB"}
#: A long word in running text; not a part of an address (helsenorge.no), a name in code or a number.
_LONG_WORD = re.compile(rf"(?<![\w./:@])[^\W\d_]{{{_LONG},}}(?![\w/@:]|\.\w)")
#: Where words are left whole. What a widget shows is its own, and sources are in many languages.
_WHOLE = (
    "code, pre, kbd, samp, script, style, svg, math, textarea, button, summary, label, legend, .headerlink, "
    ".ts-live, .footnote, [hidden]"
)


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES[language], left=_PART, right=_PART)


def hyphenated(text: str, language: str) -> str:
    """Return the text with soft hyphens in its long words; ``language`` is ``nb`` or ``en``."""
    return _LONG_WORD.sub(lambda word: _dictionary(language).inserted(word[0], SOFT_HYPHEN), text)


def hyphenate(article: Tag, language: str) -> None:
    """Put soft hyphens into the long words of an article."""
    whole = {id(tag) for tag in article.select(_WHOLE)}
    for text in article.find_all(string=True):
        if isinstance(text, PreformattedString) or any(id(parent) in whole for parent in text.parents):
            continue  # comments are no text either
        own = next((str(parent["lang"])[:2] for parent in text.parents if parent.get("lang")), language)
        divided = hyphenated(text, own) if own in _DICTIONARIES else text
        if divided != text:
            text.replace_with(NavigableString(divided))
