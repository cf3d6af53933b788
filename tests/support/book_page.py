"""A page of the book under test: in English, loaded again, how high its parts are, and its faults."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from places import BOOK, TESTS

Opener = Callable[..., Page]  # the fixture open_page

AXE = TESTS / "vendor/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
WIDTHS = (320, 390, 768, 1280)
#: The pages of the built book, from its folder.
PAGES = sorted(
    str(path.relative_to(BOOK))
    for path in BOOK.rglob("*.html")
    if not {"_static", "lite"} & set(path.relative_to(BOOK).parts)
) or ["index.html"]

#: An init script that runs once the parser has set the page's language, and before its widgets are alive.
EARLY = "document.addEventListener('readystatechange', () => {%s}, {once: true});"
ENGLISH = EARLY % "document.documentElement.lang = 'en'"


def reload(page: Page) -> None:
    """Load the page anew and wait until its widgets are alive."""
    page.reload()
    page.locator("html[data-widgets]").wait_for(state="attached")


def kept(page: Page) -> dict[str, str]:
    """Return what the course keeps in the browser, by key."""
    all_kept: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: value for key, value in all_kept.items() if key.startswith("trygg-trening:")}


def height(part: Locator) -> float:
    """Return how high a part of the page is [px]."""
    box = part.bounding_box()
    assert box is not None, "the part is not on the page"
    return box["height"]


def line(part: Locator) -> float:
    """Return how high a line of a part's text is [px]: what a reader does not lose when it moves by less."""
    size: float = part.evaluate("(it) => parseFloat(getComputedStyle(it).fontSize)")
    return 1.6 * size


def faults(page: Page, part: str, *, of_colour: bool = False) -> list[str]:
    """Return what axe finds in a part of the page: WCAG 2.2 AA, contrast 7:1, and targets large enough.

    ``of_colour`` asks for contrast alone, where another look of the same page has been asked for the rest.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        """async ([part, values, ofColour]) => {
          const asked = ofColour
            ? {runOnly: {type: "rule", values: ["color-contrast", "color-contrast-enhanced"]}}
            : {runOnly: {type: "tag", values}, rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}}};
          const {violations} = await axe.run(part, asked);
          const told = (node) => node.target.join(" ") + " " + node.any.map((check) => check.message).join();
          return violations.map(({id, nodes}) => id + ": " + nodes.map(told).join(" | "));
        }""",
        [part, RULES, of_colour],
    )
    return found
