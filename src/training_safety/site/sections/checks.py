"""``training-safety check sections``: what a writer can mend before anybody reads the page, without a build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training_safety.site.sections.page import Page, SectionCourse
from training_safety.site.sections.rules import OPENING_RULES, SECTION_RULES
from training_safety.site.sections.slips import Slip
from training_safety.site.sections.text_rules import open_words, page_lix


@dataclass(frozen=True)
class Report:
    """What was found on one page: its address from the course's folder, the slips, and its measures in words."""

    page: str
    slips: tuple[Slip, ...]
    measures: str

    def lines(self) -> list[str]:
        """Return a line for each slip: page, line, what is wrong, what to do."""
        return [f"{self.page}:{slip.line}: {slip.wrong}. {slip.mend}".rstrip() for slip in self.slips]


def check_page(page: Page) -> Report:
    """Return what is wrong on a page, in the order of its lines."""
    rules = OPENING_RULES if page.section.is_opening else SECTION_RULES
    slips = [slip for rule in rules for slip in rule(page)] + left_to_write(page)
    value = page_lix(page)
    measures = f"{open_words(page)} open words" + (f", LIX {value:.1f}".replace(".", ",") if value else "")
    if page.questions is not None:
        measures += f", {len(page.questions)} questions"
    address = page.path.relative_to(page.course.book.parent).as_posix()
    return Report(address, tuple(sorted(slips, key=lambda slip: slip.line)), measures)


def left_to_write(page: Page) -> list[Slip]:
    """Return the places that ``training-safety new section`` has left for the writer, in the page and its data."""
    stem, book = page.section.stem, page.course.book
    files = (page.path, book / "activities" / f"{stem}.yml", book / "quizzes" / f"{stem}.yml")
    return [
        Slip(
            number,
            f"{path.name if path.suffix == '.md' else f'{path.parent.name}/{path.name}'}: TODO stands there still",
            "Write it.",
        )
        for path in files
        if path.is_file()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "TODO" in line
    ]


def pages_of(book: Path) -> dict[str, Page]:
    """Return the course's written pages by stem. A page that only opens a chapter goes by the chapter's name."""
    course = SectionCourse(book)
    found: dict[str, Page] = {}
    for section in course.data.sections.values():
        path = book / "chapters" / f"{section.page}.md"
        if path.is_file():
            found[section.stem] = Page(path, section, course)
    return found


def double_labels(pages: Sequence[Page]) -> list[tuple[Page, Slip]]:
    """Return the labels that stand on more than one page: they are the whole book's."""
    owners: dict[str, Page] = {}
    doubles = []
    for page in pages:
        for part in page.source.parts:
            if part.kind == "label" and owners.setdefault(part.text, page) is not page:
                other = owners[part.text].path.name
                doubles.append(
                    (
                        page,
                        Slip(
                            part.line,
                            f"the label ({part.text})= stands in {other} too",
                            "Give it another name.",
                        ),
                    )
                )
    return doubles


def check_sections(book: Path, stems: Sequence[str] = ()) -> tuple[list[Report], list[str]]:
    """Return a report for each page asked for – all that are in the pattern, if none is named – and the others' stems.

    Raises ``ValueError`` naming the pages there are when one is asked for that is not written, or not in objectives.yml.
    """
    pages = pages_of(book)
    for stem in stems:
        if stem not in pages:
            raise ValueError(f"there is no page {stem}. Written are: {', '.join(sorted(pages)) or 'none'}.")
    chosen = [pages[stem] for stem in stems] or [page for page in pages.values() if page.in_the_pattern]
    waiting = [] if stems else [stem for stem, page in pages.items() if not page.in_the_pattern]
    labels = double_labels(list(pages.values()))
    reports = []
    for page in chosen:
        report = check_page(page)
        own = tuple(slip for other, slip in labels if other is page)
        reports.append(Report(report.page, report.slips + own, report.measures))
    return reports, waiting
