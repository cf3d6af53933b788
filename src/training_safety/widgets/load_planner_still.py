"""The load planner as plain HTML: what its page shows before scripts run, with scripts off and on paper.

It has the same classes and nearly the same height as the live planner, so that nothing jumps.
"""

from __future__ import annotations

from datetime import timedelta
from html import escape

from training_safety.progression import ceiling_week, deload_weeks, doubling_time
from training_safety.training_load import percent_change
from training_safety.widgets.load_planner_plan import LARGEST, LoadPlan
from training_safety.widgets.load_planner_words import Text

COMPARED_WEEKS = 12
COMPARED_RATE = 0.10
SLOW_WEEKS = 520  # ten years: beyond that the number of weeks says nothing

_BASE = "ts-load-planner"


def _decimals(plan: LoadPlan) -> int:
    return 1 if plan.start_load < 100 else 0


def _deloads(plan: LoadPlan) -> list[int]:
    return deload_weeks(plan.length, plan.deload_every or None)


def plan_summary(plan: LoadPlan, words: Text) -> str:
    """Return the plan in one to three plain sentences."""
    weeks, every, decimals, deloads = plan.length, plan.deload_every, _decimals(plan), _deloads(plan)
    loads = plan.loads(weeks)
    last = max(week for week in range(1, weeks + 1) if week not in deloads)
    times = loads[last - 1] / plan.start_load
    same = abs(times - 1) < 0.005
    factor = words("same") if same else words("times", factor=words.number(times, 2 if times < 2 else 1))
    key = "after_one" if weeks == 1 else "after" if last == weeks else "after_deload"
    load = words.number(loads[last - 1], decimals)
    sentences = [words(key, weeks=weeks, load=load, unit=plan.unit, factor=factor, week=last)]
    if len(deloads) > 6:
        sentences.append(words("deloads_many", n=every))
    elif deloads:
        sentences.append(
            words("deloads_one" if len(deloads) == 1 else "deloads_some", list=words.list(deloads))
        )
    elif every:
        sentences.append(words("deloads_later", n=every))
    reached = ceiling_week(loads, plan.ceiling)
    if plan.ceiling is not None and reached is not None and reached < weeks:
        shown = words.number(plan.ceiling, decimals)
        sentences.append(words("ceiling_reached", ceiling=shown, unit=plan.unit, week=reached))
    return " ".join(sentences)


# --- Tables


