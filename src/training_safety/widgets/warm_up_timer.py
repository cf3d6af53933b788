"""The warm-up timer: a timed plan to follow, that is also a hold timer and a breathing pacer."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import anywidget
import traitlets

from training_safety.warm_up import Exercise, Phase, WarmUpPlan, ramp_plan
from training_safety.widgets.modules import notebook_module, notebook_styles
from training_safety.widgets.stills import MimeBundle, with_still

# The words of the still; the live widget has the same titles and purposes, and a test compares them.
_WORDS = {
    "nb": {
        "title_ramp": "Oppvarmingstimer",
        "title_hold": "Holdetimer",
        "title_breathing": "Pust i rolig takt",
        "title_own": "Øvelsestimer",
        "purpose_ramp": "Varm opp i tre trinn, i ditt eget tempo. "
        "Klokka går riktig selv om skjermen slår seg av.",
        "purpose_hold": "Hold, hvil og bytt side i ditt eget tempo. "
        "Klokka går riktig selv om skjermen slår seg av.",
        "purpose_breathing": "Pust rolig i takt noen minutter. Du kan slippe takten og slutte når du vil.",
        "purpose_own": "Følg planen i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
        "total": "Til sammen",
        "gentler": "Roligere varianter",
        "rhythm": "Pust inn i {in} s og ut i {out} s.",
        "safety_113": "Stopp og ring {113} ved smerter eller trykk i brystet, hvis du holder på å besvime, "
        "eller hvis du blir mye mer tungpustet enn anstrengelsen skulle tilsi.",
        "safety_116117": "Ring legevakt {116117} nå ved ny nummenhet i skrittet, nye problemer med å late "
        "vannet eller holde på urin eller avføring, eller svakhet i beina. Får du ikke hjelp raskt, "
        "ring {113}.",
    },
    "en": {
        "title_ramp": "Warm-up timer",
        "title_hold": "Hold timer",
        "title_breathing": "Breathe at a calm pace",
        "title_own": "Exercise timer",
        "purpose_ramp": "Warm up in three steps, at your own pace. "
        "The clock stays right even if the screen turns off.",
        "purpose_hold": "Hold, rest and change sides at your own pace. "
        "The clock stays right even if the screen turns off.",
        "purpose_breathing": "Breathe calmly in rhythm for a few minutes. "
        "You can let go of the rhythm and stop at any time.",
        "purpose_own": "Follow the plan at your own pace. "
        "The clock stays right even if the screen turns off.",
        "total": "In all",
        "gentler": "Gentler versions",
        "rhythm": "Breathe in for {in} s and out for {out} s.",
        "safety_113": "Stop and call {113} if you have pain or pressure in your chest, are about to faint, "
        "or become far more breathless than the effort explains.",
        "safety_116117": "Call urgent care on {116117} now if you have new numbness around the groin, new "
        "trouble passing water or holding urine or stools, or weakness in your legs. If help does not "
        "come quickly, call {113}.",
    },
}


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

    @traitlets.observe("plan")
    def _use_new_plan(self, change: Any) -> None:
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
        words, plan = _WORDS[language], self.plan
        phases = "".join(_phase(phase, language) for phase in plan.phases)
        # A plan of many short parts has a line for each; what is held is said once, below.
        short = plan.kind == "hold"
        held = _exercises(next((p for p in plan.phases if p.exercises), plan.phases[0]), language)
        columns = (
            " ts-warmup-plan--short" if short else " ts-warmup-plan--one" if len(plan.phases) == 1 else ""
        )
        return (
            f'<section class="ts-widget ts-warmup ts-warmup--{plan.kind} ts-warmup--still">'
            f'<p class="ts-title">{escape(words[f"title_{plan.kind}"])}</p>'
            f'<p class="ts-purpose">{escape(words[f"purpose_{plan.kind}"])}</p>'
            '<div class="ts-warmup-body"><p class="ts-warmup-sum">'
            f"{escape(words['total'])} <span>{_duration(plan.total_s, language)}</span></p>"
            f'<ol class="ts-warmup-plan{columns}">{phases}</ol>'
            f"{held if short else ''}</div>"
            f'<div class="ts-warmup-safety"><p>{_with_phones(words["safety_113"])}</p>'
            f"<p>{_with_phones(words['safety_116117'])}</p></div></section>"
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> MimeBundle | None:
        return with_still(super()._repr_mimebundle_(**kwargs), self.still)


def _duration(seconds: int, language: str) -> str:
    if seconds < 60:
        return f"{seconds} s"
    if seconds % 30:
        return f"{seconds // 60} min {seconds % 60} s"
    return f"{seconds / 60:g} min".replace(".", "," if language == "nb" else ".")


def _phase(phase: Phase, language: str) -> str:
    rhythm = ""
    if phase.rhythm:
        beats = {beat.key: beat.seconds for beat in phase.rhythm}
        rhythm = f"<p>{escape(_WORDS[language]['rhythm'].format(**beats))}</p>"
    exercises = "" if phase.key.startswith("hold-") else _exercises(phase, language)
    name = escape(getattr(phase.name, language))
    return (
        f'<li><p class="ts-warmup-plan-head">{name} <span>{_duration(phase.seconds, language)}</span></p>'
        f"{rhythm}{exercises}</li>"
    )


def _exercises(phase: Phase, language: str) -> str:
    if not phase.exercises:
        return ""
    usual = "".join(_movement(exercise, language) for exercise in phase.exercises)
    easier = "".join(_movement(e.gentler, language) for e in phase.exercises if e.gentler)
    folded = (
        f"<details><summary>{escape(_WORDS[language]['gentler'])}</summary><ul>{easier}</ul></details>"
        if easier
        else ""
    )
    return f"<ul>{usual}</ul>{folded}"


def _movement(movement: Exercise | Any, language: str) -> str:
    name, how = (escape(getattr(text, language)) for text in (movement.name, movement.how))
    return f"<li><strong>{name}</strong>{f': {how}' if how else ''}</li>"


def _with_phones(sentence: str) -> str:
    numbers = {"113": "113", "116117": "116 117"}
    parts = re.split(r"\{(\d+)\}", sentence)
    return "".join(
        f'<a href="tel:{part}">{numbers[part]}</a>' if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )
