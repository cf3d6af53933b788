"""The plain HTML of a quiz, in the same frame and of the same height as the live view."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from typing import Any

from training_safety.quiz import Matching, NumberAnswer, Ordering, Question, QuizBank, SingleChoice, Text

# The words that the still shares with the live view are the same there (``WORDS`` in quiz_words.js).
STILL_WORDS = {
    "nb": {
        "purpose": "{count} spørsmål. Du får en forklaring og en kilde til hvert svar.",
        "purposeOne": "Ett spørsmål. Du får en forklaring og en kilde til svaret.",
        "place": "Spørsmål {number} av {count}",
        "single": "Velg ett svar.",
        "several": "Velg alle som passer.",
        "number": "Skriv et tall.",
        "ordering": "Sett i riktig rekkefølge.",
        "matching": "Velg det som hører til hver linje.",
        "tip": "Tips",
        "previous": "Forrige",
        "next": "Neste",
        "rightOption": "Riktig svar",
        "rightAnswer": "Riktig svar: {answer}",
        "rightOrder": "Riktig rekkefølge",
        "yourAnswer": "Svaret ditt",
        "choose": "Velg …",
        "source": "Kilde:",
        "sources": "Kilder:",
        "steps": "Spørsmålene",
        "step": "Spørsmål {number}: {state}",
        "open": "ikke besvart",
        "progress": "{answered} av {count} besvart",
        "kept": "Svarene blir i denne nettleseren.",
        "forget": "Slett svarene",
    },
    "en": {
        "purpose": "{count} questions. Every answer comes with an explanation and a source.",
        "purposeOne": "One question. The answer comes with an explanation and a source.",
        "place": "Question {number} of {count}",
        "single": "Choose one answer.",
        "several": "Choose all that apply.",
        "number": "Write a number.",
        "ordering": "Put in the right order.",
        "matching": "Choose what belongs to each line.",
        "tip": "Hint",
        "previous": "Previous",
        "next": "Next",
        "rightOption": "Right answer",
        "rightAnswer": "Right answer: {answer}",
        "rightOrder": "The right order",
        "yourAnswer": "Your answer",
        "choose": "Choose …",
        "source": "Source:",
        "sources": "Sources:",
        "steps": "The questions",
        "step": "Question {number}: {state}",
        "open": "not answered",
        "progress": "{answered} of {count} answered",
        "kept": "Your answers stay in this browser.",
        "forget": "Delete the answers",
    },
}
_SHOW = {"nb": "Vis svaret", "en": "Show the answer"}


def _written(value: float, language: str) -> str:
    """Return a number as it is written in the language, like ``formatNumber`` in host.js."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.-", "\u202f,\u2212")) if language == "nb" else text


_EMPTY_STEP = '<span class="ts-button ts-quiz-move" aria-hidden="true"></span>'


