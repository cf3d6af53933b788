"""The warm-up timer: a timed plan to follow, that is also a hold timer and a breathing pacer."""

from __future__ import annotations

import re
from dataclasses import asdict
from html import escape
from typing import Any

import anywidget
import traitlets

from training_safety.warm_up import Exercise, Gentler, Phase, Text, WarmUpPlan, ramp_plan
from training_safety.widgets.modules import notebook_module, notebook_styles
from training_safety.widgets.stills import MimeBundle, with_still

# What each kind of timer says. The live widget gets it as ``words``; the still shows some of it.
_WORDS = {
    "ramp": {
        "title": Text("Oppvarmingsklokke", "Warm-up timer"),
        "purpose": Text(
            "Varm opp i tre trinn, i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
            "Warm up in three steps, at your own pace. The clock stays right even if the screen turns off.",
        ),
        "done": Text(
            "Du er varm og klar. Begynn lett, og øk når det kjennes bra.",
            "You are warm and ready. Begin light, and add more when it feels good.",
        ),
        "after": Text("Økta di, rolig i starten", "Your session, easy at first"),
        "usual": Text(
            "10–15 minutter er vanlig. Kortere og lengre er også i orden.",
            "10–15 minutes is usual. Shorter and longer are fine too.",
        ),
    },
    "hold": {
        "title": Text("Holdeklokke", "Hold timer"),
        "purpose": Text(
            "Hold, hvil og bytt side i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
            "Hold, rest and change sides at your own pace. "
            "The clock stays right even if the screen turns off.",
        ),
        "done": Text(
            "Det var siste hold. Rist løs og gå litt rundt.",
            "That was the last hold. Shake it off and walk around a little.",
        ),
        "after": Text("Neste øvelse, eller hvil", "Your next exercise, or rest"),
        "usual": Text("20–30 sekunder i hvert hold er vanlig.", "20–30 seconds in each hold is usual."),
    },
    "breathing": {
        "title": Text("Pust i rolig takt", "Breathe at a calm pace"),
        "purpose": Text(
            "Pust rolig i takt noen minutter. Du kan slippe takten og slutte når du vil.",
            "Breathe calmly in rhythm for a few minutes. You can let go of the rhythm and stop at any time.",
        ),
        "done": Text(
            "Bli sittende et øyeblikk før du reiser deg.", "Stay seated for a moment before you get up."
        ),
        "after": Text("Et øyeblikk for deg selv", "A moment to yourself"),
        "usual": Text("Tiden rundes opp til hele pust.", "The time is rounded up to whole breaths."),
    },
    "own": {
        "title": Text("Øvelsesklokke", "Exercise timer"),
        "purpose": Text(
            "Følg planen i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
            "Follow the plan at your own pace. The clock stays right even if the screen turns off.",
        ),
        "done": Text("Det var hele planen.", "That was the whole plan."),
        "after": Text("Økta di, rolig i starten", "Your session, easy at first"),
        "usual": Text("", ""),
    },
}
_SAFETY = Text(
    "Stopp og ring {113} ved smerter eller trykk i brystet, hvis du holder på å besvime, "
    "eller hvis du blir mye mer tungpustet enn anstrengelsen skulle tilsi.\n"
    "Ring legevakt {116117} nå ved ny nummenhet i skrittet, nye problemer med å late vannet eller holde "
    "på urin eller avføring, eller svakhet i beina. Får du ikke hjelp raskt, ring {113}.",
    "Stop and call {113} if you have pain or pressure in your chest, are about to faint, "
    "or become far more breathless than the effort explains.\n"
    "Call urgent care on {116117} now if you have new numbness around the groin, new trouble passing water "
    "or holding urine or stools, or weakness in your legs. If help does not come quickly, call {113}.",
)
_TOTAL = Text("Til sammen", "In all")
_GENTLER = Text("Roligere varianter", "Gentler versions")


def _plan_from_json(plain: dict[str, Any], _widget: Any) -> WarmUpPlan:
    return WarmUpPlan.from_dict(plain)


def _plan_to_json(plan: WarmUpPlan, _widget: Any) -> dict[str, Any]:
    return plan.as_dict()


