"""A reader of the belief survey in the book: its statements, its two rounds, and the hands."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page

from book_page import EARLY
from training_safety.models.quiz.beliefs import statements_from_data
from training_safety.widgets.belief_survey.widget import BeliefSurvey

PATH = "book/chapters/introduction.html"
SURVEY = BeliefSurvey()
STATEMENTS = statements_from_data({"statements": SURVEY.statements}, "the course's survey")
TITLES = {
    ("before", "nb"): "Hva tror du om trening og rygg?",
    ("after", "nb"): "Hva tror du om trening og rygg nå?",
    ("before", "en"): "What do you think about training and the back?",
}
#: The page asks in the round before the course; the same widget asks again at its end.
AFTER = (
    EARLY
    % """
  const state = document.querySelector('script[type="application/vnd.jupyter.widget-state+json"]');
  state.textContent = state.textContent.replace(/"round": ?"before"/, '"round": "after"');
"""
)


class Reader:
    """Somebody with the survey of the book before them."""

    def __init__(self, page: Page, when: str = "before", language: str = "nb") -> None:
        self.page = page
        self.place = page.get_by_role("region", name=TITLES[when, language], exact=True)
        self.progress, self.status = (self.place.get_by_role("status").nth(number) for number in (0, 1))

    def slider(self, number: int, language: str = "nb") -> Locator:
        """Return the line of a statement, counted from 0."""
        return self.place.get_by_role("slider", name=STATEMENTS[number].text[language], exact=True)

    def shown(self, number: int) -> Locator:
        """Return the answer that stands under the line."""
        return self.place.locator(".ts-beliefs-value").nth(number)

    def press_on(self, number: int, answer: int) -> None:
        """Press the line with the mouse where this answer is."""
        slider = self.slider(number)
        box = slider.bounding_box()
        thumb = 28
        where = thumb / 2 + (box["width"] - thumb) * answer / 10  # type: ignore[index]
        slider.click(position={"x": where, "y": box["height"] / 2})  # type: ignore[index]

    def button(self, name: str) -> Locator:
        """Return a button of the survey."""
        return self.place.get_by_role("button", name=name, exact=True)

    def bring(self, file: str | Path | FilePayload) -> None:
        """Choose a file to bring in."""
        with self.page.expect_file_chooser() as chooser:
            self.button("Hent inn").click()
        chooser.value.set_files(file)
