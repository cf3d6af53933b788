"""One thing to mend on a page, and what finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from training_safety.site.sections.page import Page


@dataclass(frozen=True)
class Slip:
    """One thing to mend on a page: its line, what is wrong there, and what to do."""

    line: int
    wrong: str
    mend: str


Rule = Callable[[Page], Iterator[Slip]]
