"""Who is behind a folder in ``submitted``: written beside it when it is collected, never made from its name.

A login can hold what a folder's name cannot, and two logins can look alike as folders. So the folder is called
as much like the login as it can be, never has two people, and beside it ``submitted/kari/treatment.json`` says
who it is, what the platform called the work, what is known of when it came, and what was put there.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory

from training_safety.grading.submission_names import Person, safe

FORMAT = 1
"""The version of what is written; it grows when a reader of an older one would be misled."""


@dataclass(frozen=True)
class Record:
    """What is known of the work in a folder.

    Parameters
    ----------
    person : whose it is
    parts : by notebook, the platform's own part of the name, by which it takes feedback back
    told : what the platform said of when it came: ``moment``, ``late``, ``in time`` or ``nothing``
    stamp : what was written into ``timestamp.txt``
    files : the checksum of each file that was put there (SHA-256), by its name
    """

    person: Person
    parts: Mapping[str, str] = field(default_factory=dict)
    told: str = "moment"
    stamp: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write it beside a folder with a student's work."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False)
        record_of(folder).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Record | None:
        """Return what is written beside a folder, or None if nothing is that can be read."""
        return cls._parsed(record_of(folder))

    @classmethod
    def _parsed(cls, path: Path) -> Record | None:
        try:
            data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            if data["format"] != FORMAT:
                return None
            return cls(
                Person(**data["person"]),
                {str(name): str(part) for name, part in data["parts"].items()},
                str(data["told"]),
                str(data["stamp"]),
                {str(name): str(checksum) for name, checksum in data["files"].items()},
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None


def login_of(folder: Path) -> str:
    """Return the login of the student whose work lies in a folder, as it was collected, or nothing."""
    record = Record.read(folder)
    return record.person.login if record is not None else ""


def record_of(folder: Path) -> Path:
    """Return the file beside a folder in which it is written whose it is."""
    return folder.with_name(f"{folder.name}.json")


def checksum(content: bytes) -> str:
    """Return what tells one file's content from another's."""
    return hashlib.sha256(content).hexdigest()


def records(course: CourseDirectory) -> dict[str, list[Record]]:
    """Return what is written beside the folders in ``submitted``, by the folder's id of the student."""
    pattern = course.format_path(course.submitted_directory, "(?P<student>[^/]+)", "[^/]+", escape=True)
    found: dict[str, list[Record]] = {}
    for path in sorted(Path(course.format_path(course.submitted_directory, ".", ".")).rglob("*.json")):
        match = re.fullmatch(pattern, str(path.with_suffix("")))
        record = Record._parsed(path) if match else None
        if match and record is not None:
            found.setdefault(match["student"], []).append(record)
    return found


def folder_names(people: Iterable[Person], before: Mapping[str, Iterable[Record]]) -> dict[Person, str]:
    """Return the name of each person's folder: the login as far as it can be one, and nobody else's.

    Who has a folder keeps it; of two whose folders would be called the same (also where a disk does not tell
    capitals from small letters), the other has the number in Canvas or a checksum of the login added.
    """
    holders: dict[str, list[Person]] = {
        _folded(name): [record.person for record in written] for name, written in before.items()
    }
    names: dict[Person, str] = {}
    for person in sorted(set(people), key=lambda one: (safe(one.called) != one.called, one.identity)):
        plain = safe(person.called)
        own = person.key if person.key != person.login else checksum(person.login.encode())[:8]
        for name in (plain, f"{plain}-{safe(own)}", f"{plain}-{checksum(repr(person).encode())[:12]}"):
            holding = holders.setdefault(_folded(name), [])
            if all(_same(person, other) for other in holding):
                holding.append(person)
                names[person] = name
                break
    return names


def _same(one: Person, other: Person) -> bool:
    if one.platform == other.platform:
        return one.identity == other.identity
    return one.called == other.called


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
