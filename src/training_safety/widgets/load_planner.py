"""The load planner: a training load that grows week by week, with deload weeks and a ceiling."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from training_safety.progression import (
    MOST_GROWTH,
    MOST_WEEKS,
    ceiling_week,
    deload_weeks,
    doubling_time,
    geometric_progression,
    linear_progression,
)
from training_safety.training_load import percent_change
from training_safety.widgets.charts import answer_plotly
from training_safety.widgets.modules import notebook_module, notebook_styles
from training_safety.widgets.stills import MimeBundle, with_still

LARGEST = {"min": 5040.0, "AU": 50_400.0, "kg": 1_000_000.0}
"""What the planner takes in one week: 12 hours every day, the same at effort 10, or a thousand tonnes."""
MOST_SESSIONS = 14
COMPARED_WEEKS = 12
COMPARED_RATE = 0.10
SLOW_WEEKS = 520  # ten years: beyond that the number of weeks says nothing

_BASE = "ts-load-planner"

_MODULE = Path(__file__).with_suffix(".js")
# The words are written once, in the module that shows them, as an object that is also JSON.
_WORDS: dict[str, dict[str, str]] = json.loads(
    re.search(r"^export const WORDS = (\{.*?^\});", _MODULE.read_text(encoding="utf-8"), re.M | re.S)[1]  # type: ignore[index]
)
_PLAN = (
    "start_load",
    "unit",
    "growth",
    "step",
    "rate",
    "deload_every",
    "deload_share",
    "ceiling",
    "weeks",
    "start_date",
    "target_date",
    "sessions_per_week",
)


class LoadPlanner(anywidget.AnyWidget):
    """A calculator for a training load that grows week by week.

    The reader sets a start load, linear or geometric growth, deload weeks, a ceiling and a length,
    and sees what each choice does as a sentence, a chart and a table, beside 10 % a week and no
    growth. It checks one session against the longest of the last 30 days, and saves the plan for a
    spreadsheet or a calendar. It describes a plan. It does not say what is safe.

    Show it in a notebook by naming it last in a cell; ``weekly_loads`` gives the numbers without a
    browser.

    >>> planner = LoadPlanner(start_load=1000, unit="AU", rate=5, deload_every=4)
    >>> [round(load, 1) for load in planner.weekly_loads[:5]]
    [1000.0, 1050.0, 1102.5, 661.5, 1157.6]

    Sources: ``soligard2016ioc``, ``buist2008gronorun``, ``frandsen2025spike``, ``foster2001srpe``.
    """

    _esm = notebook_module("load_planner")
    _css = notebook_styles("load_planner")

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
        0.6, help="Load of a deload week as a share of the latest ordinary week, above 0, at most 1."
    ).tag(sync=True)
    ceiling = traitlets.Float(
        None, allow_none=True, help="The most the plan may reach [unit], at least the start load, or None."
    ).tag(sync=True)
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
    lang = traitlets.Enum(
        ["nb", "en"], default_value="nb", help="Language, where the page does not say."
    ).tag(sync=True)
    name = traitlets.Unicode("plan", help="Under this name the reader's browser keeps the plan.").tag(
        sync=True
    )

    def __init__(self, **kwargs: Any) -> None:
        """Take any of the traits by name, such as ``LoadPlanner(start_load=150, rate=3)``."""
        super().__init__(**kwargs)
        answer_plotly(self)

    @property
    def first_monday(self) -> date:
        """The Monday on which week 1 begins."""
        return _first_monday(self.start_date)

    @property
    def plan_weeks(self) -> int:
        """The length of the plan [weeks]: from the target date if there is one, else ``weeks``."""
        return _plan_weeks(self.start_date, self.target_date, self.weeks)

    @property
    def weekly_loads(self) -> list[float]:
        """The load of each week [``unit``], computed by ``training_safety.progression``."""
        return _loads({name: getattr(self, name) for name in _PLAN}, self.plan_weeks)

    @traitlets.validate(*_PLAN)
    def _check(self, proposal: dict[str, Any]) -> Any:
        settings = {name: getattr(self, name) for name in _PLAN}
        settings[proposal["trait"].name] = proposal["value"]
        try:
            _check_settings(settings)
        except ValueError as refusal:
            raise traitlets.TraitError(str(refusal)) from None
        return proposal["value"]

    def still(self, language: str) -> str:
        """Return the plan as plain HTML in ``"nb"`` or ``"en"``: the form as it stands, sentence, tables."""
        return _still({name: getattr(self, name) for name in _PLAN}, self.plan_weeks, language)

    def _repr_mimebundle_(self, **kwargs: Any) -> MimeBundle | None:
        return with_still(super()._repr_mimebundle_(**kwargs), self.still)


# --- Settings -------------------------------------------------------------------------------------


def _first_monday(start_date: str) -> date:
    start = date.fromisoformat(start_date) if start_date else date.today()
    return start + timedelta(days=-start.weekday() % 7)


def _plan_weeks(start_date: str, target_date: str, weeks: int) -> int:
    if not target_date:
        return weeks
    return (date.fromisoformat(target_date) - _first_monday(start_date)).days // 7 + 1


def _loads(settings: dict[str, Any], weeks: int) -> list[float]:
    easing = (settings["deload_every"] or None, settings["deload_share"], settings["ceiling"])
    if settings["growth"] == "linear":
        return linear_progression(settings["start_load"], settings["step"], weeks, *easing)
    return geometric_progression(settings["start_load"], settings["rate"] / 100, weeks, *easing)


def _check_settings(settings: dict[str, Any]) -> None:
    """Raise ``ValueError`` with what was given, the limit and what to do, if the plan cannot be made."""
    start, unit = settings["start_load"], settings["unit"]
    largest = LARGEST[unit]
    if not 1 <= start <= largest:
        raise ValueError(
            f"start_load is {start:g}; give the load of an ordinary week now, "
            f"from 1 to {largest:,.0f} {unit}."
        )
    if not 0 <= settings["rate"] <= 100 * MOST_GROWTH:
        raise ValueError(
            f"rate is {settings['rate']:g}; give per cent a week from 0 to {100 * MOST_GROWTH:g}. "
            "To go down, plan from a lower start_load."
        )
    if not 0 <= settings["step"] < float("inf"):
        raise ValueError(f"step is {settings['step']:g}; give what each week adds, 0 or more, in {unit}.")
    if settings["deload_every"] != 0 and not 2 <= settings["deload_every"] <= MOST_WEEKS:
        raise ValueError(
            f"deload_every is {settings['deload_every']}; give a whole number from 2 to {MOST_WEEKS}, "
            "or 0 for no deload weeks."
        )
    if not 1 <= settings["weeks"] <= MOST_WEEKS:
        raise ValueError(f"weeks is {settings['weeks']}; give a whole number from 1 to {MOST_WEEKS}.")
    if not 1 <= settings["sessions_per_week"] <= MOST_SESSIONS:
        raise ValueError(
            f"sessions_per_week is {settings['sessions_per_week']}; "
            f"give a whole number from 1 to {MOST_SESSIONS}."
        )
    if settings["ceiling"] is not None and not start <= settings["ceiling"] <= largest:
        raise ValueError(
            f"ceiling is {settings['ceiling']:g}; give a number from start_load ({start:g}) to "
            f"{largest:,.0f} {unit}, or None for no ceiling."
        )
    for name in ("start_date", "target_date"):
        _check_date(name, settings[name])
    weeks = _plan_weeks(settings["start_date"], settings["target_date"], settings["weeks"])
    if not 1 <= weeks <= MOST_WEEKS:
        monday = _first_monday(settings["start_date"])
        raise ValueError(
            f"target_date is {settings['target_date']}; give a date from {monday} (the first Monday) to "
            f"{monday + timedelta(weeks=MOST_WEEKS, days=-1)}, {MOST_WEEKS} weeks later."
        )
    for week, load in enumerate(_loads(settings, weeks), start=1):
        if load > largest:
            raise ValueError(
                f"week {week} would be {load:,.0f} {unit}; the planner stops at {largest:,.0f}. "
                "Lower the growth, set a ceiling or plan fewer weeks."
            )


def _check_date(name: str, text: str) -> None:
    if not text:
        return
    try:
        year = date.fromisoformat(text).year if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        year = None
    if year is None or not 2000 <= year <= 2099:
        raise ValueError(
            f"{name} is {text!r}; give a date as year-month-day between 2000 and 2099, "
            'such as "2027-01-04", or an empty text.'
        )


# --- The still ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Text:
    """Words and numbers as ``load_planner.js`` writes them in one language."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        sentence = _WORDS[self.language][key]
        return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), sentence)

    def number(self, value: float, decimals: int = 0, *, sign: bool = False) -> str:
        exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = f"{abs(exact):,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        minus = "-" if exact < 0 else "+" if sign and exact > 0 else ""
        if self.language == "en":
            return minus + text
        return minus.replace("-", "−") + text.translate({ord(","): "\u202f", ord("."): ","})

    def percent(self, value: float, *, sign: bool = False) -> str:
        return self.number(value, 1, sign=sign) + ("%" if self.language == "en" else "\u00a0%")

    def plain(self, value: float) -> str:
        text = f"{value:.6f}".rstrip("0").rstrip(".")
        return text if self.language == "en" else text.replace(".", ",")

    def day(self, day: date, *, year: bool = False) -> str:
        month = self("months").split(" ")[day.month - 1]
        return self("day", day=day.day, month=month) + (f" {day.year}" if year else "")

    def listed(self, numbers: list[int]) -> str:
        *firsts, last = map(str, numbers)
        return f"{', '.join(firsts)} {self('and')} {last}" if firsts else last


