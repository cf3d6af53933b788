"""Whose a handed-in file is, by what the learning platform calls it.

Each platform puts something of its own before what the student named, in the file's name or as a folder::

    nordmannkari_LATE_4711_90210_treatment-1.ipynb                             Canvas
    LATE_anon_x7Yq2_90210_treatment.ipynb                                      Canvas, anonymous marking
    Kari Nordmann_123456_assignsubmission_file/treatment.ipynb                 Moodle
    Kari Nordmann_123456_assignsubmission_file_treatment.ipynb                 Moodle, without folders
    Treatment_kari_attempt_2026-11-20-23-58-01_treatment.ipynb                 Blackboard
    39786-640693 - Kari Nordmann - Nov 20, 2026 1158 PM/treatment.ipynb        Brightspace
    Nordmann, Kari (kari)/treatment.ipynb                                      itslearning

Students name files and folders as they like, and hand in archives with more of them. So the outermost part
that is named as by a platform decides who it is, which attempt and whether late, and what stands within it
decides nothing. Where it is not certain which part that is, it is asked and not guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from training_safety.grading.canvas_file import CanvasFile
from training_safety.grading.moments import named_in_words

CANVAS = (
    r"(?P<lead>(?:(?P<name>(?!LATE_|anon_).+?)_)?(?P<late>LATE_)?(?P<canvas_id>\d+|anon_[^_]+)_)"
    r"(?:(?P<number>\d+)_(?P<file>.+)|(?P<typed>text|link)\.html)"
)
"""What Canvas calls a file, or a text or link that was handed in without a file."""
MOODLE = r"(?P<lead>(?P<name>.+?)_(?P<participant>\d+)_assignsubmission_[a-z]+)(?:_(?P<file>.*))?"
"""What Moodle calls a student's folder (before version 4.1 with an underscore at the end), or a file."""
BLACKBOARD = (
    r"(?P<lead>(?P<before>(?:(?!_attempt_\d).)+)_(?P<student_id>[^_]+)_attempt_(?P<when>\d{4}(?:-\d\d){5}))"
    r"(?:_(?P<file>.+)|\.txt)"
)
"""What Blackboard calls a file, or its page about an attempt."""
BRIGHTSPACE = (
    r"(?P<lead>(?P<number_of_person>\d+)-\d+ - (?:(?P<student_id>[A-Za-z]?\d+) - )?(?P<name>.+?)"
    r" - (?P<when>[^-]*\d{4}[^-]*?))(?: - (?P<file>.+))?"
)
"""What Brightspace calls a student's folder for one attempt, or a file."""
FOLDER = r"(?P<lead>(?P<name>.+?) *\((?P<student_id>(?!\d{1,2}\))[^()]+)\))"
"""What itslearning calls a student's folder; a number below 100 is a copy's and nobody's."""
IDS = ("student_id", "canvas_id", "participant", "number_of_person")
"""The groups of the patterns by which a student is known."""
LONGEST_NAME = 255
"""How many characters of a name are looked at; no platform's own part is longer."""
LONGEST_ID = 80
"""How many characters of an id are used for a folder; the course's own choice."""
ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".tbz2", ".xz", ".txz")
"""The endings of archives that are opened."""


@dataclass(frozen=True)
class Person:
    """Somebody as a platform knows them.

    Parameters
    ----------
    platform : canvas, moodle, blackboard, brightspace or folder
    key : tells one from another on that platform
    login : the login, or nothing if it is not known
    canvas_id : the number in Canvas, or nothing
    name : as the platform writes it
    """

    platform: str
    key: str
    login: str = ""
    canvas_id: str = ""
    name: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What two people never have in common; Brightspace's number can be the same for all."""
        return self.platform, self.key, self.name if self.platform == "brightspace" else ""

    @property
    def called(self) -> str:
        """The login, or, where that is not known, the name and what tells namesakes apart."""
        return self.login or "-".join(filter(None, (self.name, self.key)))


@dataclass(frozen=True)
class Submission:
    """A file that was handed in: who is behind it, and what the platform says about it.

    Parameters
    ----------
    person : whose it is
    file : what the student called it
    late : whether it came too late, or None if the platform does not say
    number : grows from one attempt to the next; 0 if the platform gives none
    when : on the clock on the wall, if the platform says
    part : the platform's own part of the name, by which it takes feedback back
    """

    person: Person
    file: str
    late: bool | None = None
    number: int = 0
    when: datetime | None = None
    part: str = ""


