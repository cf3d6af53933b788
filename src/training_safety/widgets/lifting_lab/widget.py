"""The lifting lab: the model at L5/S1 as a body that the reader bends and loads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import traitlets

from training_safety.models.lifting.lifting import LumbarLoad, lumbar_load
from training_safety.widgets.shared.activity_entry import ActivityEntry, missing
from training_safety.widgets.widget import CourseWidget

#: What can be set of a lift, from and to.
RANGES = {"inclination_deg": (0, 90), "reach_cm": (0, 60), "load_kg": (0, 150)}
#: Whose lift it is unless the entry has another body, and from and to.
PERSON = {"body_mass_kg": 80, "body_height_cm": 180, "muscle_lever_arm_cm": 6}
PERSON_RANGES = {"body_mass_kg": (30, 250), "body_height_cm": (120, 230), "muscle_lever_arm_cm": (5, 6)}
MOST_SETUPS = 2

_LAB: Mapping[str, Any] = {
    "kind": "lifting",
    "title": {"nb": "Bøy, rekk ut og løft", "en": "Bend, reach and lift"},
    "setups": [{"inclination_deg": 45, "reach_cm": 10, "load_kg": 20}],
    "predict": {
        "nb": "Hva tror du momentet blir når hendene flyttes fra 10 til 40 cm foran skuldrene?",
        "en": "What do you think the moment becomes when the hands move from 10 to 40 cm in front of the shoulders?",
        "to": {"reach_cm": 40},
    },
    "refs": ["chaffin1999occupational", "winter2009biomechanics"],
}


class LiftingLab(ActivityEntry, CourseWidget):
    """A body that lifts: bend it, reach out and load it, and see moment, compression and shear at L5/S1.

    It is physics, not risk: the model stands still, has one muscle and knows no pain, and the numbers say
    nothing about what one back can take. ``setups`` are one lift, or two to compare, and ``person`` is whose
    they are; in a notebook both follow what is done on the screen, and ``loads`` is what the model makes of them.
    An entry of the kind ``lifting`` has ``title`` and ``setups``, and may ask for a guess first (``predict``).

    >>> lab = LiftingLab(setups=[{"inclination_deg": 45, "reach_cm": 10, "load_kg": 20}])
    >>> [round(load.external_moment_nm, 2) for load in lab.loads]
    [170.33]
    """

    _kinds = ("lifting",)

    setups = traitlets.List(
        traitlets.Dict(), help="The lifts: inclination_deg [°], reach_cm [cm] and load_kg [kg] of each."
    ).tag(sync=True)
    person = traitlets.Dict(
        help="Whose lift it is: body_mass_kg [kg], body_height_cm and muscle_lever_arm_cm [cm]."
    ).tag(sync=True)

    def __init__(self, activity: Mapping[str, Any] = _LAB, **settings: Any) -> None:
        """Take an entry, or none for the course's own, and any setting by name.

        Raises ``ValueError`` that says what is wrong in the entry, and ``TraitError`` for a lift or a
        body that the model is not for.
        """
        checked = self._checked(activity)
        own = {"setups": checked["setups"], "person": checked.get("person", {})}
        super().__init__(activity, **{**own, **settings})

    @property
    def loads(self) -> list[LumbarLoad]:
        """What the model makes of each lift: moments [N·m], forces [N] and lever arms [m]."""
        return [
            lumbar_load(
                self.person["body_mass_kg"],
                self.person["body_height_cm"] / 100,
                setup["inclination_deg"],
                setup["load_kg"],
                setup["reach_cm"] / 100,
                self.person["muscle_lever_arm_cm"] / 100,
            )
            for setup in self.setups
        ]

    @traitlets.validate("setups")
    def _valid_setups(self, proposal: Any) -> list[dict[str, Any]]:
        _refuse(_setup_problems(proposal["value"]))
        return [{name: setup[name] for name in RANGES} for setup in proposal["value"]]

    @traitlets.validate("person")
    def _valid_person(self, proposal: Any) -> dict[str, Any]:
        person = {**PERSON, **proposal["value"]}
        _refuse(_number_problems(person, PERSON_RANGES, "person"))
        return person

    @classmethod
    def _problems(cls, entry: Mapping[str, Any]) -> Iterator[str]:
        yield from missing(entry, ("title", "setups"), "the entry")
        yield from _setup_problems(entry["setups"])
        yield from _number_problems({**PERSON, **entry.get("person", {})}, PERSON_RANGES, "person")
        yield from _number_problems(entry.get("predict", {}).get("to", {}), RANGES, "predict.to")


def _refuse(problems: Iterator[str]) -> None:
    """Raise ``TraitError`` with the first problem, if there is one."""
    for problem in problems:
        raise traitlets.TraitError(problem)


def _setup_problems(setups: Any) -> Iterator[str]:
    """Yield what is wrong in a list of lifts, a sentence each."""
    if not 1 <= len(setups) <= MOST_SETUPS:
        yield f"there are {len(setups)} setups; give one lift, or two to compare."
    for number, setup in enumerate(setups):
        yield from missing(setup, tuple(RANGES), f"setups[{number}]")
        yield from _number_problems({name: setup[name] for name in RANGES}, RANGES, f"setups[{number}]")


def _number_problems(
    values: Mapping[str, Any], ranges: Mapping[str, tuple[float, float]], where: str
) -> Iterator[str]:
    for name, value in values.items():
        if name not in ranges:
            yield f"{where} has {name!r}, which is none of: {', '.join(ranges)}."
            continue
        low, high = ranges[name]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not low <= value <= high:
            yield f"in {where}, {name} is {value!r}; give a number from {low} to {high}."
