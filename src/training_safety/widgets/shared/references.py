"""The sources of a BibTeX file as widgets show them: a short label in both languages, title and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import quote

from pybtex.database import Entry, Person, parse_file
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

#: What stands between two names, and after the first of more, by language.
_JOINED = {"nb": ("og", "mfl."), "en": ("and", "et al.")}


class Reference(TypedDict):
    """One source: ``label`` by language, ``title``, and ``url``, which is ``""`` when there is none."""

    label: dict[str, str]
    title: str
    url: str


def bibliography(path: Path) -> Mapping[str, Reference]:
    """Return the sources of a BibTeX file by key; the file is read again only when it has changed.

    Raises ``FileNotFoundError`` when there is no such file, and ``ValueError`` when it is not BibTeX.
    """
    return _bibliography(path, path.stat().st_mtime_ns)


def used_keys(value: Any) -> Iterable[str]:
    """Yield the keys in every ``refs`` of data read from YAML, however deep."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from map(str, part) if name == "refs" and isinstance(part, list) else used_keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from used_keys(part)


@lru_cache(maxsize=8)
def _bibliography(path: Path, _changed: int) -> Mapping[str, Reference]:
    try:
        entries = parse_file(str(path), bib_format="bibtex", encoding="utf-8").entries
    except PybtexError as error:
        raise ValueError(f"{path.name} cannot be read as BibTeX: {error}. Correct the file there.") from error
    return {
        key: Reference(
            label={language: _label(entry, *words) for language, words in _JOINED.items()},
            title=_plain(entry.fields.get("title", key)),
            url=_url(entry),
        )
        for key, entry in entries.items()
    }


def _plain(latex: str) -> str:
    """Return LaTeX as plain text: accents, dashes and quotation marks as they are printed."""
    return re.sub(r"`([^`']*)'", r"‘\1’", str(Text.from_latex(latex)))


def _family_name(person: Person) -> str:
    return _plain(" ".join([*person.prelast_names, *person.last_names]))


def _label(entry: Entry, both: str, others: str) -> str:
    names = [_family_name(person) for person in entry.persons.get("author", [])]
    if len(names) == 2 and names[1] != "others":
        who = f"{names[0]} {both} {names[1]}"
    elif len(names) > 1:
        who = f"{names[0]} {others}"
    else:
        who = names[0] if names else _plain(entry.fields.get("title", entry.key))
    return f"{who} {entry.fields.get('year', '')}".strip()


def _url(entry: Entry) -> str:
    if "doi" in entry.fields:
        return "https://doi.org/" + quote(entry.fields["doi"].replace("\\", ""), safe="/():;.-_")
    written = entry.fields.get("url") or entry.fields.get("howpublished", "")
    address: str = written.removeprefix("\\url{").removesuffix("}").replace("\\", "")
    return address if address.startswith(("https://", "http://")) else ""
