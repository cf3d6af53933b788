"""The warm-up timer: a timed plan to follow, that is also a hold timer and a breathing pacer."""

from __future__ import annotations

from typing import Any

import traitlets

from training_safety.models.triage import DATA
from training_safety.models.warm_up.warm_up import WarmUpPlan, ramp_plan
from training_safety.widgets.widget import CourseWidget

#: The alarm questions that concern somebody in the middle of a session; the words and whom to call are the triage's.
_STOP_ON = (
    "breath",
    "chest",
    "faint_pale",
    "sudden_paralysis",
    "saddle",
    "bladder",
    "leak",
    "both_legs",
    "weak_leg",
)


def _alarms() -> list[dict[str, Any]]:
    """Return what the triage asks of ``_STOP_ON``: whom to call at a yes, and the question in both languages."""
    asked = [question for screen in DATA["screens"] for question in screen["questions"]]
    return [{"call": q["call"], "ask": q["ask"]} for q in asked if q["key"] in _STOP_ON]


def _plan_from_json(plain: dict[str, Any], _widget: Any) -> WarmUpPlan:
    return WarmUpPlan.from_dict(plain)


def _plan_to_json(plan: WarmUpPlan, _widget: Any) -> dict[str, Any]:
    return plan.as_dict()


class WarmUpTimer(CourseWidget):
    """A clock that leads through a plan: a warm-up, holds with rests, or calm breathing.

    Without a plan it is the RAMP warm-up of 4 + 5 + 4 min. The reader can start, pause, skip, go
    back, add 30 s, choose gentler versions and change the plan; all that is kept in the reader's
    browser under ``name``. Two timers with different plans on one page need a name each.

    >>> from training_safety.models.warm_up.warm_up import breathing_plan, hold_plan, ramp_plan
    >>> WarmUpTimer().total_minutes
    13.0
    >>> WarmUpTimer(ramp_plan(raise_min=5)).total_minutes
    14.0
    >>> WarmUpTimer(hold_plan(holds=3, hold_s=20), name="side-plank", lang="en").plan.kind
    'hold'
    >>> WarmUpTimer(breathing_plan()).total_minutes
    3.0
    """

    plan = traitlets.Instance(WarmUpPlan, help="The plan as it is suggested.").tag(
        sync=True, to_json=_plan_to_json, from_json=_plan_from_json
    )
    plan_in_use = traitlets.Instance(WarmUpPlan, help="The plan with the reader's changes.").tag(
        sync=True, to_json=_plan_to_json, from_json=_plan_from_json
    )
    alarms = traitlets.List(
        _alarms(),
        read_only=True,
        help="The triage's questions that stop a session: whom to call, and what is asked.",
    ).tag(sync=True)

    def __init__(self, plan: WarmUpPlan | None = None, **settings: Any) -> None:
        """Make a timer of ``plan``, the RAMP warm-up when there is none.

        Raises ``traitlets.TraitError`` when it is not a ``WarmUpPlan``, or for a bad name.
        """
        if plan is not None:
            settings["plan"] = plan
        super().__init__(**settings)

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
