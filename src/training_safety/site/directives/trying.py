"""``{try} key``: an example worked together, the same kind with hints, and one with the reader's own numbers."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives

from training_safety.models.own_numbers import OwnTask, own_task
from training_safety.site.directives.data import activity_of
from training_safety.site.directives.markup import SectionDirective, element, fold, tag


def _parts(argument: str) -> str:
    return str(directives.choice(argument, ("worked",)))


class Try(SectionDirective):
    """``{try} key``, with ``:open: worked`` where an objective needs the worked example."""

    required_arguments = 1
    option_spec = {"open": _parts}  # noqa: RUF012 – docutils' own form

    def run(self) -> list[nodes.Node]:
        """Return the folds, each where the entry has what stands in it."""
        key = self.arguments[0]
        topic, entry = activity_of(self, key, "example")
        refs = entry.get("refs", ())
        folds: list[element] = []
        if "worked" in entry:
            worked = self.of_data(entry["worked"][self.language], refs)
            folds.append(fold(self.word("try_worked"), *worked, open_=self.options.get("open") == "worked"))
        if "solution" in entry:
            folds.append(fold(self.word("try_same"), *self._same(entry)))
        if "own" in entry:
            folds.append(fold(self.word("try_own"), *self._own(f"{topic}.{key}", entry["own"])))
        return [tag("div", *folds, class_="ts-try", id=f"try-{key.replace('_', '-')}", data_part="try")]

    def _same(self, entry: dict[str, Any]) -> list[nodes.Node]:
        """Return the question, a hint behind each hint, and the solution."""
        inner: list[nodes.Node] = []
        for hint in reversed(entry.get("hints", [])):
            first = hint is entry["hints"][0]
            inner = [
                fold(
                    self.word("try_hint" if first else "try_next_hint"),
                    *self.of_data(hint[self.language]),
                    *inner,
                    solution=True,
                )
            ]
        ask = self.of_data(entry["ask"][self.language]) if "ask" in entry else []
        return [
            *ask,
            *inner,
            fold(self.word("try_solution"), *self.of_data(entry["solution"][self.language]), solution=True),
        ]

    def _own(self, name: str, own: dict[str, Any]) -> list[nodes.Node]:
        """Return the task with the numbers it has without a script, and its answer in a fold."""
        try:
            task: OwnTask = own_task(own)
        except ValueError as error:
            raise self.wrong(f"activities, {name}, own: {error}") from None
        values = task.middle()
        return [
            tag(
                "div",
                tag("p", task.asked(values, self.language), class_="ts-own-ask"),
                fold(
                    self.word("try_solution"),
                    tag("p", task.told(values, self.language)),
                    class_="ts-fold ts-own-told",
                    solution=True,
                ),
                class_="ts-own",
                data_own=task.as_json(self.language),
            )
        ]
