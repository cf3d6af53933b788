"""A reader of a quiz in the book: what may be answered, what must be said to it, and the hands."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from book_page import ENGLISH, Opener
from training_safety.models.quiz.quiz import NumberAnswer, Ordering, Question, SingleChoice, Text
from training_safety.widgets.quiz.widget import Quiz

QUIZZES = {
    "book/chapters/prevention/warm_up.html": Quiz.from_bank("warm_up"),
    "book/chapters/prevention/gradual_progression.html": Quiz.from_bank("gradual_progression"),
}
WARM_UP, GRADUAL = QUIZZES
#: Every kind of question: the page it is on, and its place there.
KINDS = {
    item.kind: (path, number)
    for path, quiz in QUIZZES.items()
    for number, item in enumerate(quiz.questions.items)
}
BUTTONS = {
    "nb": {"check": "Sjekk svaret", "up": "Flytt opp: "},
    "en": {"check": "Check the answer", "up": "Move up: "},
}


def right(item: Any) -> Any:
    """Return an answer that scores 1."""
    if isinstance(item, SingleChoice):
        chosen = [index for index, option in enumerate(item.options) if option.correct]
        return chosen if item.kind == "several" else chosen[0]
    if isinstance(item, NumberAnswer):
        return f"{item.answer:g}".replace(".", ",")
    return list(range(len(item.steps))) if isinstance(item, Ordering) else list(item.solution)


def wrong(item: Any) -> Any:
    """Return an answer that scores 0."""
    if isinstance(item, SingleChoice):
        chosen = [index for index, option in enumerate(item.options) if not option.correct]
        return chosen if item.kind == "several" else chosen[0]
    if isinstance(item, NumberAnswer):
        return "1"
    return right(item)[::-1] if isinstance(item, Ordering) else [*right(item)[1:], right(item)[0]]


def explanations(item: Any, answer: Any) -> list[tuple[Text, tuple[str, ...]]]:
    """Return what must be said to an answer at the least: the words, and the keys of their sources."""
    if isinstance(item, SingleChoice):
        chosen = answer if item.kind == "several" else [answer]
        told = (
            item.options
            if item.kind == "several" and item.score(answer) == 1
            else [item.options[at] for at in chosen]
        )
        return [(option.feedback, option.refs) for option in told]
    near = item.near_miss(answer) if isinstance(item, NumberAnswer) else None
    words = item.feedback.correct if item.score(answer) == 1 else item.feedback.wrong
    return [(near.feedback, near.refs)] if near else [(words, item.refs)]


class Reader:
    """Somebody with a quiz of the book before them."""

    def __init__(self, page: Page, path: str, language: str = "nb") -> None:
        self.page = page
        self.widget = QUIZZES[path]
        self.items: tuple[Any, ...] = self.widget.questions.items
        self.language = language
        self.place = page.get_by_role("region", name=self.widget.questions.title[language])
        self.card = self.place.locator(".ts-quiz-card").filter(visible=True)
        self.result = self.card.locator(".ts-quiz-result")
        self.heard = self.place.get_by_role("status")
        self.progress = self.place.get_by_text(re.compile(r"^\d+ (av|of) \d+ (besvart|answered)"))
        self.error = self.card.locator(".ts-error")
        self.focus = page.locator(":focus")

    def button(self, name: str) -> Locator:
        """Return a button of the question."""
        return self.card.get_by_role("button", name=name, exact=True)

    def step(self, number: int) -> Locator:
        """Return the button that leads to a question, counted from 0."""
        return self.place.get_by_role("list").first.get_by_role("button").nth(number)

    def go_to(self, number: int) -> Question:
        """Turn to a question and return it."""
        self.step(number).click()
        item: Question = self.items[number]
        return item

    def lines(self) -> list[str]:
        """Return the steps of an ordering question from top to bottom."""
        return self.card.locator(".ts-order-row .ts-order-words").all_inner_texts()

    def letter(self, words: str) -> str:
        """Return the letter of a choice of a matching question."""
        return self.card.locator(".ts-quiz-letters li").filter(has_text=words).locator("b").inner_text()

    def fill_in(self, item: Any, answer: Any) -> None:
        """Give an answer with the mouse, and leave it unchecked."""
        if isinstance(item, SingleChoice):
            for index in answer if item.kind == "several" else [answer]:
                self.card.get_by_label(item.options[index].text[self.language], exact=True).check()
        elif isinstance(item, NumberAnswer):
            self.card.get_by_role("textbox").fill(answer)
        elif isinstance(item, Ordering):
            for place, index in enumerate(answer):
                step = item.steps[index][self.language]
                while self.lines().index(step) > place:
                    self.button(BUTTONS[self.language]["up"] + step).click()
        else:
            for pair, index in zip(item.pairs, answer, strict=True):
                words = item.choices[index][self.language]
                line = self.card.get_by_label(pair.left[self.language], exact=True)
                line.select_option(label=f"{self.letter(words)}: {words}")

    def check(self) -> None:
        """Press the button that checks the answer."""
        self.button(BUTTONS[self.language]["check"]).click()

    def answer(self, number: int, answer: Any) -> None:
        """Turn to a question and answer it."""
        self.fill_in(self.go_to(number), answer)
        self.check()

    def tab_to(self, name: str) -> None:
        """Press Tab until the control with this name has the focus."""
        for _ in range(40):
            if name in (self.focus.get_attribute("aria-label") or self.focus.inner_text()):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{name} was not reached")

    def key_in(self, item: Any, answer: Any) -> None:
        """Give an answer with the keyboard alone, from the question's heading on."""
        press = self.page.keyboard.press
        if isinstance(item, NumberAnswer):
            press("Tab")
            self.page.keyboard.type(answer)
        elif isinstance(item, Ordering):
            for place, index in enumerate(answer):
                step = item.steps[index].nb
                self.tab_to(f"Flytt opp: {step}")
                while self.lines().index(step) > place:
                    press("Enter")
                    now = self.lines().index(step) + 1
                    expect(self.heard).to_have_text(f"«{step}» er nå nummer {now} av {len(item.steps)}.")
                    expect(self.focus).to_have_accessible_name(f"Flytt opp: {step}")
        elif item.kind == "several":
            for index in item.shown_order():
                press("Tab")
                if index in answer:
                    press("Space")
        elif isinstance(item, SingleChoice):
            press("Tab")
            press("Space")
            while self.focus.get_attribute("value") != str(answer):
                press("ArrowDown")
        else:
            for index in answer:
                letter = self.letter(item.choices[index].nb)
                press("Tab")
                self.page.keyboard.type(letter)


def opened(open_page: Opener, path: str = WARM_UP, language: str = "nb", **options: Any) -> Reader:
    """Open a page of the book and return a reader of its quiz."""
    script = {"init_script": ENGLISH} if language == "en" else {}
    return Reader(open_page(path, **script, **options), path, language)
