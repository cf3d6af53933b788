"""How a page is laid out: its parts, their order, and what stands in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from training_safety.site.sections.limits import (
    CODE_LINES,
    NEXT_SESSION,
    NEXT_SESSION_LINES,
    OPENING_WORDS,
    REMEMBER,
    REMEMBER_LINES,
    SHORT_ANSWER_SENTENCES,
    SHORT_ANSWER_WORDS,
    TRY,
    WAY_CHARACTERS,
)
from training_safety.site.sections.measures import sentences, words
from training_safety.site.sections.page import Page
from training_safety.site.sections.slips import Slip
from training_safety.site.sections.source import Part, shown_text
from training_safety.site.sections.text_rules import open_words
from training_safety.site.verdicts import ALARM_CLAIMS


def fences(page: Page) -> Iterator[Slip]:
    """Fences are closed, and nested with fewer colons inside."""
    for flaw in page.source.flaws:
        yield Slip(flaw.line, flaw.wrong, flaw.mend)


def title(page: Page) -> Iterator[Slip]:
    """The page is called what its heading in objectives.yml is called."""
    first = next((part for part in page.source.parts if part.kind == "heading" and part.level == 1), None)
    if first is None:
        yield Slip(1, "the page has no title", f"Begin with # {page.section.title.nb}")
    elif shown_text(first.text) != page.section.title.nb:
        yield Slip(
            first.line,
            f"the title is «{shown_text(first.text)}», and heading {page.section.number} in objectives.yml is "
            f"«{page.section.title.nb}»",
            "Write that one.",
        )
    if "description lang=nb" not in page.text.split("\n# ", 1)[0]:
        yield Slip(
            1, "the page has no description", 'Give it one in front: myst, html_meta, "description lang=nb".'
        )


def short_answer(page: Page) -> Iterator[Slip]:
    """«Kort sagt» is short."""
    for part in page.source.directives("kort-sagt"):
        text = shown_text(part.text)
        if (count := words(text)) > SHORT_ANSWER_WORDS:
            yield Slip(
                part.line,
                f"«Kort sagt» has {count} words",
                f"At most {SHORT_ANSWER_WORDS}: answer, and stop.",
            )
        if (count := sentences(text)) > SHORT_ANSWER_SENTENCES:
            yield Slip(part.line, f"«Kort sagt» has {count} sentences", f"At most {SHORT_ANSWER_SENTENCES}.")


def ways(page: Page) -> Iterator[Slip]:
    """What one does, learns and needs fits a line each."""
    for part in page.source.directives("ways"):
        for name in ("do", "learn", "need"):
            if name not in part.options:
                yield Slip(part.line, f":{name}: is missing in {{ways}}", "Write one line for it.")
            elif (count := len(part.options[name])) > WAY_CHARACTERS:
                yield Slip(
                    part.line,
                    f":{name}: has {count} characters",
                    f"At most {WAY_CHARACTERS}, so that it is one line on a phone.",
                )


def _first(page: Page, is_it: Callable[[Part], bool]) -> int | None:
    return next((number for number, part in enumerate(page.source.parts) if is_it(part)), None)


def _heading(text: str) -> Callable[[Part], bool]:
    return lambda part: part.kind == "heading" and part.level == 2 and part.text == text


def order(page: Page) -> Iterator[Slip]:
    """The parts of a section are there, and come in the order of the pattern."""
    pattern: list[tuple[str, Callable[[Part], bool]]] = [
        ("{kort-sagt}", lambda part: part.is_directive("kort-sagt")),
        ("{ways}", lambda part: part.is_directive("ways")),
        ("a {guess}", lambda part: part.is_directive("guess")),
        ("a tool, a figure or a drawing", page.is_picture),
        (f"## {NEXT_SESSION}", _heading(NEXT_SESSION)),
        ("{if-then}", lambda part: part.is_directive("if-then")),
        (f"## {TRY}", _heading(TRY)),
        ("{try}", lambda part: part.is_directive("try")),
        ("the quiz, Quiz.from_bank(…)", lambda part: bool(page.bank_of(part))),
        (f"## {REMEMBER}", _heading(REMEMBER)),
        ("{remember}", lambda part: part.is_directive("remember")),
        ("{sources}", lambda part: part.is_directive("sources")),
    ]
    before: tuple[str, int] = ("the title", -1)
    for name, is_it in pattern:
        at = _first(page, is_it)
        if at is None:
            yield Slip(1, f"{name} is missing", f"It comes after {before[0]}.")
            continue
        if at < before[1]:
            yield Slip(page.source.parts[at].line, f"{name} stands before {before[0]}", "Move it after that.")
        before = (name, max(at, before[1]))
    for name in ("kort-sagt", "ways", "if-then", "try", "remember", "sources"):
        for part in page.source.directives(name)[1:]:
            yield Slip(part.line, f"a second {{{name}}}", "A section has one. Take this out.")


def questions_apart(page: Page) -> Iterator[Slip]:
    """No two questions stand right after each other, and a block has one at most."""
    shown = [part for part in page.source.parts if part.kind not in ("heading", "label")]
    for part, following in pairwise(shown):
        if page.asks(part) and page.asks(following):
            yield Slip(
                following.line,
                f"{_called(following)} comes right after {_called(part)}",
                "Two questions in a row tire: let text or the figure stand between.",
            )
    for heading, parts in page.blocks:
        asked = [part for part in parts if page.asks(part) and not part.folded]
        for part in asked[1:]:
            yield Slip(
                part.line,
                f"«{heading.text}» has a second question, {_called(part)}",
                "One a block: move it to another.",
            )
        pictures = [part for part in parts if page.is_picture(part) and not part.folded]
        if heading.text not in (NEXT_SESSION, TRY, REMEMBER):
            for part in pictures[1:]:
                yield Slip(
                    part.line,
                    f"«{heading.text}» has a second picture",
                    "One a block: make two blocks, or drop one.",
                )


def _called(part: Part) -> str:
    return f"{{{part.name}}} {part.argument}".strip()


def guesses(page: Page) -> Iterator[Slip]:
    """A guess comes before the figure that answers it, and its key is an entry of the page's activities."""
    shown: dict[str, int] = {}
    for at, part in enumerate(page.source.parts):
        if name := page.activity_of(part):
            shown.setdefault(name, at)
    for at, part in enumerate(page.source.parts):
        if not part.is_directive("guess"):
            continue
        for key, entry in page.activities.items():
            figure = shown.get(f"{page.section.stem}.{key}")
            if (
                isinstance(entry, dict)
                and entry.get("echo") == part.argument
                and figure is not None
                and figure < at
            ):
                yield Slip(
                    part.line,
                    f"the guess {part.argument} comes after its figure {key}",
                    "Ask before showing.",
                )


