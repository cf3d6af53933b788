"""What the directives build their boxes of: HTML elements as nodes, and texts with their sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from training_safety.figures.section_words import word

_SPACE = "[ \u00a0\u202f]"
#: The emergency numbers and those of six and eight digits, as they are written with spaces.
_PHONE = re.compile(rf"(?<!\w)(?:113|116{_SPACE}1\d\d|22(?:{_SPACE}\d\d){{3}})(?!\w)")


class element(nodes.General, nodes.Element):  # noqa: N801 – docutils names its nodes so
    """An HTML element with attributes: what docutils has no node for."""


def tag(name: str, *children: nodes.Node | str, **attributes: str | bool) -> element:
    """Return an element: ``tag("p", "Text", class_="ts-kind", data_part="guess")``. ``True`` is a bare attribute."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    ident = given.pop("id", "")
    ids = [ident] if ident else []
    node: element = element(
        "", ids=ids, tag=name, html={key: value for key, value in given.items() if value is not False}
    )
    node += [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return node


def fold(
    summary: str,
    *children: nodes.Node,
    open_: bool = False,
    class_: str = "ts-fold",
    id_: str = "",
    solution: bool = False,
) -> element:
    """Return a fold: a quiet line that opens. On paper it is open, but for a solution nobody has opened."""
    summary_line = tag("summary", summary)
    return tag("details", summary_line, *children, class_=class_, open=open_, id=id_, data_solution=solution)


def _visit(translator: Any, node: element) -> None:
    written = {key: "" if value is True else value for key, value in node["html"].items()}
    translator.body.append(translator.starttag(node, node["tag"], "", **written))


def _depart(translator: Any, node: element) -> None:
    translator.body.append(f"</{node['tag']}>\n")


def _pass(translator: Any, node: element) -> None:
    """Elsewhere than in HTML, its content stands alone."""


def phone_links(text: str) -> str:
    """Return a text of the course's data with each phone number as a link that is not broken."""

    def link(match: re.Match[str]) -> str:
        parts = match[0].split()
        shown, dialled = "\u00a0".join(parts), "".join(parts)
        return f"[{shown}](tel:{dialled})"

    return _PHONE.sub(link, text)


class SectionDirective(SphinxDirective):
    """A part of a section: speaks the page's language and stops the build with a sentence."""

    @property
    def language(self) -> str:
        """``nb`` or ``en``."""
        return "en" if self.config.language.startswith("en") else "nb"

    def word(self, key: str) -> str:
        """Return words of the interface in the page's language."""
        return word(key, self.language)

    def link(self, text: str, page: str, anchor: str = "") -> element:
        """Return a link to a page of this book, such as ``book/glossary``; its text alone where the page is not in it."""
        if page not in self.env.found_docs:
            return tag("span", text)
        builder = self.env.app.builder
        address = builder.get_relative_uri(self.env.docname, page) + (f"#{anchor}" if anchor else "")
        return tag("a", text, href=address)

    def wrong(self, sentence: str) -> ExtensionError:
        """Return an error that names the place."""
        return ExtensionError(f"{self.env.docname}, line {self.lineno}: {sentence}")

    def of_data(self, text: str, refs: Iterable[str] = (), phones: bool = False) -> list[nodes.Node]:
        """Return a text of the course's data, which has both languages, as paragraphs with its sources."""
        text = phone_links(text.strip()) if phones else text.strip()
        keys = ",".join(refs)
        found = self.parsed([f"{text} {{footcite:p}}`{keys}`" if keys else text])
        for node in found:
            for part in node.findall(nodes.TextElement):
                part["translatable"] = False  # the other language stands beside it
        return found

    def parsed(self, lines: list[str]) -> list[nodes.Node]:
        """Return lines of MyST as nodes."""
        box = nodes.container()
        source = self.get_source_info()[0]
        self.state.nested_parse(StringList(lines, source=source), self.content_offset, box)
        return list(box.children)

    def of_page(self) -> list[nodes.Node]:
        """Return what the page itself says in the directive."""
        box = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, box)
        return list(box.children)

    def option_text(self, name: str) -> nodes.paragraph:
        """Return what an option says, as a paragraph that a translator meets."""
        text = self.options[name]
        inlines, messages = self.state.inline_text(text, self.lineno)
        paragraph = nodes.paragraph(text, "", *inlines, *messages)
        paragraph.source, paragraph.line = self.get_source_info()
        return paragraph


def setup(app: Sphinx) -> None:
    """Add the node."""
    bare = (_pass, _pass)
    app.add_node(element, html=(_visit, _depart), latex=bare, text=bare, man=bare, texinfo=bare)