def _summary(settings: dict[str, Any], loads: list[float], words: _Text) -> str:
    weeks, every, ceiling = len(loads), settings["deload_every"], settings["ceiling"]
    decimals = _decimals(settings)
    deloads = deload_weeks(weeks, every or None)
    last = max(week for week in range(1, weeks + 1) if week not in deloads)
    times = loads[last - 1] / settings["start_load"]
    same = abs(times - 1) < 0.005
    factor = words("same") if same else words("times", factor=words.number(times, 2 if times < 2 else 1))
    key = "after_one" if weeks == 1 else "after" if last == weeks else "after_deload"
    load = words.number(loads[last - 1], decimals)
    sentences = [words(key, weeks=weeks, load=load, unit=settings["unit"], factor=factor, week=last)]
    if len(deloads) > 6:
        sentences.append(words("deloads_many", n=every))
    elif deloads:
        sentences.append(
            words("deloads_one" if len(deloads) == 1 else "deloads_some", list=words.listed(deloads))
        )
    elif every:
        sentences.append(words("deloads_later", n=every))
    reached = ceiling_week(loads, ceiling)
    if reached is not None and reached < weeks:
        shown = words.number(ceiling, decimals)
        sentences.append(words("ceiling_reached", ceiling=shown, unit=settings["unit"], week=reached))
    return " ".join(sentences)