@dataclass(frozen=True)
class Origin:
    """Where a file comes from.

    Parameters
    ----------
    disk : its path from the folder of downloads; the last is an archive, or the file itself
    packed : its path in that archive, and on through archives within; nothing for a file that lies loose
    """

    disk: tuple[str, ...]
    packed: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the path with everything that could do something to a terminal taken out."""
        return shown("/".join((*self.disk, *self.packed)))


@dataclass(frozen=True)
class Patterns:
    """What the platforms call files and folders; Canvas' and itslearning's can be set to another platform's."""

    named: str = CANVAS
    folder: str = FOLDER

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a pattern that cannot say whose a file is."""
        for pattern in (self.named, self.folder):
            try:
                groups = re.compile(pattern).groupindex
            except re.error as error:
                raise ValueError(f"{pattern!r} is no pattern of Python's re: {error}.") from None
            if not set(IDS) & set(groups):
                raise ValueError(f"{pattern!r} has none of the groups {', '.join(IDS)}: it would say nobody.")

    def match(self, part: str, *, is_folder: bool) -> _Match | None:
        """Return what a part of a path says, by the pattern whose id stands first, or None."""
        return min(self.matches(part, is_folder=is_folder), key=lambda one: one.at, default=None)

    def matches(self, part: str, *, is_folder: bool) -> list[_Match]:
        """Return what a part of a path may say, by each pattern that fits."""
        part = unicodedata.normalize("NFC", part)[:LONGEST_NAME]
        of_platform = {"canvas": self.named, "moodle": MOODLE, "blackboard": BLACKBOARD}
        of_platform["brightspace"] = BRIGHTSPACE
        if is_folder and not part.casefold().endswith(ARCHIVES):
            of_platform["folder"] = self.folder
        found = ((platform, re.fullmatch(pattern, part)) for platform, pattern in of_platform.items())
        return [_Match(platform, match) for platform, match in found if match is not None]


@dataclass(frozen=True)
class _Match:
    platform: str
    found: re.Match[str]

    @property
    def said(self) -> dict[str, str]:
        return self.found.groupdict(default="")

    @property
    def at(self) -> int:
        """Where the id stands: what stands before it is the platform's, what a student named comes after."""
        return min((self.found.start(name) for name in IDS if self.said.get(name)), default=0)

    def person(self, students: Mapping[str, str]) -> Person:
        said = self.said
        number = said.get("canvas_id", "")
        login = said.get("student_id") or students.get(number, "")
        key = number or said.get("participant") or login or said.get("number_of_person", "")
        canvas_id = number if number.isdigit() else ""
        return Person(self.platform, key, login, canvas_id, said.get("name", ""))

    @property
    def key(self) -> tuple[str, str, str]:
        return self.person({}).identity

    def submission(self, students: Mapping[str, str], file: str) -> Submission:
        said = self.said
        when = said.get("when", "")
        known = "late" in self.found.re.groupindex
        return Submission(
            self.person(students),
            said.get("file") or file,
            late=bool(said["late"]) if known else None,
            number=int(said.get("number") or 0),
            when=_attempt(when) if self.platform == "blackboard" else named_in_words(when) if when else None,
            part=_part(self),
        )


@dataclass(frozen=True)
class _Found:
    """The outermost part that a platform may have written, and the next one within it."""

    at: int
    part: str
    matches: tuple[_Match, ...]
    within: frozenset[tuple[str, str, str]]


def placed(
    origins: Iterable[Origin], students: Mapping[str, str], patterns: Patterns | None = None
) -> dict[Origin, Submission | str]:
    """Return for each file whose it is, or why that is not certain.

    Parameters
    ----------
    origins : of all that was downloaded
    students : each student's login by the number in Canvas
    patterns : what the platforms call files and folders
    """
    patterns = patterns or Patterns()
    groups: dict[tuple[str, ...], list[Origin]] = defaultdict(list)
    for origin in origins:
        groups[origin.disk if origin.packed else ()].append(origin)
    result: dict[Origin, Submission | str] = {}
    for disk, group in groups.items():
        inside = {origin: _found(origin.packed if disk else origin.disk, patterns) for origin in group}
        outside = _said_by_disk(disk, patterns)
        people = {found.matches[0].key for found in inside.values() if found}
        listed = outside is not None and outside.said.get("canvas_id") in students
        doubtful = outside is not None and not listed and _is_of_several(outside, people)
        platform = _platform([found for found in inside.values() if found])
        sole = len({found.part for found in inside.values() if found}) == 1
        before: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        crowd = {key for found in inside.values() if found for key in found.within}
        for origin, found in inside.items():
            file = (origin.packed or origin.disk)[-1]
            named = outside.found.string if outside else found.part if found else ""
            if len(_MOODLES_OWN.findall(named)) > 1:
                result[origin] = _TWO_NAMED
            elif outside and doubtful:
                result[origin] = _ASK.format(shown("/".join(disk)))
            elif outside:
                result[origin] = outside.submission(students, file)
            elif found is None:
                result[origin] = NOBODY
            elif sole and len(crowd) > 1 and found.matches[0].platform == "folder":
                result[origin] = _ASK.format(shown(found.part))
            else:
                chosen = next((one for one in found.matches if one.platform == platform), found.matches[0])
                before[chosen.key].add(chosen.said.get("before", ""))
                result[origin] = chosen.submission(students, file)
        for origin in group:
            said = result[origin]
            if isinstance(said, Submission) and len(before[said.person.identity]) > 1:
                result[origin] = _UNDERSCORES.format(said.person.login)
    return result


