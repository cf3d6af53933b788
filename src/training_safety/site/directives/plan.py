"""``{if-then} key``: «Hvis …, så …», which a reader can make their own – unless it is about safety."""

from __future__ import annotations

from docutils import nodes

from training_safety.site.directives.data import activity_of, safety_of
from training_safety.site.directives.markup import SectionDirective, tag


class IfThen(SectionDirective):
    """``{if-then} key``: an entry of the kind plan, whose words may stand in ``safety.yml``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the plan."""
        key = self.arguments[0]
        topic, entry = activity_of(self, key, "plan")
        fixed = bool(entry.get("safety"))
        words = safety_of(self, entry["safety"]) if isinstance(entry.get("safety"), str) else entry
        sentence = self.word("plan").format(
            **{"if": words["if"][self.language].strip(), "then": words["then"][self.language].strip()}
        )
        said = self.of_data(sentence, words.get("refs", ()) if fixed else (), phones=fixed)
        note = [tag("p", self.word("plan_fixed"), class_="ts-note")] if fixed else []
        return [
            tag(
                "div",
                tag("div", *said, class_="ts-plan-said"),
                *note,
                class_="ts-plan",
                id=f"plan-{key.replace('_', '-')}",
                data_part="plan",
                data_plan=False if fixed else f"{topic}.{key}",
                data_if=False if fixed else words["if"][self.language].strip(),
                data_then=False if fixed else words["then"][self.language].strip(),
            )
        ]
