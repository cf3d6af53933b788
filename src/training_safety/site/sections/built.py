"""``training-safety check sections --built``: how long the built pages are on a phone, and where the tool and the quiz begin."""

from __future__ import annotations

import os
import shutil
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training_safety.course_data import course_file, yaml_file
from training_safety.site.schema_sentences import schema_problems
from training_safety.site.sections.checks import pages_of
from training_safety.site.sections.limits import (
    OPENING_SCREENS,
    PHONE,
    QUIZ_BEGINS,
    SCREEN_NUMBERS,
    SECTION_SCREENS,
    TOOL_BEGINS,
)
from training_safety.site.sections.measures import numbers, words
from training_safety.site.serving import book_server
from training_safety.site.stills import node

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LONGER_PAGES = "longer_pages.yml"

# What a page is made of, where it lies [CSS pixels from the top], and the text that can be seen outside tool, quiz,
# sources and drawings, block by block. Folds stay as they are: closed.
_MEASURE = """() => {
  const article = document.querySelector("article");
  const top = (box) => (box ? box.getBoundingClientRect().top + scrollY : null);
  const quiz = article.querySelector(".ts-quiz");
  const tool = [...article.querySelectorAll(".cell_output")].find((box) => !box.contains(quiz));
  const apart = ".ts-live, .ts-chart, .ts-figure :not(figcaption, figcaption *), svg, math, script, style, .headerlink, .ts-only-heard, [role=doc-noteref], [data-part=sources]";
  const guessed = "table, [data-part=guess], [data-part=ways], [data-part=try]"; // whose numbers are no running text
  const blocks = new Map();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!data.trim() || parentElement.closest(apart) || !parentElement.checkVisibility({ visibilityProperty: true })) continue;
    const block = parentElement.closest("p, li, dt, dd, td, th, figcaption, summary, h1, h2, h3, h4, button, label, div");
    blocks.set(block, (blocks.get(block) ?? "") + data);
  }
  return {
    height: document.documentElement.scrollHeight,
    tool: top(tool),
    quiz: top(quiz),
    text: [...blocks].map(([block, text]) => [top(block), text, !block.closest(guessed)]),
  };
}"""


@dataclass(frozen=True)
class BuiltPage:
    """What a reader with a phone meets on a page: lengths in screens, ``None`` for what the page has not."""

    stem: str
    is_opening: bool
    screens: float
    tool: float | None
    quiz: float | None
    words: int
    numbers: int
    """The most on one screen, in running text and captions."""

    def measures(self) -> dict[str, float | None]:
        """Return what has a limit, by the name that ``longer_pages.yml`` calls it."""
        return {"screens": self.screens, "tool": self.tool, "quiz": self.quiz, "numbers": self.numbers}


def limits_of(page: BuiltPage, own: Mapping[str, Any]) -> dict[str, float]:
    """Return the limits of a page by name: its kind's, and in their place those that ``own`` has."""
    general = (
        {"screens": OPENING_SCREENS}
        if page.is_opening
        else {
            "screens": SECTION_SCREENS,
            "tool": TOOL_BEGINS,
            "quiz": QUIZ_BEGINS,
            "numbers": SCREEN_NUMBERS,
        }
    )
    return {name: own.get(name, limit) for name, limit in general.items()}


def too_long(page: BuiltPage, own: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each limit that a page passes."""
    said = {
        "screens": "the page is {} screens long; at most {}",
        "tool": "the tool begins at screen {}; by {} at the latest",
        "quiz": "the quiz begins at screen {}; by {} at the latest",
        "numbers": "a screen has {} numbers in running text; at most {}",
    }
    found = page.measures()
    return [
        f"{page.stem}: {said[name].format(_shown(value), _shown(limit))}."
        for name, limit in limits_of(page, own).items()
        if (value := found[name]) is not None and round(value, 1) > limit  # as it is told
    ]


def longer_pages(book: Path, stems: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the limits of the pages that may be longer than others, with the reason, by stem.

    Raises ``ValueError`` with a sentence for what is wrong in the file, or a page that there is not.
    """
    path = book / LONGER_PAGES
    if not path.is_file():
        return {}
    found = yaml_file(path) or {}
    if problems := schema_problems(found, course_file("longer_pages.schema.json")):
        raise ValueError(problems[0].sentence(LONGER_PAGES))
    for stem in found:
        if stem not in stems:
            raise ValueError(f"{LONGER_PAGES}: there is no page {stem}; correct the name or take it out.")
    return dict(found)


def measured(root: Path, stems: Sequence[str] = ()) -> Iterator[BuiltPage]:
    """Yield the built pages of the course folder ``root`` as a phone shows them: those asked for, or all there are.

    Raises ``ValueError`` for a page that is not built, ``ModuleNotFoundError`` without Playwright, and
    ``RuntimeError`` without a browser.
    """
    html = root / "_build" / "html"
    pages = {
        stem: (page.section.is_opening, page.path.relative_to(root).with_suffix(".html").as_posix())
        for stem, page in pages_of(root / "book").items()
    }
    built = [stem for stem, (_, address) in pages.items() if (html / address).is_file()]
    for stem in stems:
        if stem not in built:
            raise ValueError(f"the book has no built page {stem}. Built are: {', '.join(built) or 'none'}.")
    with book_server(html) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            for tab in _phone():
                for stem in stems or built:
                    is_opening, address = pages[stem]
                    tab.goto(base + address)
                    tab.wait_for_selector("html[data-page=ready]", state="attached")
                    tab.evaluate("() => document.fonts.ready.then(() => true)")
                    yield _page(stem, is_opening, tab.evaluate(_MEASURE))
        finally:
            server.shutdown()


def table(pages: Sequence[BuiltPage]) -> list[str]:
    """Return a line for each page, under one that says what the columns are."""
    rows = [
        (
            page.stem,
            "opening" if page.is_opening else "section",
            *(_shown(value) for value in (page.screens, page.tool, page.quiz, page.words, page.numbers)),
        )
        for page in pages
    ]
    head = ("page", "kind", "screens", "tool at", "quiz at", "words", "numbers")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (head, *rows)
    ]


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or ``None``; the variable CHROMIUM names another."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)


def _phone() -> Iterator[Tab]:
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError as error:
        message = (
            "measuring the built book takes Playwright. Install it beside the course: pip install playwright."
        )
        raise RuntimeError(message) from error
    path = chromium()
    if path is None:
        raise RuntimeError(
            "there is no Chromium on this machine. Install it, or name one: CHROMIUM=/path/to/it."
        )
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node() or "")
    width, height = PHONE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser.new_page(
            viewport={"width": width, "height": height}, has_touch=True, is_mobile=True, bypass_csp=True
        )
        browser.close()


def _page(stem: str, is_opening: bool, found: Mapping[str, Any]) -> BuiltPage:
    screen = PHONE[1]
    on_screen: Counter[int] = Counter()
    for top, text, is_running in found["text"]:
        on_screen[int(top // screen)] += len(numbers(text)) if is_running else 0
    return BuiltPage(
        stem,
        is_opening,
        found["height"] / screen,
        None if found["tool"] is None else found["tool"] / screen,
        None if found["quiz"] is None else found["quiz"] / screen,
        sum(words(text) for _, text, _ in found["text"]),
        max(on_screen.values(), default=0),
    )


def _shown(value: float | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.1f}"
