"""What is to be said about somebody's work: a kind and what it is about, and last of all a sentence in a reader's language.

Code decides by the kind and never by the sentence. A remark can be sent as JSON; what comes back from a process in
which a student's code has run is read with ``remarks_in``, which takes nothing but remarks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from training_safety.grading.remark_words import WORDS

LONGEST = 500
"""Characters of a text in a remark that comes from elsewhere; the course's own choice."""
SHOWN = 6
"""How many names a sentence has at most before it counts the rest."""
_DEEPEST = 6


class Remark(NamedTuple):
    """Something to be said.

    Parameters
    ----------
    kind : a key of ``WORDS``
    about : what it is about, by the names that the words have: texts, numbers, remarks, or several of them
    """

    kind: str
    about: tuple[tuple[str, Any], ...] = ()

    def said(self, language: str) -> str:
        """Return it in words. Raises ``KeyError`` for a language or a kind that has none."""
        return WORDS[language][self.kind].format_map(
            {name: _shown(_marked(name, value), language) for name, value in self.about}
        )

    def __str__(self) -> str:
        """Return it in English, which is the language of commands."""
        return self.said("en")

    def of(self, name: str) -> Any:
        """Return what it is about, by name. Raises ``KeyError`` if it has no such part."""
        return dict(self.about)[name]


def remark(kind: str, **about: Any) -> Remark:
    """Return a remark; lists are made such that it can be a key."""
    return Remark(kind, tuple((name, _fixed(value)) for name, value in about.items()))


def quoted(text: object) -> Remark:
    """Return a remark that is a text in whatever language, such as what a system says of an error."""
    return remark("text", text=str(text))


def sentences(remarks: Iterable[Remark], language: str) -> str:
    """Return remarks as one text."""
    return " ".join(one.said(language) for one in remarks)


def remarks_in(data: object) -> tuple[Remark, ...]:
    """Return the remarks in a list that was read from JSON; what is no remark is left out."""
    found = (_read(one, _DEEPEST) for one in data) if isinstance(data, list | tuple) else ()
    return tuple(one for one in found if isinstance(one, Remark))


def _read(data: object, deeper: int) -> Any:
    if isinstance(data, str):
        return data[:LONGEST]
    if data is None or isinstance(data, bool | int | float):
        return data
    if not isinstance(data, list | tuple) or deeper == 0:
        return "…"
    if (
        len(data) == 2
        and isinstance(data[0], str)
        and data[0] in WORDS["en"]
        and isinstance(data[1], list | tuple)
    ):
        about = [pair for pair in data[1] if isinstance(pair, list | tuple) and len(pair) == 2]
        made = Remark(data[0], tuple((str(name), _read(value, deeper - 1)) for name, value in about))
        try:
            str(made)
        except (KeyError, IndexError, ValueError, TypeError, AttributeError):
            return "…"
        return made
    return tuple(_read(one, deeper - 1) for one in data)


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _marked(name: str, value: Any) -> Any:
    """Return ids of cells as a notebook's texts have them."""
    return tuple(f"`{one}`" for one in value) if name == "cells" and isinstance(value, tuple) else value


def _shown(value: Any, language: str) -> str:
    if isinstance(value, Remark):
        return value.said(language)
    if isinstance(value, tuple):
        return _listed(value, language)
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if language == "nb" else ".")
    return str(value)


def _listed(values: tuple[Any, ...], language: str) -> str:
    """Return several things: remarks all of them, names all of them if they are few."""
    different = list(dict.fromkeys(values))
    if any(isinstance(one, Remark) for one in different):
        return "; ".join(_shown(one, language) for one in different)
    shown = different if len(different) <= SHOWN + 1 else different[:SHOWN]
    listed = ", ".join(_shown(one, language) for one in shown)
    rest = len(different) - len(shown)
    return listed + (WORDS[language]["more"].format(rest=rest) if rest else "")
