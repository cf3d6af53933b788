"""The gradebook as Canvas exports and imports it: a CSV whose cells are kept byte for byte.

Canvas finds a student by ``ID`` and an assignment by the number in its column's header, and takes an
empty cell for a score to be deleted. So what is not known better is written as Canvas wrote it.
Canvas writes semicolons and decimal commas for some languages and settings, and so it gets them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path

LAST_OF_STUDENT = "Section"
"""The last column that says who the student is."""
KEYS = ("SIS Login ID", "SIS User ID", "ID")
"""The columns by which a student is known, the surest first."""
POINTS = "Points Possible"
"""What the row with each assignment's points says in its first cell."""
TEST_STUDENT = "Student, Test"
"""The student that Canvas adds for the teacher to try things with."""
HUNDREDTH = Decimal("0.01")
"""Canvas keeps and shows two decimals."""

_SEPARATOR_LINE = re.compile(
    r"\Asep=[,;\t]\r?\n", re.IGNORECASE
)  # which Excel writes, and Canvas does not read
_BEGINNING = re.compile(r'"?(?:Student|LastName)"?([,;])')  # Canvas does not translate it
_NO_ASSIGNMENT = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
_TITLE_AND_ID = re.compile(r"(.*) \((\d+)\)", re.DOTALL)
_NUMBER = re.compile(r"-?\d[\d.,]*")


@dataclass(frozen=True)
class Column:
    """A column of an assignment."""

    index: int
    header: str

    @property
    def title(self) -> str:
        """The assignment's name in Canvas."""
        found = _TITLE_AND_ID.fullmatch(self.header)
        return found[1] if found else self.header

    @property
    def number(self) -> str:
        """The assignment's number in Canvas, or nothing."""
        found = _TITLE_AND_ID.fullmatch(self.header)
        return found[2] if found else ""


