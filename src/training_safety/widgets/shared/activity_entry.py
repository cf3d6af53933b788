"""What the widgets of the activities have in common: the entry they are made of, and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import traitlets

from training_safety.course_data import course_file
from training_safety.widgets.shared.references import Reference, bibliography, used_keys

_LANGUAGES = ("nb", "en")


class ActivityEntry(traitlets.HasTraits):
    """The part of a widget that holds an entry of ``book/activities/``, such as a timeline."""

    #: The kinds of entry that the widget can show.
    _kinds: ClassVar[tuple[str, ...]] = ()

    activity = traitlets.Dict(help="What is shown, as in a page's file in book/activities.").tag(sync=True)
    references = traitlets.Dict(help="The sources by key: label (nb, en), title and url.").tag(sync=True)

    def __init__(self, activity: Mapping[str, Any], **settings: Any) -> None:
        """Take the entry, and any setting by name. Raises ``ValueError`` that says what is wrong in the entry."""
        checked = self._checked(activity)
        own = settings.get("references", {})
        for key in used_keys(checked):
            if key not in own and key not in bibliography(course_file("references.bib")):
                raise ValueError(
                    f"{type(self).__name__} names the source {key!r}, which references.bib does not have. "
                    "Correct the key, or give the source in references=."
                )
        super().__init__(activity=checked, **settings)

    @classmethod
    def _checked(cls, entry: Any) -> dict[str, Any]:
        """Return the entry; raises ``ValueError`` that says what is wrong in it."""
        if not isinstance(entry, Mapping) or entry.get("kind") not in cls._kinds:
            kinds = " or ".join(cls._kinds)
            given = f"the kind {entry.get('kind')!r}" if isinstance(entry, Mapping) else repr(entry)
            raise ValueError(f"{cls.__name__} shows an entry of the kind {kinds}; this one has {given}.")
        problem = next(_untold(entry), None) or next(cls._problems(entry), None)
        if problem:
            raise ValueError(f"{cls.__name__}: {problem}")
        return dict(entry)

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        """Yield what is wrong in an entry of the right kind, a sentence each."""
        yield from ()

    @traitlets.validate("activity")
    def _valid_activity(self, proposal: Any) -> dict[str, Any]:
        try:
            return self._checked(proposal["value"])
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None

    @traitlets.observe("activity")
    def _name_references(self, change: Any) -> None:
        self.references = {**self.references, **_references(change["new"])}


def _references(entry: Any) -> dict[str, Reference]:
    known = bibliography(course_file("references.bib"))
    return {key: known[key] for key in dict.fromkeys(used_keys(entry)) if key in known}


def missing(part: Any, fields: tuple[str, ...], where: str) -> Iterator[str]:
    """Yield a sentence for each field that a part of an entry lacks."""
    for field in fields:
        if not isinstance(part, Mapping) or field not in part:
            yield f"{where} has no {field!r}. Give it one, as the entries in book/activities have."


def _untold(value: Any, where: str = "the entry") -> Iterator[str]:
    """Yield a sentence for each text that is not there in both languages."""
    if isinstance(value, Mapping):
        told = [language for language in _LANGUAGES if language in value]
        for language in _LANGUAGES if told else ():
            if not str(value.get(language) or "").strip():
                yield f'{where} has no text in "{language}". Write it beside the other language.'
        for name, part in value.items():
            yield from _untold(part, f"{where}, {name}" if where != "the entry" else str(name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _untold(part, f"{where}[{number}]")