def shapes(page: Page) -> Iterator[Slip]:
    """The teaching blocks do not all look the same."""
    taught = []
    for heading, parts in page.blocks:
        if heading.text == NEXT_SESSION:
            break
        taught.append((heading, _shape(page, [part for part in parts if not part.folded])))
    for (_, one), (_, two), (heading, three) in zip(taught, taught[1:], taught[2:], strict=False):
        if one == two == three:
            yield Slip(
                heading.line, f"three blocks in a row are led by {one}", "Lead this one by something else."
            )
    there = {shape for _, shape in taught}
    wanted = ["a picture", "plain text", *(["a claim"] if set(page.claims) - ALARM_CLAIMS else [])]
    for shape in wanted:
        if taught and shape not in there:
            yield Slip(
                taught[0][0].line,
                f"no block is led by {shape}",
                "Of the blocks one is led by a picture, one by a claim, one is plain.",
            )


def _shape(page: Page, parts: list[Part]) -> str:
    first = next((part for part in parts if part.kind != "label"), None)
    if first is None:
        return "nothing"
    if first.is_directive("claim"):
        return "a claim"
    if first.is_directive("safety"):
        return "safety sentences"
    return "a picture" if page.is_picture(first) or first.is_directive("guess") else "plain text"


def next_session(page: Page) -> Iterator[Slip]:
    """«Til neste økt» is two or three lines, «Husk» three."""
    for heading, parts in page.blocks:
        if heading.text == NEXT_SESSION:
            items = [line for part in parts if part.kind == "list" for line in _items(part.text)]
            if not NEXT_SESSION_LINES[0] <= len(items) <= NEXT_SESSION_LINES[1]:
                yield Slip(
                    heading.line,
                    f"«{NEXT_SESSION}» has {len(items)} things",
                    "Two or three, one line each, as a list.",
                )
    for part in page.source.directives("remember"):
        if (count := len(_items(part.text))) != REMEMBER_LINES:
            yield Slip(part.line, f"{{remember}} has {count} lines", f"{REMEMBER_LINES}, as a list.")
        if "{doc}" not in part.text:
            yield Slip(part.line, "{remember} does not say where next", "End with a {doc} to the next page.")