class QuizStill:
    """The plain HTML of a quiz in one language, in the same frame as the live view."""

    def __init__(
        self,
        bank: QuizBank,
        name: str,
        references: Mapping[str, Mapping[str, Any]],
        shuffle: bool,
        language: str,
    ) -> None:
        """Take what the live view takes; ``language`` is ``"nb"`` or ``"en"``."""
        self.bank = bank
        self.name = name
        self.references = references
        self.shuffle = shuffle
        self.language = language
        self.count = len(bank.items)

    def _t(self, key: str, **values: Any) -> str:
        return escape(STILL_WORDS[self.language][key].format(**values))

    def _words(self, text: Text) -> str:
        return escape(text[self.language])

    def _anchor(self, item: Question) -> str:
        return escape(f"quiz-{self.name}-{item.id}-{self.language}")

    def _sources(self, refs: Collection[str]) -> str:
        known = [self.references[key] for key in refs if key in self.references]
        links = []
        for reference in known:
            label, title = escape(reference["label"][self.language]), escape(reference["title"])
            if reference["url"].startswith(("https://", "http://")):
                url = escape(reference["url"])
                links.append(f'<a href="{url}" title="{title}" rel="noreferrer">{label}</a>')
            else:
                links.append(f'<span title="{title}">{label}</span>')
        if not links:
            return ""
        heading = self._t("sources" if len(links) > 1 else "source")
        return f'<p class="ts-quiz-source">{heading} {" · ".join(links)}</p>'

    def _explanation(self, text: Text, refs: Collection[str]) -> str:
        return f"<p>{self._words(text)}</p>{self._sources(refs)}"

    def _choices(self, item: SingleChoice) -> tuple[str, str]:
        several = item.kind == "several"
        control = "checkbox" if several else "radio"
        rows, answers = [], []
        for index in item.shown_order(self.shuffle):
            option = item.options[index]
            text = self._words(option.text)
            rows.append(
                f'<div class="ts-quiz-row"><label class="ts-quiz-option">'
                f'<input type="{control}" name="{self._anchor(item)}"><span>{text}</span></label></div>'
            )
            mark = f" – {self._t('rightOption')}" if option.correct else ""
            why = self._explanation(option.feedback, option.refs)
            answers.append(f'<li><p class="ts-quiz-key">{text}{mark}</p>{why}</li>')
        return "".join(rows), f'<ul class="ts-quiz-list">{"".join(answers)}</ul>'

    def _number(self, item: NumberAnswer) -> tuple[str, str]:
        unit = self._words(item.unit) if item.unit else ""
        name = f"{self._anchor(item)}-number"
        told = f' aria-describedby="{name}-unit"' if unit else ""
        field = (
            f'<div class="ts-field"><label for="{name}">{self._t("yourAnswer")}</label>'
            f'<div class="ts-quiz-typed"><input class="ts-input ts-quiz-number" id="{name}" type="text" '
            f'inputmode="decimal" autocomplete="off"{told}>'
            + (f'<span id="{name}-unit">{unit}</span>' if unit else "")
            + "</div></div>"
        )
        value = _written(item.answer, self.language)
        right = STILL_WORDS[self.language]["rightAnswer"].format(answer=f"{value} {unit}".strip())
        return (
            field,
            f'<p class="ts-quiz-key">{right}</p>{self._explanation(item.feedback.correct, item.refs)}',
        )

    def _ordering(self, item: Ordering) -> tuple[str, str]:
        rows = "".join(
            f'<li class="ts-quiz-step-row"><span class="ts-quiz-place" aria-hidden="true">{place}.</span>'
            f'<span class="ts-quiz-words">{self._words(item.steps[index])}</span>'
            f'<span class="ts-quiz-moves is-away">{_EMPTY_STEP}{_EMPTY_STEP}</span></li>'
            for place, index in enumerate(item.shown_order(), start=1)
        )
        steps = "".join(f"<li>{self._words(step)}</li>" for step in item.steps)
        answer = (
            f'<p class="ts-quiz-key">{self._t("rightOrder")}</p><ol class="ts-quiz-solution">{steps}</ol>'
            f"{self._explanation(item.feedback.correct, item.refs)}"
        )
        return f'<ol class="ts-quiz-order">{rows}</ol>', answer

    def _matching(self, item: Matching) -> tuple[str, str]:
        order = item.shown_order()
        letters = {choice: chr(ord("A") + place) for place, choice in enumerate(order)}
        named = {choice: f"{letters[choice]}: {self._words(item.choices[choice])}" for choice in order}
        options = "".join(f"<option>{words}</option>" for words in (self._t("choose"), *named.values()))
        listed = "".join(
            f"<li><b>{letters[choice]}</b> <span>{self._words(item.choices[choice])}</span></li>"
            for choice in order
        )
        rows, answers = [f'<ul class="ts-quiz-letters">{listed}</ul>'], []
        for index, pair in enumerate(item.pairs):
            field = f"{self._anchor(item)}-{index}"
            left = self._words(pair.left)
            rows.append(
                f'<div class="ts-quiz-pair"><label for="{field}">{left}</label>'
                f'<select class="ts-input" id="{field}">{options}</select></div>'
            )
            answers.append(f'<li><p class="ts-quiz-key">{left}</p><p>{named[item.solution[index]]}</p></li>')
        answer = f'<ul class="ts-quiz-list">{"".join(answers)}</ul>'
        return "".join(rows), answer + self._explanation(item.feedback.correct, item.refs)

    def _field(self, item: Question) -> tuple[str, str]:
        if isinstance(item, SingleChoice):
            return self._choices(item)
        if isinstance(item, NumberAnswer):
            return self._number(item)
        if isinstance(item, Ordering):
            return self._ordering(item)
        if isinstance(item, Matching):
            return self._matching(item)
        raise TypeError(f"No still for the kind {item.kind}.")

    def _folded(self, title: str, content: str, extra: str = "") -> str:
        return (
            f'<details class="ts-quiz-folded"><summary class="ts-button{extra}">{title}</summary>'
            f'<div class="ts-quiz-said">{content}</div></details>'
        )

    def _link(self, number: int, key: str) -> str:
        if not 1 <= number <= self.count:
            return f'<span class="ts-button is-away" aria-hidden="true">{self._t(key)}</span>'
        return f'<a class="ts-button" href="#{self._anchor(self.bank.items[number - 1])}">{self._t(key)}</a>'

    def _card(self, item: Question, number: int) -> str:
        field, answer = self._field(item)
        show = self._folded(escape(_SHOW[self.language]), answer, " ts-button--main")
        turn = self._link(number - 1, "previous") + self._link(number + 1, "next")
        tip = self._folded(self._t("tip"), f"<p>{self._words(item.hint)}</p>") if item.hint else ""
        return (
            f'<li class="ts-quiz-card" id="{self._anchor(item)}"><fieldset>'
            f'<legend><span class="ts-quiz-count">'
            f"{self._t('place', number=number, count=self.count)}</span> "
            f'<span class="ts-quiz-stem">{self._words(item.stem)}</span></legend>'
            f'<p class="ts-quiz-how">{self._t(item.kind)}</p>'
            f'<div class="ts-quiz-answers">{field}</div></fieldset>'
            f'<div class="ts-quiz-actions">{show}{tip}</div><div class="ts-quiz-turn">{turn}</div></li>'
        )

    def html(self) -> str:
        """Return the still."""
        steps = "".join(
            f'<li><a class="ts-quiz-step{" is-first" if number == 1 else ""}" href="#{self._anchor(item)}" '
            f'aria-label="{self._t("step", number=number, state=STILL_WORDS[self.language]["open"])}">'
            f"<span>{number}</span></a></li>"
            for number, item in enumerate(self.bank.items, start=1)
        )
        cards = "".join(self._card(item, number) for number, item in enumerate(self.bank.items, start=1))
        title = escape(f"quiz-{self.name}-{self.language}")
        purpose = self._t("purposeOne") if self.count == 1 else self._t("purpose", count=self.count)
        return (
            f'<section class="ts-widget ts-quiz" lang="{self.language}" aria-labelledby="{title}">'
            f'<p class="ts-title" id="{title}">{self._words(self.bank.title)}</p>'
            f'<p class="ts-purpose">{purpose}</p>'
            f'<ol class="ts-quiz-steps" aria-label="{self._t("steps")}">{steps}</ol>'
            f'<ol class="ts-quiz-stack ts-quiz-stack--still">{cards}</ol>'
            f'<div class="ts-quiz-foot is-away" aria-hidden="true"><div class="ts-quiz-calm"><div>'
            f'<p class="ts-quiz-progress">{self._t("progress", answered=0, count=self.count)}</p>'
            f'<p class="ts-note">{self._t("kept")}</p></div>'
            f'<span class="ts-button ts-button--quiet">{self._t("forget")}</span></div></div></section>'
        )
