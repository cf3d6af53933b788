"""``{guess} key``: a question that the page answers, to be guessed first.

The question stands in the page's activities. The options are buttons with a script
(``static/section.js``), and a list without; the answer is a fold that a guess opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes

from training_safety.site.directives.data import activity_of
from training_safety.site.directives.markup import SectionDirective, fold, tag

#: Options of at most so many characters stand three side by side on a phone; of more than that, or with a longer
#: word, each on a line.
_SHORT, _LONG, _LONG_WORD = 9, 15, 12


def options_class(entry: Mapping[str, Any], language: str) -> str:
    """Return the class for how wide the options are: no word may be cut to set them side by side."""
    options = [option[language] for option in entry["options"]]
    longest = max(map(len, options))
    word = max(len(word) for option in options for word in option.split())
    if longest <= _SHORT:
        return "ts-options--short"
    return "ts-options--long" if longest > _LONG or word > _LONG_WORD else ""


class Guess(SectionDirective):
    """``{guess} key``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the question, its options and its answer."""
        key = self.arguments[0]
        topic, entry = activity_of(self, key, "guess")
        language, name = self.language, f"guess-{key}"
        options = [
            tag(
                "li",
                tag(
                    "button",
                    option[language],
                    type_="button",
                    class_="ts-option",
                    disabled=True,
                    data_option=option["nb"],
                    data_answer=number == entry["answer"],
                ),
            )
            for number, option in enumerate(entry["options"])
        ]
        ask = tag("p", entry["ask"][language], class_="ts-asked", id_=f"{name}-ask")
        box = tag(
            "div",
            tag("p", self.word("guess"), class_="ts-kind"),
            ask,
            tag("ul", *options, class_=f"ts-options {options_class(entry, language)}".strip()),
            fold(
                self.word("guess_show"),
                *self.of_data(entry["reveal"][language], entry.get("refs", ())),
                class_="ts-answer",
            ),
            tag("p", class_="ts-only-heard", role="status"),
            class_="ts-ask ts-guess",
            id_=name,
            role="group",
            aria_labelledby=f"{name}-ask",
            data_part="guess",
            data_guess=f"{topic}.{key}",
        )
        return [box]
