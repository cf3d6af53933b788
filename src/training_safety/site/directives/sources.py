"""``{sources}``: the quiet end of a section – what would change our minds, other claims, for teachers, sources."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from docutils import nodes
from docutils.parsers.rst import directives

from training_safety.site.directives.claim import claim_box, claim_of
from training_safety.site.directives.data import objectives_of
from training_safety.site.directives.markup import SectionDirective, element, fold, tag


class Sources(SectionDirective):
    """``{sources}`` with ``:mind:``, ``:searched:``, ``:more:`` and ``:discuss:``."""

    option_spec = {  # noqa: RUF012 – docutils' own form
        "mind": directives.unchanged_required,
        "searched": directives.unchanged_required,
        "more": directives.unchanged_required,
        "discuss": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the folds."""
        folds: list[element] = []
        if more := self.options.get("more", "").split():
            boxes = [claim_box(self, claim_of(self, each), compact=True, told=False) for each in more]
            folds.append(fold(self.word("sources_more"), *boxes))
        if "mind" in self.options:
            folds.append(fold(self.word("sources_mind"), self.option_text("mind"), *self._searched()))
        if teaching := self._teaching():
            folds.append(fold(self.word("sources_teaching"), *teaching))
        cited = self.parsed(["```{footbibliography}", "```"])
        folds.append(fold(self.word("sources"), *cited, id_="sources"))
        return [tag("div", *folds, class_="ts-sources", data_part="sources")]

    def _searched(self) -> list[nodes.Node]:
        if "searched" not in self.options:
            return []
        written = self.options["searched"]
        try:
            day = date.fromisoformat(written)
        except ValueError:
            raise self.wrong(f"{written!r} after :searched: is not a day. Write it as 2026-11-30.") from None
        shown = format_date(day, "long", locale="en_GB" if self.language == "en" else "nb")
        return [tag("p", self.word("sources_searched").format(date=shown))]

    def _teaching(self) -> list[nodes.Node]:
        objectives = objectives_of(self)
        found: list[nodes.Node] = []
        if objectives:
            found.append(tag("p", tag("strong", self.word("sources_objectives"))))
            items = [
                tag("li", tag("span", number, class_="ts-objective-id"), " ", text[self.language])
                for number, text in objectives.items()
            ]
            found.append(tag("ul", *items, class_="ts-objectives"))
        if "discuss" in self.options:
            label = tag("p", tag("strong", self.word("sources_discuss")))
            found += [label, self.option_text("discuss")]
        return found
