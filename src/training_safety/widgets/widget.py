"""What every widget of the course is: an anywidget that knows its folder, its settings and what it is kept under."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from reprlib import Repr
from typing import Any, ClassVar, Self

import anywidget
import traitlets

from training_safety.course_data import course_file
from training_safety.widgets.shared.es_modules import inlined, style_sheets
from training_safety.widgets.shared.record_names import RecordName

_WIDGETS = Path(__file__).parent
#: What a saved notebook says in the place of a widget.
_SAVED = {
    "nb": "Her står et verktøy fra kurset Trygg trening – ryggen. Kjør cellen, så kan du bruke det.",
    "en": "This is a tool of the course Train safely – the back. Run the cell to use it.",
}
_SHORT = Repr()
_SHORT.maxlevel = 1


class CourseWidget(anywidget.AnyWidget):
    """A widget whose ``view.js`` and ``style.css`` lie beside its module, in a folder of its own."""

    #: Where the course keeps the files that such a widget is made of, such as ``"quizzes/{}.yml"``.
    _files: ClassVar[str] = ""

    lang = traitlets.Enum(["nb", "en"], default_value="nb", help="The language outside the book.").tag(
        sync=True
    )
    name = RecordName(help="What the reader's work is kept under; the page's name when empty.").tag(sync=True)

    def __init_subclass__(cls, **options: Any) -> None:
        """Take the view and the style from the folder, and the settings into the signature and the docstring."""
        if CourseWidget in cls.__bases__:  # anywidget makes a class of each instance too, which has it all
            folder = Path(sys.modules[cls.__module__].__file__ or "").parent
            sheets = (_WIDGETS / "shared" / "tokens.css", *style_sheets(folder / "view.js"))
            cls._esm = inlined(folder / "view.js")
            cls._css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
            cls.__signature__ = _signature(cls)
            told = "\n".join(
                f"    {name}: {trait.help} [{_SHORT.repr(_default(trait))}]"
                for name, trait in _settings(cls).items()
            )
            cls.__doc__ = f"{inspect.cleandoc(cls.__doc__ or '')}\n\nSettings [and what they are without you]:\n{told}\n"
        super().__init_subclass__(**options)

    def __init__(self, **settings: Any) -> None:
        """Take any setting by name. Raises ``TypeError`` with the nearest name for one that is none."""
        for name in settings:
            if not self.has_trait(name):
                known = list(_settings(type(self)))
                near = get_close_matches(name, known, n=1)
                hint = f" Did you mean {near[0]}?" if near else ""
                raise TypeError(
                    f"{type(self).__name__} has no setting {name!r}.{hint} It has: {', '.join(known)}."
                )
        super().__init__(**settings)

    @classmethod
    def from_file(cls, file: str | Path, **settings: Any) -> Self:
        """Return the widget of one of the course's files, by its name, or of a YAML file of yours, by its path.

        A text without an ending is a name. What the reader does is kept under the file's name unless
        you give another. Raises ``FileNotFoundError`` for an unknown file, and ``ValueError`` that
        names the file and the place for a mistake in it.
        """
        if not cls._files:
            raise TypeError(f"{cls.__name__} is not made of a file. Give its settings: {cls.__name__}(…).")
        path = Path(file) if Path(file).suffix else course_file(cls._files.format(file))
        return cls._of_file(path, **{"name": re.sub(r"[^\w-]+", "_", path.stem), **settings})

    @classmethod
    def _of_file(cls, path: Path, **settings: Any) -> Self:
        raise NotImplementedError

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return what a cell shows: the widget, and a sentence for a notebook that is only read."""
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": _SAVED[self.lang]}, metadata

    def __repr__(self) -> str:
        """Return the class with its settings, long ones shortened."""
        shown = (f"{name}={_SHORT.repr(getattr(self, name))}" for name in _settings(type(self)))
        return f"{type(self).__name__}({', '.join(shown)})"


def _settings(cls: type[CourseWidget]) -> Mapping[str, traitlets.TraitType[Any, Any]]:
    """Return what can be set of a widget, by name: its own synced traits, the common ones last."""
    found: dict[str, traitlets.TraitType[Any, Any]] = {}
    for each in cls.__mro__[: cls.__mro__.index(CourseWidget) + 1]:
        for name, trait in vars(each).items():
            is_set = (
                isinstance(trait, traitlets.TraitType) and trait.metadata.get("sync") and not trait.read_only
            )
            if is_set and not name.startswith("_"):
                found.setdefault(name, trait)
    return found


def _default(trait: traitlets.TraitType[Any, Any]) -> object:
    """Return what a setting is when nothing is given; ``...`` where it depends on the others."""
    return ... if trait.default_value is traitlets.Undefined else trait.default_value


def _signature(cls: type[CourseWidget]) -> inspect.Signature:
    """Return the signature that help shows: what the class takes itself, and its settings by name."""
    own = [
        parameter
        for parameter in inspect.signature(cls.__init__).parameters.values()
        if parameter.name != "self" and parameter.kind is not parameter.VAR_KEYWORD
    ]
    names = {parameter.name for parameter in own}
    settings = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_default(trait))
        for name, trait in _settings(cls).items()
        if name not in names
    ]
    return inspect.Signature([*own, *settings])