def _table(caption: str, corner: str, heads: list[str], rows: list[str]) -> str:
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return (
        f'<div class="{_BASE}__scroll"><table class="{_BASE}__table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{corner}{columns}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cells(cells: list[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells)


def _plan_table(plan: LoadPlan, words: Text) -> str:
    # Without a start date, the first Monday is the reader's and not the author's.
    monday = plan.first_monday if plan.start_date else None
    loads, decimals, deloads = plan.loads(plan.length), _decimals(plan), _deloads(plan)
    rows = []
    for week, load in enumerate(loads, start=1):
        change = percent_change(loads[week - 2], load).percent if week > 1 else None
        cells = [
            "–" if monday is None else words.day(monday + timedelta(weeks=week - 1)),
            words.number(load, decimals),
            words("first") if change is None else words.percent(change, sign=True),
            words.number(load / plan.sessions_per_week, decimals),
        ]
        easy = week in deloads
        kind = f' class="{_BASE}__deload"' if easy else ""
        tag = f'<span class="{_BASE}__tag"> {escape(words("deload_tag"))}</span>' if easy else ""
        head = f'<th scope="row" class="{_BASE}__week">{week}{tag}</th>'
        rows.append(f"<tr{kind}>{head}{_cells(cells)}</tr>")
    columns = ("col_week", "col_from", "col_load", "col_change", "col_each")
    return _table(words("table"), "", [words(key, unit=plan.unit) for key in columns], rows)


def _comparison_table(plan: LoadPlan, words: Text) -> str:
    """Return the same choice for 12 weeks beside 10 % a week and no growth."""
    start, largest, decimals = plan.start_load, LARGEST[plan.unit], _decimals(plan)
    try:
        yours = plan.loads(COMPARED_WEEKS)
    except ValueError:  # a short plan, carried on, may run past the largest load there is
        yours = [float("inf")]
    ten = [start * (1 + COMPARED_RATE) ** steps for steps in range(COMPARED_WEEKS)]
    columns = []
    for loads in (yours, ten, [start] * COMPARED_WEEKS):
        highest = max(loads)
        columns.append(
            [words("beyond", largest=words.number(largest)), "–", "–"]
            if highest > largest
            else [
                words.number(highest, decimals),
                f"×\u00a0{words.number(highest / start, 2)}",
                words.number(sum(loads), decimals),
            ]
        )
    titles = [words(key, unit=plan.unit) for key in ("row_highest", "row_factor", "row_total")]
    rows = [
        f'<tr><th scope="row">{escape(title)}</th>{_cells(list(cells))}</tr>'
        for title, *cells in zip(titles, *columns, strict=True)
    ]
    heads = [words(key) for key in ("col_yours", "col_ten", "col_none")]
    return _table(words("comparison"), "<td></td>", heads, rows)


# --- The form, out of use until the script takes over


def _field(label: str, hint: str, control: str) -> str:
    hint = f'<p class="ts-hint">{escape(hint)}</p>'
    return f'<div class="ts-field"><label>{escape(label)}</label>{control}{hint}</div>'


def _text_field(label: str, hint: str, text: str, kind: str = "text") -> str:
    control = f'<input class="ts-input" type="{kind}" value="{escape(text)}" aria-label="{escape(label)}">'
    return _field(label, hint, control)


def _number_field(label: str, hint: str, text: str) -> str:
    less, more = (
        f'<button class="ts-button {_BASE}__step" type="button" aria-hidden="true">{sign}</button>'
        for sign in "−+"
    )
    control = f'<input class="ts-input" type="text" value="{escape(text)}" aria-label="{escape(label)}">'
    return _field(label, hint, f'<div class="{_BASE}__stepper">{less}{control}{more}</div>')


def _select_field(label: str, hint: str, value: str) -> str:
    options = f"<option>{escape(value)}</option>"
    return _field(label, hint, f'<select class="ts-input" aria-label="{escape(label)}">{options}</select>')


def _pair(*parts: str) -> str:
    return f'<div class="{_BASE}__pair">{"".join(parts)}</div>'


def _radios(words: Text, kinds: tuple[str, ...], chosen: str, *, means: bool = False) -> str:
    return "".join(
        f'<div class="{_BASE}__choice"><input type="radio"{" checked" if kind == chosen else ""} '
        f'aria-label="{escape(words(kind))}"><label>{escape(words(kind))}</label>'
        + (f'<p class="ts-hint">{escape(words(f"{kind}_means"))}</p>' if means else "")
        + "</div>"
        for kind in kinds
    )


def _group(legend: str, *parts: str) -> str:
    return (
        f'<fieldset class="{_BASE}__group" disabled><legend class="ts-legend">{escape(legend)}</legend>'
        f"{''.join(parts)}</fieldset>"
    )


def _growth_field(plan: LoadPlan, words: Text) -> str:
    if plan.growth == "linear":
        percent = words.percent(100 * plan.step / plan.start_load)
        hint = words("hint_level") if plan.step == 0 else words("hint_step", percent=percent)
        return _number_field(words("step", unit=words(f"long_{plan.unit}")), hint, words.plain(plan.step))
    weeks = doubling_time(plan.rate / 100).weeks
    if weeks is None:
        hint = words("hint_level")
    elif weeks > SLOW_WEEKS:
        hint = words("hint_rate_slow", weeks=SLOW_WEEKS)
    else:
        hint = words("hint_rate", weeks=words.number(weeks, 1))
    return _number_field(words("rate"), hint, words.plain(plan.rate))


def _time_fields(plan: LoadPlan, words: Text) -> list[str]:
    starts, ends = words("hint_start_open"), words("hint_weeks_open")
    if plan.start_date:
        sunday = plan.first_monday + timedelta(weeks=plan.length, days=-1)
        starts = words("hint_start", date=words.day(plan.first_monday, year=True))
        ends = words("hint_weeks", date=words.day(sunday, year=True))
    length = (
        _text_field(words("target_date"), words("hint_target_open"), plan.target_date, "date")
        if plan.target_date
        else _number_field(words("weeks"), ends, str(plan.weeks))
    )
    each = plan.start_load / plan.sessions_per_week
    per_session = words("hint_sessions", each=words.number(each, 1 if each < 100 else 0), unit=plan.unit)
    sessions = _number_field(words("sessions_per_week"), per_session, str(plan.sessions_per_week))
    chosen = "by_date" if plan.target_date else "by_weeks"
    return [
        _text_field(words("start_date"), starts, plan.start_date, "date"),
        _pair(_radios(words, ("by_weeks", "by_date"), chosen)),
        _pair(length, sessions),
    ]


def _form(plan: LoadPlan, words: Text) -> str:
    every = words("deload_option", n=plan.deload_every) if plan.deload_every else words("deload_none")
    share = words.plain(100 * plan.deload_share)
    ceiling = "" if plan.ceiling is None else words.plain(plan.ceiling)
    return "".join(
        [
            _group(
                words("now"),
                _number_field(words("start_load"), words(f"hint_{plan.unit}"), words.plain(plan.start_load)),
                _select_field(words("unit"), "", words(f"unit_{plan.unit}")),
                f'<p class="{_BASE}__help">{escape(words("helper"))}</p>',
            ),
            _group(
                words("growing"),
                f"<div>{_radios(words, ('geometric', 'linear'), plan.growth, means=True)}</div>",
                _growth_field(plan, words),
            ),
            _group(
                words("easing"),
                _pair(
                    _select_field(words("deload_every"), words("hint_deload"), every),
                    _number_field(words("deload_share"), words("hint_share"), share),
                ),
                _text_field(
                    words("ceiling", unit=words(f"long_{plan.unit}")), words("hint_ceiling"), ceiling
                ),
            ),
            _group(words("time"), *_time_fields(plan, words)),
        ]
    )


# --- The whole


def planner_still(plan: LoadPlan, language: str) -> str:
    """Return the plan as plain HTML in ``"nb"`` or ``"en"``."""
    words = Text(language)
    unit = words(f"long_{plan.unit}")
    easy = bool(_deloads(plan))
    caption = words("caption_plan", unit=unit) + (f" {words('caption_deload')}" if easy else "")
    change_note = words("change_note") + (f" {words('after_easy')}" if easy else "")
    alarm = escape(words("alarm"))
    for number, shown in (("113", "113"), ("116117", "116\u00a0117")):
        link = f'<a class="{_BASE}__phone" href="tel:{number}">{shown}</a>'
        alarm = alarm.replace(f"{{{number}}}", link)
    spike = [
        _text_field(words(f"spike_{name}", unit=unit), words(f"hint_spike_{name}"), "")
        for name in ("session", "longest")
    ]
    files, foot = (
        "".join(
            f'<button class="ts-button{kind}" type="button">{escape(words(key))}</button>' for key in keys
        )
        for keys, kind in ((("csv", "ics"), ""), (("reset", "forget"), " ts-button--quiet"))
    )

    def note(text: str) -> str:
        return f'<p class="ts-note">{escape(text)}</p>'

    return f"""<section class="ts-widget {_BASE}" aria-label="{escape(words("title"))}">
<p class="ts-title">{escape(words("title"))}</p>
<p class="ts-purpose">{escape(words("purpose"))}</p>
<noscript>{note(words("no_script"))}</noscript>
<div class="{_BASE}__body">
<div class="{_BASE}__form">{_form(plan, words)}</div>
<div class="{_BASE}__summary"><p class="{_BASE}__sentence">{escape(plan_summary(plan, words))}</p></div>
<div class="{_BASE}__results">
<p class="{_BASE}__always">{escape(words("always"))}</p>
<figure class="{_BASE}__figure"><div class="{_BASE}__chart">{note(words("chart_wait"))}</div>
<figcaption class="ts-note">{escape(caption)}</figcaption></figure>
{_plan_table(plan, words)}
{note(change_note)}
{_comparison_table(plan, words)}
{note(words("habit"))}
{_group(words("take"), f'<div class="{_BASE}__buttons">{files}</div>', note(words("take_note")))}
</div>
</div>
{_group(words("spike"), f'<p class="ts-hint">{escape(words("spike_means"))}</p>', _pair(*spike), f'<div class="{_BASE}__answer">{note(words("spike_wait"))}</div>')}
<div class="{_BASE}__pain"><p class="ts-legend">{escape(words("pain"))}</p>
<p>{escape(words("pain_rule"))}</p><p>{alarm}</p></div>
<div class="{_BASE}__foot">{note(words("kept"))}
<fieldset class="{_BASE}__buttons" disabled>{foot}</fieldset></div>
</section>"""
