"""«Kort sagt» and «Husk»: what the page says first and last, set apart."""

from __future__ import annotations

from docutils import nodes

from training_safety.site.directives.markup import SectionDirective, tag


class ShortAnswer(SectionDirective):
    """``{kort-sagt}``: the answer to the question the reader came with."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the answer, larger than the text."""
        self.assert_has_content()
        return [tag("div", *self.of_page(), class_="ts-short-answer", data_part="kort-sagt")]


class Remember(SectionDirective):
    """``{remember}``: three lines, and where next."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the lines."""
        self.assert_has_content()
        return [tag("div", *self.of_page(), class_="ts-remember", data_part="remember")]