def _items(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.match(r"(?:[-*+]|\d+[.)])\s", line)]


def sources(page: Page) -> Iterator[Slip]:
    """The end says what would change our minds, when was searched, and what a class can talk about."""
    for part in page.source.directives("sources"):
        for name in ("mind", "searched", "discuss"):
            if not part.options.get(name):
                yield Slip(part.line, f":{name}: is missing in {{sources}}", "Write it on one line.")
        for name, value in part.options.items():
            if ": " in value:
                yield Slip(
                    part.line,
                    f":{name}: has a colon and a space in it",
                    "MyST would read it as another option: write it in other words.",
                )
        searched = part.options.get("searched", "")
        try:
            date.fromisoformat(searched or "2026-01-01")
        except ValueError:
            yield Slip(part.line, f"{searched!r} after :searched: is not a day", "Write it as 2026-11-30.")


def cells(page: Page) -> Iterator[Slip]:
    """Code that only makes a figure is not shown; code that teaches is short; none stands in a fold."""
    for part in page.source.cells():
        if part.folded:
            yield Slip(part.line, "a code cell stands in a fold", "It cannot: move it out.")
        lines = [line for line in part.text.split("\n") if line.strip()]
        makes = page.activity_of(part) or re.search(r"training_safety\.widgets", part.text)
        hidden = "remove-input" in part.options.get("tags", "")
        if makes and not hidden:
            yield Slip(
                part.line,
                "the cell only makes a figure, and its code is shown",
                "Write :tags: [remove-input].",
            )
        elif not makes and not hidden and len(lines) > CODE_LINES:
            yield Slip(
                part.line,
                f"the cell has {len(lines)} lines of code",
                f"Code that teaches has at most {CODE_LINES}.",
            )


def boxes(page: Page) -> Iterator[Slip]:
    """The pattern's directives stand in the place of boxes of other kinds."""
    for part in page.source.directives(
        "admonition", "note", "tip", "warning", "important", "danger", "caution"
    ):
        yield Slip(
            part.line,
            f"{{{part.name}}} is a box that the pattern does not have",
            "Use {safety}, {remember}, a {dropdown} or plain text.",
        )


def opening(page: Page) -> Iterator[Slip]:
    """An opening page is short, asks nothing, and leads on to its sections and to the symptom check."""
    if not page.source.directives("kort-sagt"):
        yield Slip(1, "{kort-sagt} is missing", "It comes after the title.")
    for part in page.source.directives("guess", "claim", "try", "if-then"):
        yield Slip(part.line, f"{{{part.name}}} on an opening page", "It belongs in a section.")
    for part in page.source.parts:
        if page.bank_of(part):
            yield Slip(part.line, "a quiz on an opening page", "It belongs in a section.")
    if (count := open_words(page)) > OPENING_WORDS:
        yield Slip(1, f"the page has {count} open words", f"At most {OPENING_WORDS}, which is three screens.")
    linked = set(re.findall(r"\{doc\}`(?:[^`<]*<)?([^`>]+)>?`", page.text))
    names = {target.rsplit("/", 1)[-1] for target in linked}
    for section in page.course.data.sections.values():
        if section.chapter == page.section.chapter and not section.is_opening and section.stem not in names:
            yield Slip(
                1,
                f"no line for {section.number} {section.title.nb}",
                f"Say in one line what one does there, with {{doc}}`{section.stem}`.",
            )
    if "alarm_signs" not in names and not page.source.directives("safety"):
        yield Slip(1, "no way to the symptom check", "Write «Haster det?» with {doc}`/book/alarm_signs`.")
