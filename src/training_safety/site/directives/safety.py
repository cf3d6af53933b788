"""``{safety} key``: whole sentences of ``book/safety.yml``, and alarm questions word for word from the triage.

A page says only the key. No word is shortened, and each number is a link.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from training_safety.models.triage import DATA
from training_safety.site.directives.data import safety_of, triage_asks
from training_safety.site.directives.markup import SectionDirective, tag

#: The order of the calls: the most urgent first.
CALLS = [call["id"] for call in DATA["calls"]]


class Safety(SectionDirective):
    """``{safety} key``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        key = self.arguments[0]
        entry = safety_of(self, key)
        alarm = entry["kind"] == "alarm"
        body: list[nodes.Node] = []
        if "title" in entry:
            body += self.of_data(f"**{entry['title'][self.language]}**")
        for field in ("intro", "not_for", "text"):
            body += self._text(entry, field)
        if "rows" in entry:
            body.append(tag("ul", *(tag("li", *self._row(row)) for row in entry["rows"])))
        if alarm:
            for group in sorted(entry["triage"], key=lambda group: CALLS.index(group["call"])):
                body += self._group(group)
        for field in ("after", "rest"):
            body += self._text(entry, field)
        if "rest" in entry:
            body.append(self._way(entry["rest"]["page"]))
        return [
            tag(
                "div",
                *body,
                class_=f"ts-safety ts-safety--{'alarm' if alarm else 'rule'}",
                id=f"safety-{key.replace('_', '-')}",
                data_part="safety",
                data_alarm=alarm,
            )
        ]

    def _text(self, entry: dict[str, Any], field: str) -> list[nodes.Node]:
        """Return a field's sentences; the last of the entry's texts has its sources."""
        if field not in entry:
            return []
        last = next(name for name in ("rest", "after", "text", "not_for", "intro") if name in entry)
        refs = entry["refs"] if field == last else ()
        return self.of_data(entry[field][self.language], refs, phones=True)

    def _group(self, group: dict[str, Any]) -> list[nodes.Node]:
        """Return who to call on a yes, and the questions."""
        line = self.word(f"if_yes_{group['call']}")
        items = [
            tag("li", *self.of_data(said[self.language], phones=True), data_question=name)
            for name, said in triage_asks(group)
        ]
        return [*self.of_data(f"**{line}**", phones=True), tag("ul", *items)]

    def _row(self, row: dict[str, Any]) -> list[nodes.Node]:
        """Return when, and what to do then."""
        return self.of_data(f"**{row['when'][self.language]}.** {row['do'][self.language]}", phones=True)

    def _way(self, page: str) -> nodes.paragraph:
        """Return the way to what is not here."""
        reference = addnodes.pending_xref(
            "",
            nodes.inline("", self.word("to_symptom_check")),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{page}",
            refexplicit=True,
            refwarn=True,
            refdoc=self.env.docname,
        )
        return nodes.paragraph("", "", reference, translatable=False)
