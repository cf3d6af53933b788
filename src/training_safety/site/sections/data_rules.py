"""What belongs to a page: its activities, claims, questions, drawings, sources, terms and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from training_safety.site.sections.drawings import drawing_flaws
from training_safety.site.sections.limits import CLAIM_BOXES, QUIZ_ITEMS, RETURNING_ITEMS
from training_safety.site.sections.page import Page
from training_safety.site.sections.slips import Slip
from training_safety.site.sections.source import CONTAINERS, cited_keys
from training_safety.site.verdicts import ALARM_CLAIMS

#: Two questions that share more than this of their words are the same one.
_SAME_QUESTION = 0.6


def keys(page: Page) -> Iterator[Slip]:
    """What the page names is there: activities, claims, safety sentences, banks, drawings – under the page's own name."""
    stem, course = page.section.stem, page.course
    used: set[str] = set()
    for part in page.source.parts:
        known: list[str] | None = None
        key, where = part.argument, f"activities/{stem}.yml"
        if part.is_directive("guess", "if-then", "try"):
            known = list(page.activities)
            used.add(key)
        elif part.is_directive("claim"):
            known, where = list(course.claims), "book/claims"
        elif part.is_directive("safety"):
            known, where = list(course.safety), "safety.yml"
        elif name := page.activity_of(part):
            topic, _, key = name.partition(".")
            used.add(key)
            if topic != stem:
                yield Slip(
                    part.line, f"the cell shows {name}", f"This page's activities are called {stem}.… ."
                )
                continue
            known = list(page.activities)
        if known is not None and key not in known:
            near = get_close_matches(key, known, n=1)
            yield Slip(
                part.line, f"{where} has no {key}", f"Did you mean {near[0]}?" if near else "Write it there."
            )
        if (bank := page.bank_of(part)) and bank != stem:
            yield Slip(part.line, f"the quiz is {bank}", f"The bank of this page is called {stem}.")
        if part.is_directive("drawing") and not part.argument.startswith(f"{stem}_"):
            yield Slip(part.line, f"the drawing is called {part.argument}", f"Call it {stem}_….svg.")
    for key in [key for key in page.activities if key not in used]:
        yield Slip(
            1, f"activities/{stem}.yml has {key}, and the page does not use it", "Use it, or take it out."
        )


def claim_boxes(page: Page) -> Iterator[Slip]:
    """Every claim of the article under this heading is on the page, one to four in boxes, alarm symptoms told."""
    boxes = page.source.directives("claim")
    sources = page.source.directives("sources")
    more = sources[0].options.get("more", "").split() if sources else []
    line = sources[0].line if sources else 1
    shown = [part.argument for part in boxes]
    for key in page.claims:
        if key not in shown and key not in more:
            yield Slip(
                line,
                f"{key} is a claim of {page.section.number} and is not on the page",
                "Give it a {claim}, or name it after :more: in {sources}.",
            )
    for key in more:
        if key not in page.course.claims:
            yield Slip(line, f"book/claims has no {key}", "Correct the number after :more:.")
        elif key in shown:
            yield Slip(line, f"{key} has a box and stands after :more: too", "Keep it in one place.")
    if page.claims and not CLAIM_BOXES[0] <= len(boxes) <= CLAIM_BOXES[1]:
        yield Slip(
            boxes[0].line if boxes else 1,
            f"the page has {len(boxes)} claim boxes",
            f"{CLAIM_BOXES[0]} to {CLAIM_BOXES[1]}: the others stand after :more: in {{sources}}.",
        )
    for part in boxes:
        if part.argument in ALARM_CLAIMS and "told" not in part.options:
            yield Slip(
                part.line,
                f"{part.argument} is about alarm symptoms",
                "Nobody guesses at those: write :told:.",
            )
    guessed = [part for part in boxes if not page.is_told(part)]
    for part in guessed[:1]:
        if "compact" in part.options:
            yield Slip(
                part.line,
                "the first box of the page is compact",
                "It asks the question in full: take :compact: out.",
            )
    for part in guessed[1:]:
        if "compact" not in part.options:
            yield Slip(
                part.line,
                f"{part.argument} is not the first box of the page",
                "The next ones are short: write :compact:.",
            )


