"""The course's headings in order, each with its page and what a reader can do after it.

``book/objectives.yml`` holds them. Quiz items, activities and graded tasks point at an objective by
the heading's number and a letter, such as ``2.5-b``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from training_safety.course_data import course_yaml
from training_safety.models.bilingual import Text


@dataclass(frozen=True)
class Section:
    """One heading: its number (``"2.5"``), title and page, and its objectives by id (``"2.5-b"``)."""

    number: str
    title: Text
    page: str
    objectives: Mapping[str, Text]

    @property
    def is_opening(self) -> bool:
        """Whether the page only opens a chapter. Then it has no objectives of its own."""
        return self.page.endswith("/index")

    @property
    def stem(self) -> str:
        """The name that the page's quiz bank and activities have too, such as ``warm_up``.

        For an opening page it is the chapter's, such as ``causes``.
        """
        return self.page.removesuffix("/index").rsplit("/", 1)[-1]

    @property
    def chapter(self) -> str:
        """The name of the chapter, which its file of claims has: ``causes`` for ``"2"`` and ``"2.5"``."""
        return self.page.split("/", 1)[0]


def sections_from_data(data: Any) -> dict[str, Section]:
    """Return the headings by number, as `objectives.yml` has them when nothing is wrong in it."""
    return {
        number: Section(
            number,
            Text(**row["title"]),
            row["page"],
            {f"{number}-{letter}": Text(**words) for letter, words in row.get("objectives", {}).items()},
        )
        for number, row in data.items()
    }


@lru_cache(maxsize=1)
def sections() -> Mapping[str, Section]:
    """Return the course's 49 headings by number, in the order of the book.

    >>> sections()["2.5"].page
    'causes/injuries_and_conditions'
    """
    return sections_from_data(course_yaml("objectives.yml"))


def objective(objective_id: str) -> Text:
    """Return what an objective says, such as ``objective("2.5-b")``.

    Raises ``LookupError`` when there is none, naming those of that heading.
    """
    number = objective_id.partition("-")[0]
    section = sections().get(number)
    if section is None:
        raise LookupError(f"There is no objective {objective_id!r}: the course has no heading {number!r}.")
    if objective_id not in section.objectives:
        there = ", ".join(section.objectives) or "none, as it opens a chapter"
        raise LookupError(f"There is no objective {objective_id!r}. Heading {number} has: {there}.")
    return section.objectives[objective_id]