def _is_of_several(outside: _Match, people: set[tuple[str, str, str]]) -> bool:
    """Return whether an archive that is named as one student's may hold the work of several."""
    others = people - {outside.key}
    return len(others) > (1 if outside.platform == "folder" else 0)


NOBODY = "its name does not say whose it is. Put it in a folder called «Name (student id)»"
"""Why a file without a platform's name is nobody's."""
_ASK = (
    "{} may be one student's or hold the work of several. If it is a download with the work of several, "
    "call it submissions.zip; if it is one student's, put the notebook in a folder «Name (student id)»"
)
_UNDERSCORES = (
    "several begin differently and end with {}, so user names seem to have an underscore and cannot be told from "
    "the assignment's name. Put each notebook in a folder «Name (student id)»"
)


_MOODLES_OWN = re.compile(r"_\d+_assignsubmission_[a-z]+")
_TWO_NAMED = (
    "its name names two people as Moodle does, and one of them may be what a student calls themselves. "
    "Put the notebook in a folder «Name (student id)»"
)


def pages_of_platforms(whose: Mapping[Origin, Submission | str]) -> frozenset[Origin]:
    """Return the files that a platform has put into a download by itself, which nobody has handed in.

    These are Brightspace's list of all files and Blackboard's page about an attempt. Where the page is all there
    is of the attempt, it holds what was handed in, and is none of them.
    """
    patterns = Patterns()
    pages, attempts = set(), set()
    for origin, said in whose.items():
        *folders, name = origin.packed or origin.disk
        by_itself = not any(patterns.match(folder, is_folder=True) for folder in folders)
        page = re.fullmatch(BLACKBOARD, name)
        if (by_itself and name == _LIST_OF_FILES and isinstance(said, str)) or (
            by_itself and page is not None and page["file"] is None
        ):
            pages.add(origin)
        elif isinstance(said, Submission):
            attempts.add(said.part)
    return frozenset(
        origin for origin in pages if isinstance(said := whose[origin], str) or said.part in attempts
    )


_LIST_OF_FILES = "index.html"


def outermost(origin: Origin) -> str:
    """Return what tells whose a file is, before it is known who that is; for limits, not for marks."""
    found = _found(origin.packed, Patterns())
    return found.part if found else str(origin)


def _said_by_disk(disk: Sequence[str], patterns: Patterns) -> _Match | None:
    """Return what the folders around an archive say, or its own name: a student's archive lies there by itself."""
    for at, part in enumerate(disk, start=1):
        if (found := patterns.match(part, is_folder=at < len(disk))) is not None:
            return found
    return None


def _found(parts: Sequence[str], patterns: Patterns) -> _Found | None:
    first: tuple[int, str, tuple[_Match, ...]] | None = None
    within = []
    for at, part in enumerate(parts):
        matches = patterns.matches(part, is_folder=at < len(parts) - 1)
        if matches:
            matches.sort(key=lambda one: one.at)
            if first is None:
                first = at, part, tuple(matches)
            else:
                within.append(matches[0].key)
                break
    return _Found(*first, frozenset(within)) if first else None


def _platform(found: Sequence[_Found]) -> str | None:
    """Return the platform that an archive comes from: whose names fit most of it and tell most students apart."""
    parts = {one.part: one.matches for one in found}
    of: dict[str, list[_Match]] = defaultdict(list)
    for matches in parts.values():
        for match in matches:
            of[match.platform].append(match)

    def fits(platform: str) -> tuple[int, int, int]:
        matches = of[platform]
        return len(matches), len({one.key for one in matches}), -sum(one.at for one in matches)

    return max(of, key=fits, default=None)


def _attempt(when: str) -> datetime | None:
    try:
        return datetime.strptime(when, "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None


def _part(match: _Match) -> str:
    """Return what a page of feedback is put after: ``…_`` before a file's name, ``…/`` for a folder."""
    said = match.said
    lead = said.get("lead") or ""
    if not lead:
        return ""
    whole = match.found[0]
    if match.platform == "canvas":
        return f"{lead}{said['number']}_" if said["number"] else lead
    if whole == lead or whole == f"{lead}_":
        return f"{whole}/"
    return f"{lead} - " if match.platform == "brightspace" else f"{lead}_"


def safe(student: str) -> str:
    """Return an id that can be the name of a folder and that nbgrader does not take for a pattern."""
    plain = re.sub(r"[^\w.@-]", "_", unicodedata.normalize("NFC", student).strip())
    return plain.lstrip(".")[:LONGEST_ID].rstrip(".") or "_"


def shown(text: str) -> str:
    """Return a name as it can be printed: without what moves a terminal's cursor or turns the text round."""
    return "".join(
        char if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else "?"
        for char in text
    )


def canvas_students(path: Path) -> dict[str, str]:
    """Return each student's login by the number in Canvas, from an exported gradebook.

    Who has no login in it is left out. Raises ``ValueError`` if the file is no gradebook of Canvas.
    """
    file = CanvasFile.read(path)
    both = ((file.known_as(row, "ID"), file.known_as(row, "SIS Login ID")) for row in file.students)
    return {number.strip(): login.strip() for number, login in both if number.strip() and login.strip()}
