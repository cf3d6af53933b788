"""The symptom check on a page of the book, as a test reads and answers it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def question(page: Page, key: str) -> Locator:
    return page.locator(f".ts-check-row[data-key={key}]")


def answer(page: Page, key: str, words: str) -> None:
    question(page, key).get_by_label(words, exact=True).click()


def to_the_end(page: Page, age: str = "18–54") -> None:
    """Answer no to all that is left, by pressing what stands below each screen."""
    result = page.locator(".ts-check-result")
    while not result.count():
        if question(page, "age").count():
            answer(page, "age", age)
        if question(page, "doms_pattern").count():
            answer(page, "doms_pattern", "Nei")
        page.locator(".ts-check-forward").click()