@dataclass(frozen=True)
class CanvasFile:
    """A gradebook of Canvas: each row as its cells, written as they were, with quotes if they had any."""

    rows: tuple[tuple[str, ...], ...]
    separator: str = ","
    line_end: str = "\n"
    mark: str = ""

    @classmethod
    def read(cls, path: Path) -> CanvasFile:
        """Read a file. Raises ``ValueError`` if it is not the gradebook of a Canvas course."""
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError(
                f"{path} is not as Canvas wrote it (no UTF-8). Export it once more, and do not open it in Excel first."
            ) from None
        return cls.parsed(text, str(path))

    @classmethod
    def parsed(cls, text: str, name: str = "The file") -> CanvasFile:
        """Return what a text says; ``name`` is what a refusal calls it."""
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        table = _SEPARATOR_LINE.sub("", text.removeprefix(mark))
        begins = _BEGINNING.match(table)
        separator = begins[1] if begins else ","
        rows = tuple(_rows(table, separator)) if begins else ()
        header = [plain(cell) for cell in rows[0]] if rows else []
        if not {"ID", LAST_OF_STUDENT} <= set(header):
            raise ValueError(
                f"{name} is not a gradebook of Canvas: its first line has no Student, ID and Section. "
                "In Canvas: Grades, Export, Export Entire Gradebook."
            )
        found = cls(rows, separator, "\r\n" if "\r\n" in text else "\n", mark)
        for row in found.students:
            if len(rows[row]) != len(header):
                raise ValueError(
                    f"{name} has {len(rows[row])} cells for {found.name(row)} and {len(header)} in its first line. "
                    "Export it from Canvas once more."
                )
        return found

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(plain(cell) for cell in self.rows[0])

    @cached_property
    def students(self) -> tuple[int, ...]:
        """The rows of students, without the test student."""
        who = range(self.header.index(LAST_OF_STUDENT) + 1)
        return tuple(
            row
            for row in range(1, len(self.rows))
            if row != self.points_row
            and any(self._cell(row, column) for column in who)
            and self.name(row) != TEST_STUDENT
        )

    @cached_property
    def points_row(self) -> int | None:
        """The row with the points of each assignment."""
        found = (index for index, row in enumerate(self.rows) if index and POINTS in row[0])
        return next(found, None)

    @cached_property
    def assignments(self) -> tuple[Column, ...]:
        """The columns of assignments: with a number of their own, or at least with points."""
        first = self.header.index(LAST_OF_STUDENT) + 1
        columns = (Column(index, name) for index, name in enumerate(self.header[first:], start=first))
        return tuple(
            column
            for column in columns
            if not _NO_ASSIGNMENT.search(column.header) and (column.number or self.points(column) is not None)
        )

    def points(self, column: Column) -> Decimal | None:
        """Return the points possible in an assignment, if Canvas says."""
        return None if self.points_row is None else number(self.value(self.points_row, column))

    def value(self, row: int, column: Column) -> str:
        """Return what stands in a cell."""
        return self._cell(row, column.index)

    def known_as(self, row: int, key: str) -> str:
        """Return what a student is known as in one of ``KEYS``."""
        return self._cell(row, self.header.index(key)) if key in self.header else ""

    def name(self, row: int) -> str:
        """Return a student's name."""
        return ", ".join(self._cell(row, column) for column in range(self.header.index("ID")))

    def column(self, assignment: str, asked: str = "") -> Column:
        """Return the column of an assignment. Raises ``ValueError`` unless there is exactly one.

        Parameters
        ----------
        assignment : the assignment's name in nbgrader; capitals, spaces, hyphens and underscores do not matter
        asked : a header, title or number to be taken instead
        """
        wanted = asked or assignment
        tries = (
            [column for column in self.assignments if wanted in (column.header, column.number)],
            [column for column in self.assignments if wanted == column.title],
            [column for column in self.assignments if not asked and _loose(wanted) == _loose(column.title)],
        )
        found = next((columns for columns in tries if columns), [])
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(column.header for column in found)
            raise ValueError(
                f"Canvas has more than one column for {wanted!r}: {listed}. Name one with --column."
            )
        listed = "; ".join(column.header for column in self.assignments) or "none"
        raise ValueError(f"Canvas has no column for {wanted!r}. It has: {listed}. Name one with --column.")

    @cached_property
    def decimal_comma(self) -> bool:
        """Whether numbers have a decimal comma; the separator decides if no number tells."""
        cells = [self.value(row, column) for row in range(1, len(self.rows)) for column in self.assignments]
        with_comma, with_point = (
            sum(mark in cell for cell in cells if number(cell) is not None) for mark in ",."
        )
        return with_comma > with_point if with_comma or with_point else self.separator == ";"

    def written(self, column: Column, scores: Mapping[int, Decimal]) -> str:
        """Return the file to import: who the students are and this column, with the scores of some rows."""
        kept = [*range(self.header.index(LAST_OF_STUDENT) + 1), column.index]
        lines = []
        for index, row in enumerate(self.rows):
            cells = [row[at] if at < len(row) else "" for at in kept]
            if index in scores:
                cells[-1] = self._score(scores[index])
            elif not cells[-1].isascii() and number(plain(cells[-1])) is not None:
                cells[-1] = plain(cells[-1])  # Canvas is reported to empty a cell with another kind of space
            lines.append(self.separator.join(cells) + self.line_end)
        return self.mark + "".join(lines)

    def _cell(self, row: int, column: int) -> str:
        cells = self.rows[row]  # the row that says which scores are hidden can be of another length
        return plain(cells[column]) if column < len(cells) else ""

    def _score(self, score: Decimal) -> str:
        text = str(rounded(score))
        text = text.replace(".", ",") if self.decimal_comma else text
        return f'"{text}"' if self.separator in text else text


def plain(cell: str) -> str:
    """Return what a cell says, without quotes and without spaces around it.

    >>> plain('"Hansen, Kari"')
    'Hansen, Kari'
    """
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1].replace('""', '"')
    return cell.strip()


def number(cell: str) -> Decimal | None:
    """Return the number in a cell, with a decimal comma or point, or None if it is no number.

    The last comma or point is the decimal one, as Canvas reads it.

    >>> number("27,50"), number("1.027,5"), number("EX")
    (Decimal('27.50'), Decimal('1027.5'), None)
    """
    if not _NUMBER.fullmatch(cell):
        return None
    *whole, last = re.split(r"[.,]", cell)
    return Decimal("".join(whole) + "." + last if whole else last)


def rounded(score: Decimal) -> Decimal:
    """Return a score as Canvas keeps it, with two decimals."""
    return score.quantize(HUNDREDTH, ROUND_HALF_UP)


def _rows(text: str, separator: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a CSV as cells that are written as they were; empty lines are left out."""
    cell = re.compile(rf'("(?:[^"]|"")*"|(?!")[^{separator}\r\n]*)({separator}|\r\n|\n|\r|\Z)')
    row: list[str] = []
    at = 0
    while at < len(text):
        found = cell.match(text, at)
        if found is None:  # a quote that is never closed
            raise ValueError(
                "The file has a quotation mark that is not closed. Export it from Canvas once more."
            )
        row.append(found[1])
        at = found.end()
        if found[2] != separator:
            if row != [""]:
                yield tuple(row)
            row = []
    if row:
        yield (*row, "")


def _loose(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()
