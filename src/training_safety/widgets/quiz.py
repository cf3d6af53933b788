"""Questions with an explanation and a source for every answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets
import yaml

from training_safety.course_data import course_file
from training_safety.quiz import QuizBank, QuizScore, bank_data, bank_from_mapping
from training_safety.widgets.modules import notebook_module, notebook_styles
from training_safety.widgets.quiz_still import QuizStill
from training_safety.widgets.references import bibliography
from training_safety.widgets.stills import with_still

_DEFAULT_TITLE = {"nb": "Test deg selv", "en": "Test yourself"}

_ANSWER_FORMS = {
    "single": "give the number of the option, counted from 0.",
    "several": "give a list of the options' numbers, counted from 0, each once and at least one.",
    "number": "give a number, or text that begins with one.",
    "ordering": "give a list with the number of every step once, counted from 0.",
    "matching": "give a list with the number of a choice, counted from 0, or None for each pair.",
}


def _used_keys(value: Any) -> Iterable[str]:
    """Yield the keys in every ``refs`` of a bank's mapping."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from map(str, part) if name == "refs" and isinstance(part, list) else _used_keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from _used_keys(part)


class Quiz(anywidget.AnyWidget):
    """Questions with an explanation and a source for every answer.

    Show one of the course's banks by name, or your own YAML file by its path. Readers' answers stay
    in their browser; where there is a kernel, they come back in ``answers``, and ``score`` is theirs.

    >>> quiz = Quiz.from_bank("warm_up")
    >>> quiz.score.answered
    0
    """

    _esm = notebook_module("quiz")
    _css = notebook_styles("quiz")

    bank = traitlets.Dict(help="The questions, as a bank's YAML file has them.").tag(sync=True)
    references = traitlets.Dict(help="The sources by key: label (nb, en), title and url.").tag(sync=True)
    answers = traitlets.Dict(help="What the reader has answered, by item id.").tag(sync=True)
    name = traitlets.Unicode(help="The name under which the browser keeps the answers.").tag(sync=True)
    shuffle = traitlets.Bool(True, help="Whether options are shown in a mixed order.").tag(sync=True)
    lang = traitlets.Enum(["nb", "en"], default_value="nb", help="The language outside the book.").tag(
        sync=True
    )

    def __init__(
        self,
        items: list[Mapping[str, Any]] | None = None,
        *,
        title: Mapping[str, str] | None = None,
        bibliography_file: str | Path | None = None,
        source: str = "",
        **traits: Any,
    ) -> None:
        """Make a quiz of a list of items, or of a whole ``bank`` with title and items.

        The items' references are looked up in ``bibliography_file``, a BibTeX file, which is the
        course's own when nothing is given, and in ``references``, which has them ready-made. ``source``
        is what error messages call the bank.
        """
        if (items is None) == ("bank" not in traits):
            raise ValueError(
                "A quiz is made of items or of a bank, one of the two: Quiz(items=[…]) or "
                'Quiz(bank={"title": …, "items": […]}). For a YAML file: Quiz.from_bank("warm_up").'
            )
        if items is not None:
            traits["bank"] = {"title": dict(title or _DEFAULT_TITLE), "items": items}
        elif title is not None:
            raise ValueError("A bank has its own title: leave out title=, or change the bank's.")
        path = Path(bibliography_file) if bibliography_file else course_file("references.bib")
        self._known = {**bibliography(path), **traits.pop("references", {})}
        bank = bank_from_mapping(traits["bank"], source or "the bank", self._known)
        super().__init__(**{"name": f"own_{bank.version}", **traits})

    @classmethod
    def from_bank(cls, bank: str | Path, **traits: Any) -> Quiz:
        """Return the quiz of a bank: one of the course's, such as ``"warm_up"``, or a file of yours.

        A string without an ending names one of the course's banks; anything else is a path. Raises
        ``QuizBankError`` when the file cannot be used, with the line or the item and the field.
        """
        path = Path(bank) if Path(bank).suffix else course_file(f"quizzes/{bank}.yml")
        name = re.sub(r"[^\w-]+", "_", path.stem)
        return cls(bank=bank_data(path, yaml.safe_load), **{"name": name, "source": path.name, **traits})

    @property
    def questions(self) -> QuizBank:
        """The bank as the domain has it."""
        return bank_from_mapping(self.bank, self.name or "the bank")

    @property
    def score(self) -> QuizScore:
        """The points of ``answers`` so far: points, how many are possible, and how many are answered."""
        return self.questions.score(self.answers)

    @traitlets.validate("bank")
    def _valid_bank(self, proposal: Any) -> dict[str, Any]:
        try:
            bank_from_mapping(proposal["value"], self.name or "the bank", self._known)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        value: dict[str, Any] = proposal["value"]
        return value

    @traitlets.validate("name")
    def _valid_name(self, proposal: Any) -> str:
        name: str = proposal["value"]
        if not re.fullmatch(r"[\w-]+", name):
            raise traitlets.TraitError(
                f"The name {name!r} cannot be used: it takes letters, digits, hyphens and underscores only."
            )
        return name

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
        self.references = {key: self._known[key] for key in dict.fromkeys(_used_keys(self.bank))}
        items = {item.id: item for item in self.questions.items}
        fitting = {key: a for key, a in self.answers.items() if key in items and items[key].fits(a)}
        if fitting != self.answers:
            self.answers = fitting

    def still(self, language: str) -> str:
        """Return the quiz as plain HTML: every question, and its answer behind «Vis svaret»."""
        return QuizStill(self.questions, self.name, self.references, self.shuffle, language).html()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_still(super()._repr_mimebundle_(**kwargs), self.still)
