"""The training diary as the page exports it, CSV or JSON in either language, read in Python."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from training_safety.models.load.diary import FORMAT, Diary, DiarySession
from training_safety.models.numbers import typed_number

_LANGUAGES = ("nb", "en")
_NUMBERS = tuple(FORMAT["limits"])
_TEXTS = ("start", "source", "id")
_NEEDED = ("date", "kind")
_MOST_TOLD = 5


def read_diary(path: str | Path) -> Diary:
    """Return the diary that stands in a file from the page's export, CSV or JSON.

    A CSV may have been through a spreadsheet: semicolons or commas, decimal commas, dates such as
    30.11.2026, and the headers of either language are read.

    Parameters
    ----------
    path : the file, ``*.csv`` or ``*.json``

    Raises
    ------
    FileNotFoundError : if there is no such file
    ValueError : if it is no diary, or rows of it cannot be read; the first ones are named, with their lines
    """
    path = Path(path)
    text = _text(path.read_bytes())
    read = _json_rows if text.lstrip()[:1] in ("{", "[") else _csv_rows
    sessions: list[DiarySession] = []
    problems: list[str] = []
    for where, row in read(path.name, text):
        try:
            sessions.append(_session(row))
        except ValueError as error:
            problems.append(f"{where}: {error}")
    if problems:
        more = len(problems) - _MOST_TOLD
        told = "\n".join(problems[:_MOST_TOLD]) + (f"\n… and {more} more." if more > 0 else "")
        raise ValueError(f"{path.name} has rows that cannot be read. Mend them, or export anew.\n{told}")
    return Diary(tuple(sorted(sessions, key=lambda session: (session.date, session.start))))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # a spreadsheet that saves as it did in 1995


def _not_ours(name: str, why: str) -> ValueError:
    return ValueError(f"{name} is no training diary of this course: {why} Export it from the diary's page.")


def _json_rows(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise _not_ours(name, f"it is not whole JSON (line {error.lineno}).") from None
    if not isinstance(data, dict) or data.get("kind") != FORMAT["file"]["kind"]:
        raise _not_ours(name, "it is JSON of another kind.")
    if data.get("version") != FORMAT["file"]["version"]:
        raise _not_ours(name, f"it has version {data.get('version')!r}, and this package reads version 1.")
    if not isinstance(data.get("sessions"), list):
        raise _not_ours(name, "it has no list of sessions.")
    for number, row in enumerate(data["sessions"], start=1):
        yield f"session {number}", row if isinstance(row, dict) else {}


def _csv_rows(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first = text.split("\n", 1)[0]
    rows = csv.reader(
        StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    heads = [head.strip().lower() for head in next(rows, [])]
    language = max(_LANGUAGES, key=lambda each: sum(_head(column, each) in heads for column in _NEEDED))
    places = {
        column: heads.index(_head(column, language))
        for column in FORMAT["columns"]
        if _head(column, language) in heads
    }
    for column in _NEEDED:
        if column not in places:
            raise _not_ours(name, f"it has no column «{FORMAT['columns'][column][language]}».")
    kinds = {names[each].lower(): kind for kind, names in FORMAT["kinds"].items() for each in _LANGUAGES}
    for cells in rows:
        row = {column: cells[at].strip() for column, at in places.items() if at < len(cells)}
        if not any(cell.strip() for cell in cells):
            continue
        kind = row.get("kind", "")
        yield f"line {rows.line_num}", {**row, "kind": kinds.get(kind.lower(), kind), "language": language}


def _head(column: str, language: str) -> str:
    return str(FORMAT["columns"][column][language]).lower()


def _session(row: Mapping[str, Any]) -> DiarySession:
    values: dict[str, Any] = {
        **{name: _number(name, row.get(name), row.get("language", "en")) for name in _NUMBERS},
        **{name: str(row.get(name) or "") for name in _TEXTS},
    }
    return DiarySession(_day(row.get("date")), str(row.get("kind", "")), **values)


def _day(value: object) -> date:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(str(value), form).date()
        except ValueError:
            continue
    raise ValueError(f"date is {value!r}; give a date that exists, such as 2026-11-30.")


def _number(name: str, value: object, language: str) -> float | None:
    if value is None or value == "":
        return None
    read = typed_number(value, language)
    if isinstance(value, bool) or read.value is None:
        raise ValueError(f"{name} is {value!r}; give a number.")
    return read.value
