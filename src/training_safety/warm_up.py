"""A warm-up as a timed plan, and where in it one is after a given time.

The default follows RAMP – raise, activate and mobilise, potentiate (``jeffreys2007ramp``, a
practitioner article). Warming up improved performance in most trials (``fradkin2010warmup``); that
a general warm-up prevents back pain is untested. The same plan can be holds with rests, or a
breathing rhythm.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import accumulate, pairwise
from typing import Any

# Minutes the course suggests for each phase (jeffreys2007ramp); up to LONGEST_PHASE_MIN by choice.
RAISE_RANGE_MIN = (3.0, 6.0)
ACTIVATE_RANGE_MIN = (3.0, 8.0)
POTENTIATE_RANGE_MIN = (3.0, 6.0)
LONGEST_PHASE_MIN = 20.0
LONGEST_PLAN_S = 3 * 3600
MOST_PHASES = 60
MOST_EXERCISES = 20  # in one phase, so that each is long enough to be done

# Holds: 20–30 s is usual, and a static hold before exercise stays at 60 s or less (behm2016stretch).
HOLDS_RANGE = (1, 10)
HOLD_RANGE_S = (5, 60)
REST_RANGE_S = (0, 120)
READY_RANGE_S = (0, 30)

# Breathing: comfortable limits chosen for the course, not a finding.
BREATHING_RANGE_MIN = (1.0, 10.0)
BREATH_RANGE_S = (2, 10)

# Repetitions and per cent of the work weight: a practice point, not a finding.
RAMP_UP_STEPS = ((8, 40), (5, 60), (3, 75), (1, 90))
HEAVIEST_WORK_WEIGHT_KG = 500.0


@dataclass(frozen=True)
class Text:
    """The same words in Bokmål and English."""

    nb: str
    en: str


@dataclass(frozen=True)
class Gentler:
    """An easier way to the same end: seated, supported, smaller, or standing instead of on the floor."""

    name: Text
    how: Text
    figure: str = ""


@dataclass(frozen=True)
class Exercise:
    """One exercise: what it is called, how it is done in a line, its drawing, and a gentler way."""

    key: str
    name: Text
    how: Text
    figure: str = ""
    gentler: Gentler | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` when the exercise has no name."""
        _named(f"Exercise {self.key!r}", self.name)