class WarmUpTimer(anywidget.AnyWidget):
    """A clock that leads through a plan: a warm-up, holds with rests, or calm breathing.

    Without a plan it is the RAMP warm-up of 4 + 5 + 4 min. The reader can start, pause, skip, go
    back, add 30 s, choose gentler versions and change the plan; all that is kept in the reader's
    browser under ``name``. Two timers with different plans on one page need a name each.

    >>> from training_safety.warm_up import breathing_plan, hold_plan, ramp_plan
    >>> WarmUpTimer().total_minutes
    13.0
    >>> WarmUpTimer(ramp_plan(raise_min=5)).total_minutes
    14.0
    >>> WarmUpTimer(hold_plan(holds=3, hold_s=20), name="side-plank", lang="en").plan.kind
    'hold'
    >>> WarmUpTimer(breathing_plan()).total_minutes
    3.0
    """

    _esm = notebook_module("warm_up_timer")
    _css = notebook_styles("warm_up_timer")

    lang = traitlets.Enum(["nb", "en"], default_value="nb", help="The language outside the book.").tag(
        sync=True
    )
    plan = traitlets.Instance(WarmUpPlan, help="The plan as it is suggested.").tag(
        sync=True, to_json=_plan_to_json, from_json=_plan_from_json
    )
    plan_in_use = traitlets.Instance(WarmUpPlan, help="The plan with the reader's changes.").tag(
        sync=True, to_json=_plan_to_json, from_json=_plan_from_json
    )
    words = traitlets.Dict(read_only=True, help="What this kind of timer says, in both languages.").tag(
        sync=True
    )
    name = traitlets.Unicode(
        "", help="What the reader's plan and run are kept under; the plan's kind when empty."
    ).tag(sync=True)

    def __init__(self, plan: WarmUpPlan | None = None, **traits: Any) -> None:
        """Make a timer of ``plan``, the RAMP warm-up when there is none.

        Raises ``traitlets.TraitError`` when it is not a ``WarmUpPlan``, or for a bad name.
        """
        if plan is not None:
            traits["plan"] = plan
        super().__init__(**traits)

    @property
    def total_minutes(self) -> float:
        """How long the plan lasts as the reader has it [min]."""
        return float(self.plan_in_use.total_min)

    @traitlets.default("plan")
    def _ramp(self) -> WarmUpPlan:
        return ramp_plan()

    @traitlets.default("plan_in_use")
    def _as_suggested(self) -> WarmUpPlan:
        plan: WarmUpPlan = self.plan
        return plan

    @traitlets.default("words")
    def _words_of_the_kind(self) -> dict[str, dict[str, str]]:
        return {name: asdict(text) for name, text in (*_WORDS[self.plan.kind].items(), ("safety", _SAFETY))}

    @traitlets.observe("plan")
    def _use_new_plan(self, change: Any) -> None:
        self.set_trait("words", self._words_of_the_kind())
        self.plan_in_use = change["new"]

    @traitlets.validate("name")
    def _valid_name(self, proposal: Any) -> Any:
        if not re.fullmatch(r"([a-z0-9][a-z0-9_-]{0,39})?", proposal["value"]):
            raise traitlets.TraitError(
                f"name is {proposal['value']!r}; use small letters, digits, - and _, at most 40."
            )
        return proposal["value"]

    def still(self, language: str) -> str:
        """Return the plan as plain HTML: phases with their times, exercises and gentler versions."""
        plan, words = self.plan, {name: escape(texts[language]) for name, texts in self.words.items()}
        phases = "".join(_phase(phase, language) for phase in plan.phases)
        # A plan of many short parts has a line for each; what is held is said once, below.
        short = plan.kind == "hold"
        held = _exercises(next((p for p in plan.phases if p.exercises), plan.phases[0]), language)
        columns = (
            " ts-warmup-plan--short" if short else " ts-warmup-plan--one" if len(plan.phases) == 1 else ""
        )
        safety = "".join(f"<p>{_with_phones(line)}</p>" for line in words["safety"].split("\n"))
        return (
            f'<section class="ts-widget ts-warmup ts-warmup--{plan.kind} ts-warmup--still">'
            f'<p class="ts-title">{words["title"]}</p><p class="ts-purpose">{words["purpose"]}</p>'
            f'<div class="ts-warmup-body"><p class="ts-warmup-sum">{getattr(_TOTAL, language)} '
            f'<span>{_duration(plan.total_s)}</span></p><ol class="ts-warmup-plan{columns}">{phases}</ol>'
            f"{held if short else ''}</div>"
            f'<div class="ts-warmup-safety">{safety}</div></section>'
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> MimeBundle | None:
        return with_still(super()._repr_mimebundle_(**kwargs), self.still)


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return " ".join(f"{value} {unit}" for value, unit in ((minutes, "min"), (rest, "s")) if value)


def _phase(phase: Phase, language: str) -> str:
    beats = ". ".join(f"{getattr(beat.name, language)} {beat.seconds} s" for beat in phase.rhythm)
    rhythm = f"<p>{escape(beats)}.</p>" if beats else ""
    exercises = "" if phase.key.startswith("hold-") else _exercises(phase, language)
    name = escape(getattr(phase.name, language))
    return (
        f'<li><p class="ts-warmup-plan-head">{name} <span>{_duration(phase.seconds)}</span></p>'
        f"{rhythm}{exercises}</li>"
    )


def _exercises(phase: Phase, language: str) -> str:
    if not phase.exercises:
        return ""
    usual = "".join(_movement(exercise, language) for exercise in phase.exercises)
    easier = "".join(_movement(e.gentler, language) for e in phase.exercises if e.gentler)
    summary = f"<summary>{getattr(_GENTLER, language)}</summary>"
    folded = f"<details>{summary}<ul>{easier}</ul></details>" if easier else ""
    return f"<ul>{usual}</ul>{folded}"


def _movement(movement: Exercise | Gentler, language: str) -> str:
    name, how = (escape(getattr(text, language)) for text in (movement.name, movement.how))
    return f"<li><strong>{name}</strong>{f': {how}' if how else ''}</li>"


def _with_phones(sentence: str) -> str:
    def link(match: re.Match[str]) -> str:
        return f'<a href="tel:{match[1]}">{match[1].replace("116117", "116 117")}</a>'

    return re.sub(r"\{(\d+)\}", link, sentence)
