"""A warm-up as a timed plan, and where in it one is after a given time.

The default follows RAMP – raise, activate and mobilise, potentiate (``jeffreys2007ramp``, a
practitioner article). Warming up improved performance in most trials (``fradkin2010warmup``); that
a general warm-up prevents back pain is untested. The same plan can be holds with rests, or a
breathing rhythm.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from training_safety.models.bilingual import Text
from training_safety.models.limits import within
from training_safety.models.warm_up.ramp_up import RampUpSet, ramp_up_sets
from training_safety.models.warm_up.warm_up_exercises import (
    ACTIVATE,
    ACTIVATE_MORE,
    BREATHING,
    HOLD_EXERCISES,
    POTENTIATE,
    RAISE,
    Exercise,
    Gentler,
)
from training_safety.models.warm_up.warm_up_plan import Beat, Phase, Position, Slot, WarmUpPlan, position

__all__ = [
    "HOLD_EXERCISES",
    "Beat",
    "Exercise",
    "Gentler",
    "Phase",
    "Position",
    "RampUpSet",
    "Slot",
    "Text",
    "WarmUpPlan",
    "breathing_plan",
    "hold_plan",
    "position",
    "ramp_plan",
    "ramp_up_sets",
]

# Minutes the course suggests for each phase (jeffreys2007ramp); up to LONGEST_PHASE_MIN by choice.
RAISE_RANGE_MIN = (3.0, 6.0)
ACTIVATE_RANGE_MIN = (3.0, 8.0)
POTENTIATE_RANGE_MIN = (3.0, 6.0)
LONGEST_PHASE_MIN = 20.0

# Holds: 20–30 s is usual, and a static hold before exercise stays at 60 s or less (behm2016stretch).
HOLDS_RANGE = (1, 10)
HOLD_RANGE_S = (5, 60)
REST_RANGE_S = (0, 120)
READY_RANGE_S = (0, 30)

# Breathing: comfortable limits chosen for the course, not a finding.
BREATHING_RANGE_MIN = (1.0, 10.0)
BREATH_RANGE_S = (2, 10)


def ramp_plan(raise_min: float = 4, activate_min: float = 5, potentiate_min: float = 4) -> WarmUpPlan:
    """Return a RAMP warm-up, 13 min by default; each phase [min] from 3 to 20.

    The course suggests 3–6, 3–8 and 3–6 min; longer is the reader's own choice. Raises
    ``ValueError`` outside 3–20 min. Source: ``jeffreys2007ramp``, a practitioner article.

    Symbol: t [min] (F10)

    >>> ramp_plan().total_min
    13.0
    """
    phases = (
        _ramp_phase("raise", "Øk pulsen", "Raise the pulse", raise_min, RAISE_RANGE_MIN, RAISE),
        _ramp_phase(
            "activate",
            "Aktiver og mobiliser",
            "Activate and mobilise",
            activate_min,
            ACTIVATE_RANGE_MIN,
            ACTIVATE,
            ACTIVATE_MORE,
        ),
        _ramp_phase(
            "potentiate",
            "Trapp opp mot økta",
            "Build up to the session",
            potentiate_min,
            POTENTIATE_RANGE_MIN,
            POTENTIATE,
        ),
    )
    return WarmUpPlan(phases, "ramp")


def hold_plan(
    holds: int = 3,
    hold_s: int = 30,
    rest_s: int = 15,
    sides: bool = True,
    *,
    exercise: str = "",
    ready_s: int = 5,
) -> WarmUpPlan:
    """Return a hold timer: ``holds`` (1–10) of ``hold_s`` (5–60 [s]) with rests (0–120 [s]).

    With ``sides`` each hold is done left, then right, with a rest to change over. ``ready_s`` (0–30 [s])
    is for getting into place. ``exercise`` is a key of ``HOLD_EXERCISES``; without one it is the side
    plank with sides, else the plank. Raises ``ValueError`` out of range. Source: ``behm2016stretch``
    for static stretches of at most 60 s; the rest is practice.

    Symbol: t_hold [s] (F10)

    >>> hold_plan(holds=1, hold_s=20, sides=False).total_s
    25
    """
    within("holds", holds, HOLDS_RANGE, "holds", whole=True)
    within("hold_s", hold_s, HOLD_RANGE_S, "s", "Do more holds rather than longer ones.", whole=True)
    within("rest_s", rest_s, REST_RANGE_S, "s", whole=True)
    within("ready_s", ready_s, READY_RANGE_S, "s", whole=True)
    key = exercise or ("side_plank" if sides else "plank")
    if key not in HOLD_EXERCISES:
        raise ValueError(f"exercise is {exercise!r}; give one of {', '.join(HOLD_EXERCISES)}.")
    held = (HOLD_EXERCISES[key],)
    phases = [Phase("ready", Text("Gjør deg klar", "Get ready"), ready_s)] if ready_s > 0 else []
    for n in range(1, holds + 1):
        count = Text(f"Hold {n} av {holds}", f"Hold {n} of {holds}")
        if n > 1 and rest_s > 0:
            phases.append(Phase(f"rest-{n - 1}", Text("Hvil", "Rest"), rest_s))
        if not sides:
            phases.append(Phase(f"hold-{n}", count, hold_s, held))
            continue
        left = Text(f"{count.nb} – venstre", f"{count.en} – left")
        right = Text(f"{count.nb} – høyre", f"{count.en} – right")
        phases.append(Phase(f"hold-{n}-left", left, hold_s, held))
        if rest_s > 0:
            phases.append(Phase(f"change-{n}", Text("Hvil og bytt side", "Rest and change sides"), rest_s))
        phases.append(Phase(f"hold-{n}-right", right, hold_s, held))
    settings = {"holds": holds, "hold_s": hold_s, "rest_s": rest_s, "sides": int(sides), "ready_s": ready_s}
    return WarmUpPlan(tuple(phases), "hold", tuple(sorted(settings.items())))


def breathing_plan(minutes: float = 3, in_s: int = 4, out_s: int = 6) -> WarmUpPlan:
    """Return a breathing pacer of 1–10 [min], in for ``in_s`` and out for ``out_s`` (2–10 [s]).

    The time is rounded up to whole breaths. Raises ``ValueError`` out of range. A comfortable rhythm
    chosen for the course, not a finding.

    Symbol: t_breath [s] (F10)

    >>> breathing_plan(3, in_s=4, out_s=6).total_s
    180
    """
    within("minutes", minutes, BREATHING_RANGE_MIN, "min")
    within("in_s", in_s, BREATH_RANGE_S, "s", whole=True)
    within("out_s", out_s, BREATH_RANGE_S, "s", whole=True)
    breath_s = in_s + out_s
    phase = Phase(
        "breathing",
        Text("Rolig pust", "Calm breathing"),
        math.ceil(_seconds(minutes) / breath_s) * breath_s,
        tuple(BREATHING.values()),
        rhythm=(
            Beat("in", Text("Pust inn", "Breathe in"), in_s),
            Beat("out", Text("Pust ut", "Breathe out"), out_s),
        ),
    )
    return WarmUpPlan((phase,), "breathing", (("in_s", in_s), ("minutes", minutes), ("out_s", out_s)))


def _ramp_phase(
    key: str,
    nb: str,
    en: str,
    minutes: float,
    suggested_min: tuple[float, float],
    exercises: Mapping[str, Exercise],
    more: Mapping[str, Exercise] | None = None,
) -> Phase:
    low, high = suggested_min
    advice = f"The course suggests {low:g}–{high:g} min; longer is yours to choose."
    within(f"{key}_min", minutes, (low, LONGEST_PHASE_MIN), "min", advice)
    chosen, offered = tuple(exercises.values()), tuple((more or {}).values())
    return Phase(key, Text(nb, en), _seconds(minutes), chosen, offered, suggested_min=suggested_min)


def _seconds(minutes: float) -> int:
    return math.floor(minutes * 60 + 0.5)