def _decimals(settings: dict[str, Any]) -> int:
    return 1 if settings["start_load"] < 100 else 0


def _comparison(settings: dict[str, Any], words: _Text) -> list[list[str]]:
    """Return the cells of the comparison over 12 weeks: [your plan, 10 %, no growth] in each row."""
    start, largest = settings["start_load"], LARGEST[settings["unit"]]
    try:
        yours = _loads(settings, COMPARED_WEEKS)
    except ValueError:  # a short plan, carried on, may run past the largest load there is
        yours = [float("inf")]
    ten = [start * (1 + COMPARED_RATE) ** steps for steps in range(COMPARED_WEEKS)]
    decimals = _decimals(settings)
    rows: list[list[str]] = [[], [], []]
    for loads in (yours, ten, [start] * COMPARED_WEEKS):
        if max(loads) > largest:
            cells = [words("beyond", largest=words.number(largest)), "–", "–"]
        else:
            cells = [
                words.number(max(loads), decimals),
                f"×\u00a0{words.number(max(loads) / start, 2)}",
                words.number(sum(loads), decimals),
            ]
        for row, cell in zip(rows, cells, strict=True):
            row.append(cell)
    return rows


def _table(settings: dict[str, Any], loads: list[float], words: _Text) -> str:
    monday = _first_monday(settings["start_date"]) if settings["start_date"] else None
    decimals = _decimals(settings)
    deloads = deload_weeks(len(loads), settings["deload_every"] or None)
    row_class = f' class="{_BASE}__deload"'
    rows = []
    for week, load in enumerate(loads, start=1):
        change = percent_change(loads[week - 2], load) if week > 1 else None
        cells = [
            "–" if monday is None else words.day(monday + timedelta(weeks=week - 1)),
            words.number(load, decimals),
            words("first") if change is None else words.percent(change, sign=True),
            words.number(load / settings["sessions_per_week"], decimals),
        ]
        easy = week in deloads
        tag = f'<span class="{_BASE}__tag"> {escape(words("deload_tag"))}</span>' if easy else ""
        rows.append(
            f'<tr{row_class if easy else ""}><th scope="row" class="{_BASE}__week">{week}{tag}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + "</tr>"
        )
    heads = "".join(
        f'<th scope="col">{escape(words(key, unit=settings["unit"]))}</th>'
        for key in ("col_week", "col_from", "col_load", "col_change", "col_each")
    )
    return (
        f'<table class="{_BASE}__table"><caption>{escape(words("table"))}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _comparison_table(settings: dict[str, Any], words: _Text) -> str:
    heads = "".join(
        f'<th scope="col">{escape(words(key))}</th>' for key in ("col_yours", "col_ten", "col_none")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(words(key, unit=settings["unit"]))}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for key, cells in zip(
            ("row_highest", "row_factor", "row_total"), _comparison(settings, words), strict=True
        )
    )
    return (
        f'<table class="{_BASE}__table"><caption>{escape(words("comparison"))}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _field(label: str, hint: str, control: str) -> str:
    hint = f'<p class="ts-hint">{escape(hint)}</p>'
    return f'<div class="ts-field"><label>{escape(label)}</label>{control}{hint}</div>'


def _number_field(label: str, hint: str, text: str, *, stepper: bool = True) -> str:
    control = f'<input class="ts-input" type="text" value="{escape(text)}" aria-label="{escape(label)}">'
    if stepper:
        less, more = (
            f'<button class="ts-button {_BASE}__step" type="button" aria-hidden="true">{sign}</button>'
            for sign in "−+"
        )
        control = f'<div class="{_BASE}__stepper">{less}{control}{more}</div>'
    return _field(label, hint, control)


def _select_field(label: str, hint: str, value: str) -> str:
    options = f"<option>{escape(value)}</option>"
    return _field(label, hint, f'<select class="ts-input" aria-label="{escape(label)}">{options}</select>')


def _date_field(label: str, hint: str, text: str) -> str:
    control = f'<input class="ts-input" type="date" value="{escape(text)}" aria-label="{escape(label)}">'
    return _field(label, hint, control)


def _pair(*parts: str) -> str:
    return f'<div class="{_BASE}__pair">{"".join(parts)}</div>'


def _choices(words: _Text, kinds: tuple[str, ...], chosen: str) -> str:
    """Return radio buttons, of which the chosen one is set; a kind with a ``…_means`` gets that line."""
    return "".join(
        f'<div class="{_BASE}__choice"><input type="radio"{" checked" if kind == chosen else ""} '
        f'aria-label="{escape(words(kind))}"><label>{escape(words(kind))}</label>'
        + (
            f'<p class="ts-hint">{escape(words(f"{kind}_means"))}</p>'
            if f"{kind}_means" in _WORDS["nb"]
            else ""
        )
        + "</div>"
        for kind in kinds
    )


def _doubling(rate: float, words: _Text) -> str:
    weeks = doubling_time(rate)
    if weeks is None:
        return words("hint_level")
    if weeks > SLOW_WEEKS:
        return words("hint_rate_slow", weeks=SLOW_WEEKS)
    return words("hint_rate", weeks=words.number(weeks, 1))


def _form(settings: dict[str, Any], weeks: int, words: _Text) -> str:
    """Return the form as it will stand, out of use until the script takes over."""
    unit, every = settings["unit"], settings["deload_every"]
    long = words(f"long_{unit}")
    if settings["growth"] == "linear":
        step = settings["step"]
        hint = "hint_step" if step > 0 else "hint_level"
        percent = words.percent(100 * step / settings["start_load"])
        growth = _number_field(words("step", unit=long), words(hint, percent=percent), words.plain(step))
    else:
        hint = _doubling(settings["rate"] / 100, words)
        growth = _number_field(words("rate"), hint, words.plain(settings["rate"]))

    monday = _first_monday(settings["start_date"]) if settings["start_date"] else None
    if monday is None:
        start_hint, end_hint = words("hint_start_open"), words("hint_weeks_open")
    else:
        start_hint = words("hint_start", date=words.day(monday, year=True))
        sunday = monday + timedelta(weeks=weeks, days=-1)
        end_hint = words("hint_weeks", date=words.day(sunday, year=True))
    length = (
        _date_field(words("target_date"), words("hint_target_open"), settings["target_date"])
        if settings["target_date"]
        else _number_field(words("weeks"), end_hint, str(weeks))
    )
    each = settings["start_load"] / settings["sessions_per_week"]
    ceiling = "" if settings["ceiling"] is None else words.plain(settings["ceiling"])
    sessions = _number_field(
        words("sessions_per_week"),
        words("hint_sessions", each=words.number(each, 1 if each < 100 else 0), unit=unit),
        str(settings["sessions_per_week"]),
    )
    easy = _select_field(
        words("deload_every"),
        words("hint_deload"),
        words("deload_option", n=every) if every else words("deload_none"),
    )
    level = _number_field(
        words("deload_share"), words("hint_share"), words.plain(100 * settings["deload_share"])
    )
    groups = {
        "now": _number_field(words("start_load"), words(f"hint_{unit}"), words.plain(settings["start_load"]))
        + _select_field(words("unit"), "", words(f"unit_{unit}"))
        + f'<p class="{_BASE}__help">{escape(words("helper"))}</p>',
        "growing": f"<div>{_choices(words, ('geometric', 'linear'), settings['growth'])}</div>" + growth,
        "easing": _pair(easy, level)
        + _number_field(words("ceiling", unit=long), words("hint_ceiling"), ceiling, stepper=False),
        "time": _date_field(words("start_date"), start_hint, settings["start_date"])
        + _pair(
            _choices(words, ("by_weeks", "by_date"), "by_date" if settings["target_date"] else "by_weeks")
        )
        + _pair(length, sessions),
    }
    return "".join(
        f'<fieldset class="{_BASE}__group" disabled><legend class="ts-legend">'
        f"{escape(words(key))}</legend>{fields}</fieldset>"
        for key, fields in groups.items()
    )


def _still(settings: dict[str, Any], weeks: int, language: str) -> str:
    words = _Text(language)
    loads = _loads(settings, weeks)
    long = words(f"long_{settings['unit']}")
    deloads = deload_weeks(weeks, settings["deload_every"] or None)
    caption = [
        words("caption_plan", unit=long),
        words("caption_deload") if deloads else "",
        words("caption_lines_first" if weeks > COMPARED_WEEKS else "caption_lines"),
        words("caption_ceiling") if settings["ceiling"] is not None else "",
    ]
    phones = {
        "113": f'<a class="{_BASE}__phone" href="tel:113">113</a>',
        "116117": f'<a class="{_BASE}__phone" href="tel:116117">116\u00a0117</a>',
    }
    alarm = escape(words("alarm"))
    for number, link in phones.items():
        alarm = alarm.replace(f"{{{number}}}", link)
    change_note = words("change_note_deload" if deloads else "change_note")
    spike_fields = "".join(
        _number_field(words(f"spike_{name}", unit=long), words(f"hint_spike_{name}"), "", stepper=False)
        for name in ("session", "longest")
    )
    foot_buttons = "".join(
        f'<button class="ts-button ts-button--quiet" type="button">{escape(words(key))}</button>'
        for key in ("reset", "forget")
    )
    return f"""<section class="ts-widget {_BASE}" aria-label="{escape(words("title"))}">
<p class="ts-title">{escape(words("title"))}</p>
<p class="ts-purpose">{escape(words("purpose"))}</p>
<noscript><p class="ts-note">{escape(words("no_script"))}</p></noscript>
<div class="{_BASE}__body">
<div class="{_BASE}__form">{_form(settings, weeks, words)}</div>
<div class="{_BASE}__summary">
<p class="{_BASE}__sentence">{escape(_summary(settings, loads, words))}</p></div>
<div class="{_BASE}__results">
<p class="{_BASE}__always">{escape(words("always"))}</p>
<figure class="{_BASE}__figure">
<div class="{_BASE}__chart"><p class="ts-note">{escape(words("chart_wait"))}</p></div>
<figcaption class="ts-note">{escape(" ".join(filter(None, caption)))}</figcaption></figure>
<div class="{_BASE}__scroll">{_table(settings, loads, words)}</div>
<p class="ts-note">{escape(change_note)}</p>
<div class="{_BASE}__scroll">{_comparison_table(settings, words)}</div>
<p class="ts-note">{escape(words("habit"))}</p>
<fieldset class="{_BASE}__group" disabled><legend class="ts-legend">{escape(words("take"))}</legend>
<div class="{_BASE}__buttons"><button class="ts-button" type="button">{escape(words("csv"))}</button>
<button class="ts-button" type="button">{escape(words("ics"))}</button></div>
<p class="ts-note">{escape(words("take_note"))}</p></fieldset>
</div>
</div>
<fieldset class="{_BASE}__group" disabled><legend class="ts-legend">{escape(words("spike"))}</legend>
<p class="ts-hint">{escape(words("spike_means"))}</p>
{_pair(spike_fields)}
<div class="{_BASE}__answer"><p class="ts-note">{escape(words("spike_wait"))}</p></div></fieldset>
<div class="{_BASE}__pain"><p class="ts-legend">{escape(words("pain"))}</p>
<p>{escape(words("pain_rule"))}</p><p>{alarm}</p></div>
<div class="{_BASE}__foot"><p class="ts-note">{escape(words("kept"))}</p>
<fieldset class="{_BASE}__buttons" disabled>{foot_buttons}</fieldset></div>
</section>"""
