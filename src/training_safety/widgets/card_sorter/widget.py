"""Cards to put into places, or into order, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import traitlets

from training_safety.course_data import course_file
from training_safety.widgets.shared.references import Reference, bibliography
from training_safety.widgets.widget import CourseWidget

_TEXTS = {"cards": ("title",), "order": ("title", "first", "last")}
_CARD = {"cards": ("feedback", "place"), "order": ("feedback",)}


class CardSorter(CourseWidget):
    """Cards to put into places, or into order, with the reason for each.

    The course's own are made by `training_safety.activity`, by the page's stem and the entry's key. What
    the reader does stays in the browser: it never reaches Python and is in no notebook.

    >>> from training_safety import activity
    >>> cards = activity("technique_and_guidance.cues", lang="en")
    >>> cards.activity["title"]["en"]
    'Put the cues where they point'
    >>> cards.name
    'technique_and_guidance.cues'
    """

    activity = traitlets.Dict(
        help='What is sorted: an entry of the kind "cards" or "order", as in book/activities.'
    ).tag(sync=True)
    references = traitlets.Dict(help="The sources by key: label (nb, en), title and url.").tag(sync=True)

    def __init__(self, activity: Mapping[str, Any], **settings: Any) -> None:
        """Make the widget of an entry; see the class. Raises ``traitlets.TraitError`` for one that is not whole."""
        super().__init__(activity=activity, **settings)

    @traitlets.default("references")
    def _named_sources(self) -> dict[str, Reference]:
        known = bibliography(course_file("references.bib"))
        return {key: known[key] for card in self.activity["cards"] for key in card.get("refs", ())}

    @traitlets.observe("activity")
    def _name_sources(self, _change: Any) -> None:
        self.references = self._named_sources()

    @traitlets.validate("activity")
    def _whole(self, proposal: Any) -> Any:
        for slip in _slips(proposal["value"]):
            raise traitlets.TraitError(f"These cards cannot be sorted: {slip}.")
        return proposal["value"]


def _slips(activity: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is missing or wrong, the first first."""
    kind = activity.get("kind")
    if kind not in _TEXTS:
        yield f'the kind is {kind!r}; it is "cards" (with places) or "order"'
        return
    for part in _TEXTS[kind]:
        yield from _no_text(activity.get(part), part)
    places, cards = activity.get("places", []), activity.get("cards", [])
    for name, parts in (("places", places), ("cards", cards)):
        if (name == "cards" or kind == "cards") and len(parts) < 2:
            yield f"give at least two {name}"
        ids = [part.get("id") for part in parts]
        for number, part in enumerate(parts):
            if not part.get("id") or ids.index(part["id"]) < number:
                yield f"{name}[{number}] needs an id of its own"
            yield from _no_text(part, f"{name}[{number}]")
    known = bibliography(course_file("references.bib"))
    for card in cards:
        for part in _CARD[kind]:
            if part == "feedback":
                yield from _no_text(card.get(part), f"{card['id']}, feedback")
            elif card.get(part) not in [place["id"] for place in places]:
                yield f"{card['id']} belongs in {card.get(part)!r}, which is none of the places"
        for key in card.get("refs", ()):
            if key not in known:
                yield f"{card['id']} names the source {key!r}, which references.bib does not have"


def _no_text(value: object, where: str) -> Iterator[str]:
    if not isinstance(value, Mapping) or not all(
        isinstance(value.get(language), str) and value[language].strip() for language in ("nb", "en")
    ):
        yield f"{where} needs its text in Bokmål (nb) and in English (en)"
