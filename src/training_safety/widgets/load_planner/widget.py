"""The load planner: a training load that grows week by week, with deload weeks and a ceiling."""

from __future__ import annotations

from datetime import date
from typing import Any

import traitlets

from training_safety.widgets.load_planner.plan import SETTINGS, LoadPlan
from training_safety.widgets.shared.charts import answer_plotly
from training_safety.widgets.widget import CourseWidget


class LoadPlanner(CourseWidget):
    """A calculator for a training load that grows week by week.

    The reader sets a start load, linear or geometric growth, deload weeks, a ceiling and a length,
    and sees what each choice does as a sentence, a chart and a table, beside 10 % a week and no
    growth. It checks one session against the longest of the last 30 days, and saves the plan for a
    spreadsheet or a calendar. It describes a plan. It does not say what is safe.

    Show it in a notebook by naming it last in a cell; ``weekly_loads`` gives the numbers without a
    browser. In the book the reader's browser keeps the plan under ``name``, and planners of one name
    share it. In a notebook the plan is the code's: nothing is kept.

    >>> planner = LoadPlanner(start_load=1000, unit="AU", rate=5, deload_every=4)
    >>> [round(load, 1) for load in planner.weekly_loads[:5]]
    [1000.0, 1050.0, 1102.5, 661.5, 1157.6]

    Sources: ``soligard2016ioc``, ``buist2008gronorun``, ``frandsen2025spike``, ``foster2001srpe``.
    """

    start_load = traitlets.Float(
        120.0, help="Load of an ordinary week now [unit], 1 to 5040 min, 50 400 AU or 1 000 000 kg."
    ).tag(sync=True)
    unit = traitlets.Enum(["min", "AU", "kg"], default_value="min", help="What the load is measured in.").tag(
        sync=True
    )
    growth = traitlets.Enum(
        ["linear", "geometric"],
        default_value="geometric",
        help="The same amount (linear) or the same per cent (geometric) every week.",
    ).tag(sync=True)
    step = traitlets.Float(10.0, help="Linear growth [unit a week], 0 to half of the start load.").tag(
        sync=True
    )
    rate = traitlets.Float(5.0, help="Geometric growth [per cent a week], 0 to 50.").tag(sync=True)
    deload_every = traitlets.Int(
        4, help="Every how many weeks there is a deload week, 2 to 52, or 0 for none."
    ).tag(sync=True)
    deload_share = traitlets.Float(
        0.6, help="Load of a deload week as a share of the latest ordinary week, 0.01 to 1."
    ).tag(sync=True)
    ceiling = traitlets.Float(
        None, allow_none=True, help="The most the plan may reach [unit], at least the start load, or None."
    ).tag(sync=True, to_json=lambda value, _: value or 0, from_json=lambda value, _: value or None)
    weeks = traitlets.Int(12, help="Length of the plan [weeks], 1 to 52. A target date overrules it.").tag(
        sync=True
    )
    start_date = traitlets.Unicode(
        "", help="ISO date; week 1 begins on the Monday on or after it. Empty: on or after today."
    ).tag(sync=True)
    target_date = traitlets.Unicode(
        "", help="ISO date; the week it lies in is the last. Empty: the plan has the number of weeks given."
    ).tag(sync=True)
    sessions_per_week = traitlets.Int(3, help="Sessions that share the load of a week, 1 to 14.").tag(
        sync=True
    )

    def __init__(self, **settings: Any) -> None:
        """Take any setting by name, such as ``LoadPlanner(start_load=150, rate=3)``."""
        super().__init__(**settings)
        answer_plotly(self)

    @property
    def plan(self) -> LoadPlan:
        """The plan as it is set now."""
        return LoadPlan(**{name: getattr(self, name) for name in SETTINGS})

    @property
    def first_monday(self) -> date:
        """The Monday on which week 1 begins."""
        return self.plan.first_monday

    @property
    def plan_weeks(self) -> int:
        """The length of the plan [weeks]: from the target date if there is one, else ``weeks``."""
        return self.plan.length

    @property
    def weekly_loads(self) -> list[float]:
        """The load of each week [``unit``], computed by ``training_safety.models.load.progression``."""
        return self.plan.loads(self.plan_weeks)

    @traitlets.validate(*SETTINGS)
    def _check(self, proposal: dict[str, Any]) -> Any:
        settings = {name: getattr(self, name) for name in SETTINGS}
        settings[proposal["trait"].name] = proposal["value"]
        try:
            LoadPlan(**settings).check()
        except ValueError as refusal:
            raise traitlets.TraitError(str(refusal)) from None
        return proposal["value"]
