"""``{ways}``: into the page at once – buttons made from what stands on it – and what it asks and gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from training_safety.activities import read_activities
from training_safety.figures.section_words import has_word, word
from training_safety.site.directives.data import note_data, topic_of
from training_safety.site.directives.markup import SectionDirective, element, tag
from training_safety.site.sections.source import Part, page_source

_ACTIVITY = re.compile(r"""\bactivity\(\s*["']([\w.]+)["']""")
_WIDGET = re.compile(r"\b([A-Z]\w+)(?:\.\w+)?\(")
ALARM_PAGE = "book/alarm_signs"
_QUIZ = re.compile(r"\bQuiz\b")


class Ways(SectionDirective):
    """``{ways}`` with ``:do:``, ``:learn:`` and ``:need:``, one short line each."""

    option_spec = {name: directives.unchanged_required for name in ("do", "learn", "need")}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return the buttons' place and the lines. What the page has is known when all of it is read."""
        lines = []
        for name in ("do", "learn", "need"):
            if name in self.options:
                lines.append(tag("dt", self.word(f"ways_{name}")))
                lines.append(tag("dd", self.option_text(name)))
        note_data(self, f"activities/{topic_of(self)}.yml")
        nav = tag("nav", tag("ul", class_="ts-ways-list"), class_="ts-ways-in", aria_label=self.word("ways"))
        return [tag("div", nav, tag("dl", *lines), class_="ts-ways", data_part="ways")]


def tool_name(cell: Part, kinds: dict[str, str], language: str) -> str | None:
    """Return what the button to a cell's tool says; ``None`` if the cell is no tool. ``kinds`` are the activities'."""
    if found := _ACTIVITY.search(cell.text):
        key = kinds.get(found[1], "")
    elif (found := _WIDGET.search(cell.text)) and not _QUIZ.search(cell.text):
        key = found[1]
    else:
        return None
    return word(f"tool_{key}" if has_word(f"tool_{key}") else "tool", language)


class FillWays(SphinxTransform):
    """Put the buttons of ``{ways}`` in their place when the whole page has been read."""

    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Find the tool, the alarm box, the quiz and the sources, and link to each."""
        ways = [each for each in self.document.findall(element) if each["html"].get("data-part") == "ways"]
        if not ways:
            return
        language = "en" if self.config.language.startswith("en") else "nb"
        for place in ways[0].findall(element):
            if place["html"].get("class") == "ts-ways-list":
                place += [
                    tag("li", tag("a", text, href=target, class_="ts-way"))
                    for text, target in self.destinations(language)
                ]

    def destinations(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield the words and the address of each way.

        What is urgent is asked on the alarm page, whole: a page's own box has some of the questions.
        """
        text = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8")
        cells = [cell for cell in page_source(text).cells() if not _removed(cell)]
        shown = [
            each for each in self.document.findall(nodes.container) if each.get("nb_element") == "cell_code"
        ]
        pairs = list(zip(cells, shown, strict=False))
        kinds = self.kinds()
        for cell, box in pairs:
            if tool := tool_name(cell, kinds, language):
                yield tool, f"#{_near(box)}"
                break
        boxes = [(each["html"], each) for each in self.document.findall(element)]
        if any("data-alarm" in html for html, _ in boxes):
            yield (
                word("ways_alarm", language),
                self.app.builder.get_relative_uri(self.env.docname, ALARM_PAGE),
            )
        if quiz := next((box for cell, box in pairs if _QUIZ.search(cell.text)), None):
            yield word("ways_quiz", language), f"#{_near(quiz)}"
        if any(html.get("data-part") == "sources" for html, _ in boxes):
            yield word("ways_sources", language), "#sources"

    def kinds(self) -> dict[str, str]:
        """Return the kind of each activity of the page."""
        topic = str(self.env.docname).rpartition("/")[2]
        path = Path(self.env.srcdir) / "book" / "activities" / f"{topic}.yml"
        if not path.is_file():
            return {}
        return {f"{topic}.{key}": str(entry.get("kind")) for key, entry in read_activities(path).items()}


def _removed(cell: Part) -> bool:
    return bool(re.search(r"remove[-_]cell", cell.options.get("tags", "")))


def _near(node: Any) -> str:
    """Return the id to go to: the heading's over the node."""
    while not isinstance(node, nodes.section):
        node = node.parent
    return str(node["ids"][0])


def setup(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(FillWays)
