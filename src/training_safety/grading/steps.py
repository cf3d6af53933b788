"""Where our steps stand among nbgrader's: beside a step that is named, not at a number that another version may shift."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def placed(
    converter: type, steps: str, before: Mapping[type, type] = {}, after: Mapping[type, type] = {}
) -> list[Any]:
    """Return nbgrader's own steps with ours among them, each before or after the step it is given for.

    Ends the command with a sentence where this version of nbgrader has no such step: without ours, an
    assignment could be handed out with its solutions.

    Parameters
    ----------
    converter : of nbgrader, such as ``GenerateAssignment``
    steps : the setting that lists them, such as ``"preprocessors"``
    before, after : our step by the step of nbgrader's
    """
    there: list[Any] = list(getattr(converter, steps).default())
    for step, ours, shift in (
        *((step, ours, 0) for step, ours in before.items()),
        *((step, ours, 1) for step, ours in after.items()),
    ):
        if step not in there:
            # Not an ordinary exception: nbgrader would tell of it and go on without the rest of the settings.
            raise SystemExit(
                f"nbgrader's {converter.__name__} has no step {step.__name__} in its {steps}, beside which "
                f"{ours.__name__} belongs. Install the versions in requirements.txt."
            )
        there.insert(there.index(step) + shift, ours)
    return there