@dataclass(frozen=True)
class Beat:
    """One part of a rhythm that repeats, such as breathing in for 4 [s]."""

    key: str
    name: Text
    seconds: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` when the beat does not last 1–60 s."""
        _within(f"beat {self.key!r}", self.seconds, (1, 60), "s", whole=True)


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
        _named(f"Phase {self.key!r}", self.name)
        _within(f"phase {self.key!r}", self.seconds, (1, LONGEST_PLAN_S), "s", whole=True)
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
        _within("the plan", self.total_s, (1, LONGEST_PLAN_S), "s")

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


@dataclass(frozen=True)
class RampUpSet:
    """A set on the way to the work weight: repetitions, per cent of it, and the weight [kg]."""

    repetitions: int
    percent: int
    weight_kg: float


def position(plan: WarmUpPlan, elapsed_s: float) -> Position:
    """Return where in the plan one is after ``elapsed_s`` [s].

    A moment on an edge belongs to what begins there. Below zero, as from a clock set back, counts
    as zero; from the plan's end on it is finished. Raises ``ValueError`` when it is not a number.
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


def ramp_plan(raise_min: float = 4, activate_min: float = 5, potentiate_min: float = 4) -> WarmUpPlan:
    """Return a RAMP warm-up, 13 min by default; each phase [min] from 3 to 20.

    The course suggests 3–6, 3–8 and 3–6 min; longer is the reader's own choice. Raises
    ``ValueError`` outside 3–20 min. Source: ``jeffreys2007ramp``.
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
    plank with sides, else the plank. Raises ``ValueError`` out of range.
    """
    _within("holds", holds, HOLDS_RANGE, "holds", whole=True)
    _within("hold_s", hold_s, HOLD_RANGE_S, "s", "Do more holds rather than longer ones.", whole=True)
    _within("rest_s", rest_s, REST_RANGE_S, "s", whole=True)
    _within("ready_s", ready_s, READY_RANGE_S, "s", whole=True)
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

    The time is rounded up to whole breaths. Raises ``ValueError`` out of range.
    """
    _within("minutes", minutes, BREATHING_RANGE_MIN, "min")
    _within("in_s", in_s, BREATH_RANGE_S, "s", whole=True)
    _within("out_s", out_s, BREATH_RANGE_S, "s", whole=True)
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


def ramp_up_sets(work_weight_kg: float, plate_kg: float = 2.5) -> tuple[RampUpSet, ...]:
    """Return the ramp-up sets before ``work_weight_kg`` (above 0, to 500 [kg]).

    8 × 40 %, 5 × 60 %, 3 × 75 % and 1 × 90 %, each rounded to the nearest step of ``plate_kg``
    (0.25–25 [kg], the least by which the load can change). A practice point. Raises ``ValueError``.
    """
    _within("work_weight_kg", work_weight_kg, (0, HEAVIEST_WORK_WEIGHT_KG), "kg")
    if work_weight_kg == 0:
        raise ValueError("work_weight_kg is 0; give the weight you will lift, above 0 kg.")
    _within("plate_kg", plate_kg, (0.25, 25), "kg")
    return tuple(
        RampUpSet(reps, percent, math.floor(work_weight_kg * percent / 100 / plate_kg + 0.5) * plate_kg)
        for reps, percent in RAMP_UP_STEPS
    )


def _within(
    what: str,
    value: float,
    limits: tuple[float, float],
    unit: str,
    advice: str = "",
    *,
    whole: bool = False,
) -> None:
    """Raise ``ValueError`` with what was given, the limits and what to do, unless they hold."""
    low, high = limits
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not low <= value <= high or (whole and not isinstance(value, int)):
        number = "a whole number, " if whole else ""
        raise ValueError(f"{what} is {value!r}; give {number}{low:g} to {high:g} {unit}. {advice}".rstrip())


def _named(what: str, name: Text) -> None:
    if not (name.nb.strip() and name.en.strip()):
        raise ValueError(f"{what} is called {name!r}; give its name in nb and en, the same twice if need be.")


def _distinct(keys: list[str], what: str) -> None:
    if len(set(keys)) < len(keys) or not all(keys):
        raise ValueError(f"The {what} have the keys {keys}; give each a key of its own.")


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
    _within(f"{key}_min", minutes, (low, LONGEST_PHASE_MIN), "min", advice)
    chosen, offered = tuple(exercises.values()), tuple((more or {}).values())
    return Phase(key, Text(nb, en), _seconds(minutes), chosen, offered, suggested_min=suggested_min)


def _seconds(minutes: float) -> int:
    return math.floor(minutes * 60 + 0.5)


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
        tuple(plain["suggested_min"]) if plain["suggested_min"] else None,
    )


def _exercise_from(plain: Mapping[str, Any]) -> Exercise:
    easier = plain["gentler"]
    return Exercise(
        str(plain["key"]),
        Text(**plain["name"]),
        Text(**plain["how"]),
        str(plain["figure"]),
        Gentler(Text(**easier["name"]), Text(**easier["how"]), str(easier["figure"])) if easier else None,
    )


# The exercises, each with a gentler way that suits pain, pregnancy and unsteady legs. A block is the key
# (and the drawing, where it has another name or none: -), then «name | how» in Bokmål and English, then
# the same three lines for the gentler way.
def _catalogue(blocks: str) -> dict[str, Exercise]:
    found = {}
    for block in blocks.strip().split("\n\n"):
        heading, *lines = block.split("\n")
        key, _, figure = heading.partition(" ")
        names, hows = _texts(lines[:2])
        gentler = Gentler(*_texts(lines[3:]), lines[2].strip("-")) if lines[2:] else None
        found[key] = Exercise(key, names, hows, (figure or key).strip("-"), gentler)
    return found


def _texts(lines: list[str]) -> tuple[Text, Text]:
    kept = (line.replace(" %", "\u00a0%").replace(" × ", "\u00a0×\u00a0") for line in lines)  # on one line
    (name_nb, how_nb), (name_en, how_en) = (line.split(" | ") for line in kept)
    return Text(name_nb, name_en), Text(how_nb, how_en)


RAISE = _catalogue("""
march
Gange på stedet | Gå på stedet, og øk farten litt etter litt. Du skal kunne snakke hele tiden.
March on the spot | Speed up little by little. You should be able to talk throughout.
seated_march
Gange på stol | Sitt på en stol, og løft ett kne om gangen.
Seated march | Sit on a chair and lift one knee at a time.

step_touch
Steg til siden | Ta et steg til siden, samle beina, og gå tilbake igjen.
Side steps | Step to the side, bring your feet together, and step back again.
step_touch
Små steg med støtte | Ta mindre steg, og hold en hånd på en stolrygg.
Small steps with support | Take smaller steps, with one hand on the back of a chair.

arm_swings
Armsving | Sving armene fram og opp, og la dem falle rolig tilbake.
Arm swings | Swing your arms forward and up, and let them fall back calmly.
arm_swings
Små armsving | Sitt eller stå, og sving bare så høyt som det er behagelig.
Small arm swings | Sit or stand, and swing only as high as is comfortable.
""")
ACTIVATE = _catalogue("""
cat_camel
Katt–kamel | Stå på hender og knær. Rund ryggen rolig, og la den senke seg igjen.
Cat–camel | On hands and knees, round your back slowly, and let it sink again.
seated_cat_camel
Katt–kamel på stol | Sitt på en stol. Rund ryggen rolig, og rett deg opp igjen.
Seated cat–camel | Sit on a chair. Round your back slowly, and sit up again.

hip_hinge
Hoftebøy | Skyv hofta bakover med lett bøyde knær, og reis deg igjen.
Hip hinge | Push your hips back with soft knees, and come up again.
chair_hinge
Hoftebøy med støtte | Hold i en stolrygg, og skyv hofta så langt bak som det er behagelig.
Supported hinge | Hold the back of a chair, and push your hips back as far as is comfortable.

squat
Knebøy | Bøy hofter og knær så dypt som det er behagelig, og reis deg igjen.
Squat | Bend hips and knees as deep as is comfortable, and stand up again.
chair_squat
Opp fra stol | Sett deg rolig på en stol, og reis deg igjen. Støtt deg med hendene om du vil.
Up from a chair | Sit down slowly on a chair, and stand up again. Use your hands if you like.

lunge_rotation
Utfall med rotasjon | Ta et langt steg fram, bøy knærne, og vri overkroppen rolig. Bytt side.
Lunge with rotation | Take a long step forward, bend your knees, and turn slowly. Change sides.
supported_lunge
Utfall med støtte | Hold i en stolrygg, ta et kort steg, og bøy knærne litt. Bytt side.
Supported lunge | Hold the back of a chair, take a short step, and bend a little. Change sides.

bird_dog
Diagonalhev | Stå på hender og knær. Strekk motsatt arm og bein, hold et øyeblikk, og bytt.
Bird-dog | On hands and knees, reach out opposite arm and leg, hold a moment, and change.
standing_bird_dog
Stående diagonalhev | Hold én hånd på en stolrygg. Strekk motsatt arm og bein litt ut, og bytt.
Standing bird-dog | Hold the back of a chair. Reach opposite arm and leg out a little, and change.
""")
ACTIVATE_MORE = _catalogue("""
leg_swings
Beinsving | Hold i noe fast. Sving ett bein rolig fram og tilbake, og bytt bein.
Leg swings | Hold on to something steady. Swing one leg calmly forward and back, then the other.
leg_swings
Små beinsving | Hold i noe fast med begge hender, og la beinet svinge bare litt.
Small leg swings | Hold on with both hands, and let the leg swing only a little.

seated_rotation
Rotasjon på stol | Sitt med armene i kryss, og vri overkroppen rolig fra side til side.
Seated rotation | Sit with your arms crossed, and turn your upper body slowly from side to side.
""")
POTENTIATE = _catalogue("""
quick_steps
Raske steg | Gå eller løp på stedet: ti sekunder raskt, tjue rolig. Litt raskere for hver gang.
Quick steps | Walk or run on the spot: ten seconds quick, twenty easy. A little quicker each time.
march
Rask gange | Gå på stedet uten hopp, så fort som det er behagelig.
Brisk march | March on the spot without jumps, as briskly as is comfortable.

ramp_up_sets
Oppvarmingssett | Første øvelse i økta, lett først: 8 × 40 % av dagens vekt, 5 × 60 %, 3 × 75 %, 1 × 90 %.
Ramp-up sets | The session's first exercise, light: 8 × 40% of the weight, 5 × 60%, 3 × 75%, 1 × 90%.
squat
Samme øvelse uten vekt | Første øvelse i økta uten vekt, med små bevegelser først.
Same exercise, no weight | The session's first exercise without weight, small movements first.
""")
HOLD_EXERCISES = _catalogue("""
plank
Planke | Støtt deg på underarmer og tær med kroppen lang. Pust hele tiden.
Plank | Rest on forearms and toes with a long body. Keep breathing.
standing_bird_dog
Stående diagonalhold | Hold én hånd på en stolrygg, strekk motsatt arm og bein, og pust.
Standing bird-dog hold | Hold the back of a chair, reach out opposite arm and leg, and breathe.

side_plank
Sideplanke | Ligg på siden, støtt deg på underarmen, og løft hofta. Pust hele tiden.
Side plank | Lie on your side, rest on your forearm, and lift your hip. Keep breathing.
-
Sidestøtte mot vegg | Stå med siden mot en vegg, støtt deg på underarmen, og len deg inn. Pust.
Side lean on a wall | Stand side-on to a wall, rest on your forearm, and lean in. Keep breathing.

dead_bug
Dead bug | Ligg på ryggen med armer og knær opp. Senk motsatt arm og bein, hold, og pust.
Dead bug | Lie on your back, arms and knees up. Lower opposite arm and leg, hold, and breathe.
seated_march
Kneløft på stol | Sitt på en stol, løft ett kne, og hold. Pust hele tiden.
Seated knee lift | Sit on a chair, lift one knee, and hold. Keep breathing.

own_hold -
Din egen øvelse | Hold en stilling du selv har valgt. Pust hele tiden.
Your own exercise | Hold a position of your own choice. Keep breathing.
-
Halvveis | Gå bare halvveis inn i stillingen, og støtt deg.
Halfway | Go only halfway into the position, with support.
""")
BREATHING = _catalogue("""
breathing
Følg rytmen | Sitt eller ligg godt. Blir du ør eller urolig, pust som vanlig.
Follow the rhythm | Sit or lie comfortably. If you feel dizzy or uneasy, breathe as usual.
breathing
Din egen takt | Slipp rytmen, og pust slik det faller naturlig. Det er lov å slutte når som helst.
Your own rhythm | Let go of the rhythm, and breathe as comes naturally. You may stop at any time.
""")
