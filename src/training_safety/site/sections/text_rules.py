"""How a page reads: its length, its weight, its numbers and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from training_safety.site.sections.limits import BLOCK_NUMBERS, BLOCK_WORDS, LIX, OPEN_WORDS, SAME_NUMBER
from training_safety.site.sections.measures import lix, numbers, words
from training_safety.site.sections.page import Page
from training_safety.site.sections.slips import Slip
from training_safety.site.sections.source import CONTAINERS, Part, shown_text
from training_safety.site.sections.wording import alarm_wordings, unwanted_words


def length(page: Page) -> Iterator[Slip]:
    """The page is as long as a section is, and so are its blocks."""
    count = open_words(page)
    if not OPEN_WORDS[0] <= count <= OPEN_WORDS[1]:
        yield Slip(
            1,
            f"the page has {count} open words",
            f"{OPEN_WORDS[0]} to {OPEN_WORDS[1]}, without safety sentences, tool, quiz and folds.",
        )
    for heading, parts in page.blocks:
        count = sum(words(page.running_text(part)) for part in parts)
        if count > BLOCK_WORDS:
            yield Slip(
                heading.line,
                f"«{heading.text}» has {count} open words",
                f"At most {BLOCK_WORDS}: cut, fold, or split it.",
            )


def open_words(page: Page) -> int:
    """Return how many words a reader of the page sees with its folds closed."""
    return sum(words(page.open_text(part)) for part in page.source.parts)


def heaviness(page: Page) -> Iterator[Slip]:
    """Paragraphs are neither staccato nor heavy."""
    value = page_lix(page)
    if value is not None and not LIX[0] <= value <= LIX[1]:
        yield Slip(
            1,
            f"LIX is {value:.1f}".replace(".", ","),
            f"{LIX[0]} to {LIX[1]}. "
            + (
                "Join short sentences with «derfor», «men», «slik at»."
                if value < LIX[0]
                else "Shorten sentences, and choose shorter words."
            ),
        )


def page_lix(page: Page) -> float | None:
    """Return the LIX of the page's open paragraphs."""
    return lix(
        " ".join(page.running_text(part).split()) for part in page.source.parts if part.kind == "prose"
    )


def few_numbers(page: Page) -> Iterator[Slip]:
    """A block has few numbers in its text, and the same number does not come back and back."""
    everywhere: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for part in page.source.parts:
        for number in _numbers_of(page, part):
            everywhere[number] += 1
            lines.setdefault(number, part.line)
    for heading, parts in page.blocks:
        found = [number for part in parts for number in _numbers_of(page, part)]
        if len(found) > BLOCK_NUMBERS:
            yield Slip(
                heading.line,
                f"«{heading.text}» has {len(found)} numbers in its text ({', '.join(found)})",
                f"At most {BLOCK_NUMBERS}: let the figure or a fold carry the rest.",
            )
    for number, count in everywhere.items():
        if count > SAME_NUMBER and len(number) > 1:
            yield Slip(
                lines[number],
                f"the number {number} stands {count} times in open text",
                f"At most {SAME_NUMBER} times.",
            )


def _numbers_of(page: Page, part: Part) -> list[str]:
    """Return the numbers of a part in running text, captions and closed boxes; those of guesses are apart."""
    claim = page.course.claims.get(part.argument) if part.is_directive("claim") and not part.folded else None
    return numbers(f"{page.running_text(part)} {claim.claim.nb if claim else ''}")


def wording(page: Page) -> Iterator[Slip]:
    """The page says things in the course's words, and no alarm symptoms in words of its own."""
    for part in page.source.parts:
        if part.kind == "cell" or (part.kind == "heading" and part.level == 1):
            continue  # the title is the article's own heading, and `title` holds it to objectives.yml
        text = " ".join([shown_text(part.text), *(value for value in part.options.values())])
        if part.kind == "directive" and part.name in CONTAINERS:
            text = part.argument  # what stands in it comes as parts of their own
        for found, instead in unwanted_words(text):
            yield Slip(part.line, f"«{found}»", f"We write {instead}.")
        for found in alarm_wordings(text):
            yield Slip(
                part.line,
                f"alarm symptoms in words of the page's own: «{found}»",
                "They stand in triage.json and safety.yml alone: use {safety} or a link to the symptom check.",
            )
    activities, bank = f"activities/{page.section.stem}.yml", f"quizzes/{page.section.stem}.yml"
    for key, entry in page.activities.items():
        for text in _texts(entry):
            for found in alarm_wordings(text):
                yield Slip(
                    1,
                    f"{activities}, {key}: alarm symptoms in its own words: «{found}»",
                    "They stand in triage.json and safety.yml alone.",
                )
            for found, instead in unwanted_words(text):
                yield Slip(1, f"{activities}, {key}: «{found}»", f"We write {instead}.")
    for item in page.questions or ():
        for text in _texts(item):
            for found, instead in unwanted_words(text, fear=False):
                yield Slip(1, f"{bank}, {item['id']}: «{found}»", f"We write {instead}.")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("nb"), str):
            yield value["nb"]
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
