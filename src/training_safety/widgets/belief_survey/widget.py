"""The belief survey: what a reader thinks about training and the back, before the course and after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import traitlets
import yaml

from training_safety.course_data import course_file
from training_safety.models.course.claims import claims
from training_safety.models.course.objectives import sections
from training_safety.models.quiz.beliefs import ROUNDS, statements_from_data
from training_safety.widgets.shared.record_names import RecordName
from training_safety.widgets.shared.references import Reference, bibliography
from training_safety.widgets.widget import CourseWidget


class BeliefSurvey(CourseWidget):
    """Twelve statements to agree or disagree with, before the course and again at its end.

    The reader answers from 0 to 10. In the round "after", the widget shows how each answer has
    moved, and what the course says. The answers stay in the reader's browser: they never reach
    Python and are in no notebook. A file that the reader downloads from the widget can be read with
    `training_safety.models.quiz.beliefs.answers_from_json`.

    >>> survey = BeliefSurvey.from_file("beliefs", round="after")
    >>> len(survey.statements)
    12
    >>> survey.round
    'after'
    """

    _files = "{}.yml"

    round = traitlets.Enum(
        list(ROUNDS), default_value="before", help="Before the course, or after it with the changes."
    ).tag(sync=True)
    name = RecordName(
        "beliefs", needed=True, help="What the answers are kept under; both rounds of one survey share it."
    ).tag(sync=True)
    statements = traitlets.List(traitlets.Dict(), help="The statements, as in the course's beliefs.yml.").tag(
        sync=True
    )
    sources = traitlets.Dict(help="The sources by key: label (nb, en), title and url.").tag(sync=True)

    places = traitlets.Dict(
        help="Where the course teaches of each statement, by the statement's id: page, and title (nb, en)."
    ).tag(sync=True)

    @classmethod
    def _of_file(cls, path: Path, **settings: Any) -> Self:
        return cls(statements=_statements_in(path), **settings)

    @traitlets.default("statements")
    def _course_statements(self) -> list[dict[str, Any]]:
        return _statements_in(course_file("beliefs.yml"))

    @traitlets.default("sources")
    def _named_sources(self) -> dict[str, Reference]:
        return _sources({"statements": self.statements}, "statements")

    @traitlets.default("places")
    def _named_places(self) -> dict[str, dict[str, Any]]:
        return {statement["id"]: _place(statement["claims"]) for statement in self.statements}

    @traitlets.observe("statements")
    def _name_sources(self, change: Any) -> None:
        self.sources, self.places = self._named_sources(), self._named_places()

    @traitlets.validate("statements")
    def _valid_statements(self, proposal: Any) -> Any:
        try:
            _sources({"statements": proposal["value"]}, "statements")
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
        return proposal["value"]


def _place(ids: list[str]) -> dict[str, Any]:
    """Return the page and the title of the first heading of the claims that is not the introduction, where the survey stands."""
    numbers = [claims()[claim_id].section for claim_id in ids if claim_id in claims()]
    opening = next(iter(sections()))
    number = next((number for number in numbers if number != opening), opening)
    section = sections()[number]
    return {"page": section.page, "title": {"nb": section.title.nb, "en": section.title.en}}


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
