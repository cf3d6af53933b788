"""How a source is written in the list of sources: short author lists, in the page's language."""

from __future__ import annotations

from typing import Any

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import unsrt
from pybtex.style.template import join, node
from sphinx.application import Sphinx
from sphinx.config import Config

#: Longer author lists are cut to the first name.
_MOST_NAMES = 3


@node
def short_names(children: Any, context: dict[str, Any], role: str, last: str, others: str) -> Any:
    """Format up to three names, or the first one and ``others``."""
    style = context["style"]
    persons = [p for p in context["entry"].persons[role] if str(p) != "others"]
    names = [style.format_name(person, style.abbreviate_names) for person in persons]
    if len(persons) < len(context["entry"].persons[role]) or len(names) > _MOST_NAMES:
        return join[names[0], f" {others}"].format_data(context)
    return join(sep=", ", sep2=last, last_sep=last)[names].format_data(context)


class NorwegianStyle(unsrt.Style):
    """The numbered style of the book in Bokmål."""

    last, others = " og ", "mfl."
    unchecked = "Ikke fullt kontrollert ennå."

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return the source; one of which something must still be checked says so."""
        formatted = super().format_entry(label, entry, bib_data)
        if entry.fields.get("annote", "").startswith("verify"):
            formatted.text = Text(formatted.text, " ", self.unchecked)
        return formatted

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        """Return the names of a role."""
        names = short_names(role, last=self.last, others=self.others)
        return unsrt.sentence[names] if as_sentence else names


class EnglishStyle(NorwegianStyle):
    """The same in English."""

    last, others = " and ", "et al."
    unchecked = "Not fully checked yet."


def choose_style(app: Sphinx, config: Config) -> None:
    """Write the sources in the book's language."""
    config["bibtex_default_style"] = "course-en" if config.language.startswith("en") else "course-nb"


def setup(app: Sphinx) -> None:
    """Give pybtex the two styles."""
    register_plugin("pybtex.style.formatting", "course-nb", NorwegianStyle)
    register_plugin("pybtex.style.formatting", "course-en", EnglishStyle)
    app.connect("config-inited", choose_style)
