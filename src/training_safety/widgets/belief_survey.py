"""The belief survey: what a reader thinks about training and the back, before the course and after it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets
import yaml

from training_safety.beliefs import ROUNDS, statements_from_data
from training_safety.course_data import course_file
from training_safety.widgets.modules import notebook_module, notebook_styles
from training_safety.widgets.references import Reference, bibliography
from training_safety.widgets.stills import MimeBundle, with_still

# The words of the still; the live widget has the same ones, and a test compares them.
_WORDS = {
    "nb": {
        "title_before": "Hva tror du om trening og rygg?",
        "title_after": "Hva tror du om trening og rygg nå?",
        "purpose_before": "{count} påstander: vis hvor enig du er i hver av dem.",
        "purpose_after": "De samme {count} påstandene som i innledningen: vis hvor enig du er nå.",
        "calm_before": "Ingen svar er feil. Du møter påstandene igjen mot slutten av kurset.",
        "calm_after": "Ingen svar er feil. Svarene fra innledningen vises når du ber om det.",
        "how": "Trykk på linjen, dra, eller bruk piltastene. 0 er helt uenig, 10 er helt enig.",
        "low": "Helt uenig",
        "high": "Helt enig",
        "unanswered": "ikke svart",
        "privacy": "Svarene blir i denne nettleseren, og ingen andre ser dem. Du kan slette dem her.",
        "show": "Vis hva som har endret seg",
        "save": "Last ned svarene",
        "bring": "Hent inn",
        "delete": "Slett svarene",
        "sure": "Slette alle svarene fra begge runder?",
        "yes": "Ja, slett",
        "no": "Nei, behold",
        "no_script": "Her er påstandene til å lese. Skriv ut siden, så kan du sette kryss på linjene.",
    },
    "en": {
        "title_before": "What do you think about training and the back?",
        "title_after": "What do you think about training and the back now?",
        "purpose_before": "{count} statements: show how much you agree with each of them.",
        "purpose_after": "The same {count} statements as in the introduction: show how much you agree now.",
        "calm_before": "No answer is wrong. You meet the statements again towards the end of the course.",
        "calm_after": "No answer is wrong. Your answers from the introduction are shown when you ask.",
        "how": "Press the line, drag, or use the arrow keys. 0 is fully disagree, 10 is fully agree.",
        "low": "Fully disagree",
        "high": "Fully agree",
        "unanswered": "not answered",
        "privacy": "Your answers stay in this browser, and nobody else sees them. You can delete them here.",
        "show": "Show what has changed",
        "save": "Download the answers",
        "bring": "Bring in",
        "delete": "Delete the answers",
        "sure": "Delete all answers from both rounds?",
        "yes": "Yes, delete",
        "no": "No, keep",
        "no_script": "These are the statements to read. Print the page to put crosses on the lines.",
    },
}


class BeliefSurvey(anywidget.AnyWidget):
    """Twelve statements to agree or disagree with, before the course and again at its end.

    The reader answers from 0 to 10. In the round "after", the widget shows how each answer has
    moved, and what the course says. The answers stay in the reader's browser: they never reach
    Python and are in no notebook. A file that the reader downloads from the widget can be read with
    `training_safety.beliefs.answers_from_json`.

    >>> survey = BeliefSurvey.from_file("beliefs", round="after")
    >>> len(survey.statements)
    12
    >>> survey.round
    'after'
    """

    _esm = notebook_module("belief_survey")
    _css = notebook_styles("belief_survey")

    lang = traitlets.Enum(["nb", "en"], default_value="nb", help="The language outside the book.").tag(
        sync=True
    )
    round = traitlets.Enum(
        list(ROUNDS), default_value="before", help="Before the course, or after it with the changes."
    ).tag(sync=True)
    survey = traitlets.Unicode(
        "beliefs", help="The name the answers are kept under; both rounds of one survey share it."
    ).tag(sync=True)
    statements = traitlets.List(traitlets.Dict(), help="The statements, as in the course's beliefs.yml.").tag(
        sync=True
    )
    sources = traitlets.Dict(help="The sources by key: label (nb, en), title and url.").tag(sync=True)
    revision = traitlets.Int(
        0, help="Counts answers in the browser, so that two views of the survey stay in step."
    ).tag(sync=True)

    @classmethod
    def from_file(cls, name: str | Path, **traits: Any) -> BeliefSurvey:
        """Return the survey of a course file, ``"beliefs"``, or of a YAML file of your own.

        Raises ``FileNotFoundError`` for an unknown file, and ``ValueError`` naming the file, the
        statement and the field for a mistake in it.
        """
        path = Path(name) if Path(name).suffix else course_file(f"{name}.yml")
        return cls(statements=_statements_in(path), **{"survey": path.stem, **traits})

    @traitlets.default("statements")
    def _course_statements(self) -> list[dict[str, Any]]:
        return _statements_in(course_file("beliefs.yml"))

    @traitlets.default("sources")
    def _named_sources(self) -> dict[str, Reference]:
        return _sources({"statements": self.statements}, "statements")

    @traitlets.observe("statements")
    def _name_sources(self, change: Any) -> None:
        self.sources = self._named_sources()

    @traitlets.validate("statements")
    def _valid_statements(self, proposal: Any) -> Any:
        try:
            _sources({"statements": proposal["value"]}, "statements")
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
        return proposal["value"]

    @traitlets.validate("survey")
    def _valid_survey(self, proposal: Any) -> Any:
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", proposal["value"]):
            raise traitlets.TraitError(
                f"survey is {proposal['value']!r}; use small letters, digits, hyphens and underscores."
            )
        return proposal["value"]

    def still(self, language: str) -> str:
        """Return the survey as plain HTML: the statements, each with an empty line to mark."""
        words = {
            key: escape(text.format(count=len(self.statements))) for key, text in _WORDS[language].items()
        }
        row = (
            '<li class="ts-beliefs-row"><p class="ts-beliefs-statement">{text}</p>'
            '<div class="ts-beliefs-scale"><div class="ts-beliefs-line"></div>'
            '<div class="ts-beliefs-ends"><span>{low}</span><span class="ts-beliefs-value" data-unset>'
            "{unanswered}</span><span>{high}</span></div></div></li>"
        )
        rows = "".join(row.format(text=escape(s["text"][language]), **words) for s in self.statements)

        def button(key: str, kind: str = "") -> str:
            return f'<span class="ts-button {kind}">{words[key]}</span>'

        # The room that the live widget's buttons take, so that nothing moves when they come.
        foot = (
            f"{button('show', 'ts-button--main') if self.round == 'after' else ''}"
            f'<p class="ts-note">{words["privacy"]}</p><div class="ts-beliefs-places">'
            f'<div class="ts-beliefs-tools">{button("save")}{button("bring")}{button("delete")}</div>'
            f'<div class="ts-beliefs-sure"><p>{words["sure"]}</p>{button("no")}{button("yes")}</div></div>'
        )
        return (
            '<section class="ts-widget ts-beliefs">'
            f'<p class="ts-title">{words["title_" + self.round]}</p>'
            f'<p class="ts-purpose">{words["purpose_" + self.round]}</p>'
            f'<p class="ts-beliefs-calm">{words["calm_" + self.round]}</p>'
            f'<p class="ts-hint">{words["how"]}</p>'
            f'<ol class="ts-beliefs-list">{rows}</ol><noscript><p>{words["no_script"]}</p></noscript>'
            f'<div class="ts-beliefs-foot" aria-hidden="true"><div class="ts-beliefs-progress"></div>{foot}'
            '<p class="ts-beliefs-status"></p></div></section>'
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> MimeBundle | None:
        return with_still(super()._repr_mimebundle_(**kwargs), self.still)


def _statements_in(path: Path) -> list[dict[str, Any]]:
    """Return the file's statements; raises ``ValueError`` naming file, statement and field."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name} is not YAML: {error}") from None
    _sources(data, path.name)
    statements: list[dict[str, Any]] = data["statements"]
    return statements


def _sources(data: object, source: str) -> dict[str, Reference]:
    """Return the sources of the statements by key, once the statements are valid."""
    entries = bibliography(course_file("references.bib"))
    found = {}
    for number, statement in enumerate(statements_from_data(data, source), start=1):
        for key in statement.refs:
            if key not in entries:
                raise ValueError(
                    f"{source}, statement {number} ({statement.id}), field «refs»: "
                    f"references.bib has no {key!r}; add it there or correct it."
                )
            found[key] = entries[key]
    return found
