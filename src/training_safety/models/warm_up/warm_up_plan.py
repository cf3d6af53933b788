"""A timed plan of phases, and where in it one is after a given time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import accumulate, pairwise
from typing import Any

from training_safety.models.bilingual import Text
from training_safety.models.limits import within
from training_safety.models.warm_up.warm_up_exercises import Exercise, Gentler, named

LONGEST_PLAN_S = 3 * 3600
MOST_PHASES = 60
MOST_EXERCISES = 20  # in one phase, so that each is long enough to be done


@dataclass(frozen=True)
class Beat:
    """One part of a rhythm that repeats, such as breathing in for 4 [s]."""

    key: str
    name: Text
    seconds: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` without a name, or when the beat does not last 1–60 s."""
        named(f"Beat {self.key!r}", self.name)
        within(f"beat {self.key!r}", self.seconds, (1, 60), "s", whole=True)


@dataclass(frozen=True)
class Phase:
    """A stretch of a plan: its length [s], its exercises in turn, or a rhythm.

    ``more`` are exercises the reader may add; ``suggested_min`` is the course's range [min].
    """

    key: str
    name: Text
    seconds: int
    exercises: tuple[Exercise, ...] = ()
    more: tuple[Exercise, ...] = ()
    rhythm: tuple[Beat, ...] = ()
    suggested_min: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` without a name, with a length out of range or exercises of one key."""
        named(f"Phase {self.key!r}", self.name)
        within(f"phase {self.key!r}", self.seconds, (1, LONGEST_PLAN_S), "s", whole=True)
        if len(self.exercises) > min(MOST_EXERCISES, self.seconds):
            raise ValueError(
                f"Phase {self.key!r} has {len(self.exercises)} exercises in {self.seconds} s; "
                f"at most {MOST_EXERCISES}, each at least 1 s. Split the phase or leave some out."
            )
        _distinct([e.key for e in self.exercises + self.more], f"exercises of phase {self.key!r}")


@dataclass(frozen=True)
class WarmUpPlan:
    """Phases in order. ``kind`` is ``"ramp"``, ``"hold"``, ``"breathing"`` or ``"own"``.

    ``settings`` are the numbers a hold or breathing plan was made from, so that it can be made anew.

    Symbol: T [s] (F10)
    """

    phases: tuple[Phase, ...]
    kind: str = "own"
    settings: tuple[tuple[str, int | float], ...] = ()

    def __post_init__(self) -> None:
        """Raise ``ValueError`` when the plan is empty, too long, or two phases share a key."""
        if self.kind not in ("ramp", "hold", "breathing", "own"):
            raise ValueError(f"kind is {self.kind!r}; give 'ramp', 'hold', 'breathing' or 'own'.")
        if not 1 <= len(self.phases) <= MOST_PHASES:
            raise ValueError(f"The plan has {len(self.phases)} phases; give 1 to {MOST_PHASES}.")
        _distinct([phase.key for phase in self.phases], "phases")
        within("the plan", self.total_s, (1, LONGEST_PLAN_S), "s")

    @property
    def total_s(self) -> int:
        """The length of the whole plan [s]."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def total_min(self) -> float:
        """The length of the whole plan [min]."""
        return self.total_s / 60

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The plan cut into what is done one thing at a time: each exercise, or a phase without any."""
        found = []
        start = 0
        for index, phase in enumerate(self.phases):
            count = len(phase.exercises) or 1
            edges = [start + phase.seconds * i // count for i in range(count + 1)]
            for i, (begins, ends) in enumerate(pairwise(edges)):
                found.append(Slot(index, i if phase.exercises else None, begins, ends))
            start += phase.seconds
        return tuple(found)

    def as_dict(self) -> dict[str, Any]:
        """Return the plan as JSON-ready dicts and lists."""
        plain: dict[str, Any] = _plain(asdict(self))
        return {**plain, "settings": dict(self.settings)}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> WarmUpPlan:
        """Return the plan that ``as_dict`` wrote. Raises ``ValueError`` when it is not one."""
        try:
            return cls(
                tuple(_phase(p) for p in plain["phases"]),
                str(plain["kind"]),
                tuple(sorted((str(k), v) for k, v in plain["settings"].items())),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                f"This is not a plan ({error!r}); make one with ramp_plan(), hold_plan(), breathing_plan() "
                "or WarmUpPlan(phases)."
            ) from error


@dataclass(frozen=True)
class Slot:
    """One exercise's share of a plan, from ``start_s`` up to ``end_s`` [s]."""

    phase: int
    exercise: int | None
    start_s: int
    end_s: int


@dataclass(frozen=True)
class Position:
    """Where one is in a plan: indices of phase, exercise and beat, and what remains [s]."""

    phase: int
    exercise: int | None
    phase_elapsed_s: float
    phase_remaining_s: float
    exercise_remaining_s: float
    remaining_s: float
    beat: int | None
    beat_remaining_s: float | None
    finished: bool


def position(plan: WarmUpPlan, elapsed_s: float) -> Position:
    """Return where in the plan one is after ``elapsed_s`` [s].

    A moment on an edge belongs to what begins there. Below zero, as from a clock set back, counts
    as zero; from the plan's end on it is finished. Raises ``ValueError`` when it is not a number.

    Symbol: t [s] (F10)
    """
    if not math.isfinite(elapsed_s):
        raise ValueError(f"elapsed_s is {elapsed_s}; give the seconds since the start.")
    at = min(max(elapsed_s, 0), plan.total_s)
    slots = plan.slots
    slot = next((s for s in slots if at < s.end_s), slots[-1])
    phase = plan.phases[slot.phase]
    phase_start = next(s.start_s for s in slots if s.phase == slot.phase)
    finished = at >= plan.total_s
    beat, beat_remaining_s = None, None
    if phase.rhythm and not finished:
        ends = list(accumulate(b.seconds for b in phase.rhythm))
        into = (at - phase_start) % ends[-1]
        beat = next(i for i, end in enumerate(ends) if into < end)
        beat_remaining_s = ends[beat] - into
    return Position(
        phase=slot.phase,
        exercise=slot.exercise,
        phase_elapsed_s=at - phase_start,
        phase_remaining_s=phase_start + phase.seconds - at,
        exercise_remaining_s=slot.end_s - at,
        remaining_s=plan.total_s - at,
        beat=beat,
        beat_remaining_s=beat_remaining_s,
        finished=finished,
    )


def _distinct(keys: list[str], what: str) -> None:
    if len(set(keys)) < len(keys) or not all(keys):
        raise ValueError(f"The {what} have the keys {keys}; give each a key of its own.")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _phase(plain: Mapping[str, Any]) -> Phase:
    return Phase(
        str(plain["key"]),
        Text(**plain["name"]),
        plain["seconds"],
        tuple(_exercise_from(e) for e in plain["exercises"]),
        tuple(_exercise_from(e) for e in plain["more"]),
        tuple(Beat(b["key"], Text(**b["name"]), b["seconds"]) for b in plain["rhythm"]),
        tuple(plain["suggested_min"]) if plain.get("suggested_min") else None,
    )


def _exercise_from(plain: Mapping[str, Any]) -> Exercise:
    easier = plain.get("gentler")
    return Exercise(
        str(plain["key"]),
        Text(**plain["name"]),
        Text(**plain["how"]),
        str(plain["figure"]),
        Gentler(Text(**easier["name"]), Text(**easier["how"]), str(easier["figure"])) if easier else None,
    )