def quiz(page: Page) -> Iterator[Slip]:
    """The quiz covers what the page promises, returns to an earlier chapter, and gives no key away."""
    items = page.questions
    name = f"quizzes/{page.section.stem}.yml"
    line = next((part.line for part in page.source.parts if page.bank_of(part)), 1)
    if items is None:
        yield Slip(
            line,
            f"{name} is not there, or cannot be read",
            "Write it; training-safety check data says what is wrong in it.",
        )
        return
    if not QUIZ_ITEMS[0] <= len(items) <= QUIZ_ITEMS[1]:
        yield Slip(line, f"{name} has {len(items)} items", f"{QUIZ_ITEMS[0]} to {QUIZ_ITEMS[1]}.")
    for item in items:
        if "objective" not in item:
            yield Slip(
                line,
                f"{name}, {item['id']}: no objective",
                f"Write the id of one, such as {page.section.number}-a.",
            )
        if key := _longest_key(item):
            yield Slip(
                line,
                f"{name}, {item['id']}: the right option is the longest ({key})",
                "Shorten it, or fill out another.",
            )
    returning = sum(bool(item.get("retrieval")) for item in items)
    opens_the_course = page.section.number == next(iter(page.course.data.sections))  # nothing to return to
    if not opens_the_course and not RETURNING_ITEMS[0] <= returning <= RETURNING_ITEMS[1]:
        yield Slip(
            line,
            f"{name}: {returning} items return to an earlier chapter",
            "One or two: retrieval: [page.item], or words of its own with from: page.",
        )
    covered = {item.get("objective") for item in items}
    for objective in page.section.objectives:
        if objective not in covered:
            yield Slip(
                line,
                f"{name}: no item for {objective}",
                f"Write one. The objective is: {page.section.objectives[objective].nb}",
            )
    if items and (guess := _same_as_a_guess(page, items[0])):
        yield Slip(
            line, f"{name}, {items[0]['id']}: the first item is the guess {guess} again", "Put another first."
        )


def _longest_key(item: dict[str, object]) -> str:
    options = item.get("options")
    if item.get("kind") != "single" or not isinstance(options, list):
        return ""
    right = [option["text"]["nb"] for option in options if option.get("correct")]
    wrong = [option["text"]["nb"] for option in options if not option.get("correct")]
    return f"{len(right[0])} characters" if right and wrong and len(right[0]) > max(map(len, wrong)) else ""


def _same_as_a_guess(page: Page, item: dict[str, object]) -> str:
    stem = item.get("stem")
    asked = stem["nb"] if isinstance(stem, dict) else ""
    for part in page.source.directives("guess"):
        entry = page.activities.get(part.argument)
        if entry and SequenceMatcher(None, _bag(asked), _bag(entry["ask"]["nb"])).ratio() > _SAME_QUESTION:
            return part.argument
    return ""


def _bag(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def drawings(page: Page) -> Iterator[Slip]:
    """There is a drawing of ours, or exercises, which are drawn; and a drawing follows the rules of drawings."""
    found = page.source.directives("drawing")
    if not found and not any(entry["kind"] == "exercises" for entry in page.activities.values()):
        yield Slip(1, "the page has no drawing", "Draw one, 360 wide, and show it with {drawing}.")
    for part in found:
        if not part.text:
            yield Slip(part.line, f"{part.argument} has no caption", "Say who was studied, and the source.")
        for flaw in drawing_flaws(page.course.book / "assets" / part.argument):
            yield Slip(part.line, f"{part.argument}: {flaw.wrong}", flaw.mend)


def known_words(page: Page) -> Iterator[Slip]:
    """What is cited, explained and linked is there."""
    known = page.course.data.known
    pages = {f"book/chapters/{section.page}" for section in page.course.data.sections.values()}
    for part in page.source.parts:
        written = " ".join([part.text, part.argument, *part.options.values()])
        if part.kind == "directive" and part.name in CONTAINERS:
            written = part.argument
        if part.kind == "cell":
            continue
        for key in cited_keys(written):
            if known is not None and key not in known:
                near = get_close_matches(key, sorted(known), n=1)
                yield Slip(
                    part.line,
                    f"references.bib has no {key}",
                    f"Did you mean {near[0]}?" if near else "Add it there.",
                )
        for term in re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)>?`", written):
            if term.strip().lower() not in page.course.terms:
                yield Slip(part.line, f"the glossary has no «{term.strip()}»", "Explain it there.")
        for target in re.findall(r"\{doc\}`(?:[^`<]*<)?([^`>]+)>?`", written):
            if not _there(page, target.strip(), pages):
                yield Slip(
                    part.line,
                    f"there is no page {target.strip()}",
                    "Correct the address; from the top it begins with /book/.",
                )


def _there(page: Page, target: str, pages: set[str]) -> bool:
    top = page.course.book.parent
    path = top / target.lstrip("/") if target.startswith("/") else page.path.parent / target
    resolved = path.resolve()
    relative = (
        resolved.relative_to(top.resolve()).as_posix() if resolved.is_relative_to(top.resolve()) else ""
    )
    return relative in pages or resolved.with_suffix(".md").is_file()
