"""``{drawing} file.svg``: a drawing of the course's own in the page, with its caption.

The drawing takes the page's colours. Its words, its title and its description are translated with
the page's other words, from the same catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from training_safety.site.directives.data import book_of
from training_safety.site.directives.markup import SectionDirective, tag

_SVG = "http://www.w3.org/2000/svg"
_WORDS = frozenset(f"{{{_SVG}}}{name}" for name in ("title", "desc", "text", "tspan"))


class drawing(nodes.General, nodes.Element, addnodes.translatable):  # noqa: N801 – docutils names its nodes so
    """An SVG with its words apart: ``words`` as the page shows them, ``rawwords`` as they were drawn."""

    def preserve_original_messages(self) -> None:
        """Keep the drawn words."""
        self["rawwords"] = list(self["words"])

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Put a translation in the place of each of its words."""
        self["words"] = [
            translated_message if raw == original_message else shown
            for raw, shown in zip(self["rawwords"], self["words"], strict=True)
        ]

    def extract_original_messages(self) -> Sequence[str]:
        """Return the drawn words, each once."""
        return list(dict.fromkeys(self["rawwords"]))


def texts_of(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str]]:
    """Yield the elements that hold words, and whether it is their ``text`` or their ``tail``."""
    for each in root.iter():
        if each.tag in _WORDS and each.text and each.text.strip():
            yield each, "text"
        if each.tag == f"{{{_SVG}}}tspan" and each.tail and each.tail.strip():
            yield each, "tail"


def svg_with(source: str, words: Sequence[str]) -> str:
    """Return the drawing with these words in the order of its own."""
    root = ElementTree.fromstring(source)
    for (each, where), shown in zip(list(texts_of(root)), words, strict=True):
        setattr(each, where, shown)
    written = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return re.sub(r"(</?)ns0:", r"\1", written).replace("xmlns:ns0=", "xmlns=")


class Drawing(SectionDirective):
    """``{drawing} file.svg`` with the caption as its content."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the figure."""
        path = book_of(self) / "assets" / self.arguments[0]
        if not path.is_file():
            raise self.wrong(
                f"there is no drawing book/assets/{self.arguments[0]}. Draw it, or correct the name."
            )
        self.env.note_dependency(str(path))
        source = path.read_text(encoding="utf-8")
        try:
            root = ElementTree.fromstring(source)
        except ElementTree.ParseError as error:
            raise self.wrong(f"{path.name} is not SVG: {error}.") from None
        node = drawing("", svg=source, words=[getattr(each, where).strip() for each, where in texts_of(root)])
        node.source, node.line = self.get_source_info()
        caption = [tag("figcaption", *self.of_page())] if self.content else []
        return [tag("figure", node, *caption, class_="ts-drawing", data_part="drawing")]


def _visit(translator: Any, node: drawing) -> None:
    translator.body.append(svg_with(node["svg"], node["words"]))
    raise nodes.SkipNode


def _skip(translator: Any, node: drawing) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the node."""
    none = (_skip, None)
    app.add_node(drawing, html=(_visit, None), latex=none, text=none, man=none, texinfo=none)
