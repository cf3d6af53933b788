"""Questions with an explanation and a source for every answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import traitlets

from training_safety.course_data import course_file
from training_safety.models.course.renames import renames
from training_safety.models.quiz.quiz import (
    QuizBank,
    QuizScore,
    bank_data,
    bank_from_mapping,
    banks_beside,
)
from training_safety.models.quiz.quiz_reading import OtherBank
from training_safety.widgets.shared.references import bibliography, used_keys
from training_safety.widgets.widget import CourseWidget

_DEFAULT_TITLE = {"nb": "Test deg selv", "en": "Test yourself"}

_ANSWER_FORMS = {
    "single": "give the number of the option, counted from 0.",
    "several": "give a list of the options' numbers, counted from 0, each once and at least one.",
    "number": "give a number, or text that begins with one.",
    "ordering": "give a list with the number of every step once, counted from 0.",
    "matching": "give a list with the number of a choice, counted from 0, or None for each pair.",
}


class Quiz(CourseWidget):
    """Questions with an explanation and a source for every answer.

    Show one of the course's banks by name, or your own YAML file by its path. Readers' answers stay
    in their browser; where there is a kernel, they come back in ``answers``, and ``score`` is theirs.

    >>> quiz = Quiz.from_bank("warm_up")
    >>> quiz.score.answered
    0
    """

    _files = "quizzes/{}.yml"

    bank = traitlets.Dict(
        help="The questions. Give them as a bank's YAML file has them; here they stand written out."
    ).tag(sync=True)
    references = traitlets.Dict(help="The sources by key: label (nb, en), title and url.").tag(sync=True)
    answers = traitlets.Dict(help="What the reader has answered, by item id.").tag(sync=True)
    former = traitlets.Dict(
        help="What the course's bank was called before (names), and its questions (items: old id, new id)."
    ).tag(sync=True)
    shuffle = traitlets.Bool(True, help="Whether options are shown in a mixed order.").tag(sync=True)

    def __init__(
        self,
        items: list[Mapping[str, Any]] | None = None,
        *,
        title: Mapping[str, str] | None = None,
        bibliography_file: str | Path | None = None,
        source: str = "",
        other_bank: OtherBank | None = None,
        **settings: Any,
    ) -> None:
        """Make a quiz of a list of items, or of a whole ``bank`` with title and items.

        The items' references are looked up in ``bibliography_file``, a BibTeX file, which is the
        course's own when nothing is given, and in ``references``, which has them ready-made. ``source``
        is what error messages call the bank; ``other_bank`` finds what items fetch from other banks.
        """
        if (items is None) == ("bank" not in settings):
            raise ValueError(
                "A quiz is made of items or of a bank, one of the two: Quiz(items=[…]) or "
                'Quiz(bank={"title": …, "items": […]}). For a YAML file: Quiz.from_bank("warm_up").'
            )
        if items is not None:
            settings["bank"] = {"title": dict(title or _DEFAULT_TITLE), "items": items}
        elif title is not None:
            raise ValueError("A bank has its own title: leave out title=, or change the bank's.")
        path = Path(bibliography_file) if bibliography_file else course_file("references.bib")
        self._known = {**bibliography(path), **settings.pop("references", {})}
        questions = bank_from_mapping(settings["bank"], source or "the bank", self._known, other_bank)
        settings["bank"] = self._take(questions)
        super().__init__(**settings)

    @classmethod
    def from_bank(cls, bank: str | Path, **settings: Any) -> Self:
        """Return the quiz of a bank, as ``from_file`` does: one of the course's, such as ``"warm_up"``, or a file of yours."""
        return cls.from_file(bank, **settings)

    @classmethod
    def _of_file(cls, path: Path, **settings: Any) -> Self:
        quiz = cls(
            bank=bank_data(path), **{"source": path.name, "other_bank": banks_beside(path), **settings}
        )
        if path.parent == course_file("quizzes/introduction.yml").parent:
            listed = renames()
            names = listed.former_pages(path.stem)
            items = listed.former_items(path.stem, [item.id for item in quiz.questions.items])
            quiz.former = {"names": names, "items": items} if names or items else {}
        return quiz

    @property
    def questions(self) -> QuizBank:
        """The bank as the domain has it."""
        return self._questions

    def _take(self, questions: QuizBank) -> dict[str, Any]:
        """Keep the questions, and return them as the page gets them."""
        self._questions, self._data = questions, questions.data()
        return self._data

    @property
    def score(self) -> QuizScore:
        """The points of ``answers`` so far: points, how many are possible, and how many are answered."""
        return self.questions.score(self.answers)

    @traitlets.validate("bank")
    def _valid_bank(self, proposal: Any) -> dict[str, Any]:
        if proposal["value"] == self._data:  # written out already
            return self._data
        try:
            questions = bank_from_mapping(proposal["value"], self.name or "the bank", self._known)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        return self._take(questions)

    @traitlets.validate("references")
    def _valid_references(self, proposal: Any) -> dict[str, Any]:
        references: dict[str, Any] = proposal["value"]
        for key, entry in references.items():
            label = entry.get("label") if isinstance(entry, Mapping) else None
            texts = [label.get("nb"), label.get("en")] if isinstance(label, Mapping) else [None]
            texts += [entry.get("title"), entry.get("url")] if isinstance(entry, Mapping) else []
            if not all(isinstance(text, str) for text in texts):
                raise traitlets.TraitError(
                    f"The reference {key} is {entry!r} and must be text throughout: "
                    '{"label": {"nb": …, "en": …}, "title": …, "url": …}, with "" for no address.'
                )
        return references

    @traitlets.validate("answers")
    def _valid_answers(self, proposal: Any) -> dict[str, Any]:
        answers: dict[str, Any] = proposal["value"]
        items = {item.id: item for item in self.questions.items} if self.bank else {}
        for key, answer in answers.items():
            if key not in items:
                raise traitlets.TraitError(
                    f"There is no item {key!r} in this quiz to answer; the items are {', '.join(items)}."
                )
            if not items[key].fits(answer):
                raise traitlets.TraitError(
                    f"{answer!r} cannot be an answer to {key}, which is of the kind {items[key].kind}: "
                    f"{_ANSWER_FORMS[items[key].kind]}"
                )
        return answers

    @traitlets.observe("bank")
    def _follow_bank(self, _change: Any) -> None:
        """Look up the new bank's sources, and drop the answers that it has no place for."""
        self.references = {key: self._known[key] for key in dict.fromkeys(used_keys(self.bank))}
        items = {item.id: item for item in self.questions.items}
        fitting = {key: a for key, a in self.answers.items() if key in items and items[key].fits(a)}
        if fitting != self.answers:
            self.answers = fitting
