"""The names under which a reader's browser keeps what is done in a widget."""

from __future__ import annotations

import re
from typing import Any

import traitlets

_NAME = re.compile(r"\w[\w.-]{0,79}")


class RecordName(traitlets.Unicode):  # type: ignore[type-arg]
    """A name of letters, digits, hyphens, underscores and points, at most 80.

    Widgets of one class that have the same name share what is kept. Without a name (an empty one)
    the book's page gives its own, and a build with two such widgets of a class on one page stops. What
    always has to have a name is ``needed``.
    """

    def __init__(self, default_value: str = "", *, needed: bool = False, **options: Any) -> None:
        """Make the trait; its other options are those of ``traitlets.Unicode``."""
        self.needed = needed
        super().__init__(default_value, **options)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the name, or raise ``traitlets.TraitError`` with the rule."""
        name = super().validate(obj, value)
        if (name == "" and not self.needed) or _NAME.fullmatch(name):
            return name
        raise traitlets.TraitError(
            f"{self.name} is {name!r}; use letters, digits, hyphens, underscores and points, at most 80, "
            "and begin with a letter or a digit."
        )
