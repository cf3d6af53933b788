"""The page on a run: whose work has to be seen to, how the class did, and how each task did.

Beside every chart stands a table with the same numbers, so that nothing is lost without scripts, on
paper or to somebody who hears the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape
from statistics import fmean, median, quantiles
from typing import Any

from training_safety.grading.autograde.item_analysis import FEWEST, Item, items, shares
from training_safety.grading.autograde.markup import chart, section, table
from training_safety.grading.autograde.outcomes import Outcome
from training_safety.grading.autograde.progress import counted, duration
from training_safety.grading.autograde.self_contained import self_contained
from training_safety.grading.worker.jobs import Status

SLOWEST = 10
"""How many of the slowest are listed."""
STEPS = 10
"""In how many steps the scores of the class are shown."""
MEANING = {
    Status.NEEDS_A_LOOK: "It was run, but something about it only a person can judge.",
    Status.PARTLY_GRADED: "Something stopped it on the way. What was earned before and after counts.",
    Status.NOT_RUN: "There are no scores from this run. Mend the notebook or ask for a new one, and grade again.",
    Status.GRADED: "Every check was run.",
}
"""What a status means to the teacher, those to see to first."""


def report(
    title: str,
    about: str,
    points: Mapping[str, float],
    scores: Mapping[str, Mapping[str, float | None]],
    outcomes: Sequence[Outcome],
    when: datetime | None = None,
) -> str:
    """Return the page.

    Parameters
    ----------
    title : the assignment
    about : what the run was, in a sentence
    points : the highest score of each task
    scores : each student's score by task as the gradebook has it; None where it is not graded yet
    outcomes : what came of each student's work
    when : the page was made; now, if it is left out
    """
    not_run = {one.student for one in outcomes if one.status is Status.NOT_RUN}
    of_class = {
        student: own
        for student, own in scores.items()
        if student not in not_run or any(score is not None for score in own.values())
    }
    tasks = items(points, of_class)
    got = list(shares(points, of_class).values())
    steps = _steps(got)
    made = (when or datetime.now()).strftime("%d %B %Y, %H:%M").lstrip("0")
    body = (
        f'<header><p class="kicker">Grading report · {made}</p><h1>{escape(title)}</h1>'
        f'<p class="lead">{escape(about)}</p>{_figures(outcomes, got)}'
        '<nav aria-label="On this page"><ul><li><a href="#see-to">To see to</a></li>'
        '<li><a href="#ended">How it ended</a></li><li><a href="#class">The class</a></li>'
        '<li><a href="#tasks">The tasks</a></li><li><a href="#time">Time</a></li></ul></nav></header>\n<main>'
        + section("see-to", "To see to", _troubled(outcomes) + _waiting(tasks) + _doubts(tasks))
        + section("ended", "How it ended", _statuses(outcomes))
        + section("class", "The class", _class(got, steps, tasks))
        + section("tasks", "The tasks", _tasks(tasks))
        + section("time", "Time", _slowest(outcomes))
        + "</main>"
    )
    return self_contained(f"{title} – grading report", body, _numbers(title, steps, tasks))


def _numbers(title: str, steps: Mapping[str, int], tasks: Sequence[Item]) -> dict[str, Any]:
    """Return what the charts are drawn from."""
    return {
        "title": title,
        "scores": {"names": list(steps), "counts": list(steps.values())},
        "tasks": [
            {
                "name": task.name,
                "counts": [*task.shares, task.waiting],
                "share": task.difficulty,
                "discrimination": task.discrimination,
                "doubted": bool(task.doubt),
            }
            for task in tasks
        ],
    }


def _figures(outcomes: Sequence[Outcome], got: Sequence[float]) -> str:
    """Return the numbers that stand at the top."""
    figures = {
        "handed in": f"{len(outcomes)}",
        "to see to": f"{sum(one.is_troubled for one in outcomes)}",
        "mean score": _percent(fmean(got)) if got else "–",
        "median score": _percent(median(got)) if got else "–",
    }
    return (
        '<dl class="figures">'
        + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in figures.items())
        + "</dl>"
    )


def _troubled(outcomes: Iterable[Outcome]) -> str:
    """Return whose work has to be seen to, by what is the matter, as a list that can be ticked off."""
    groups: dict[Status, list[Outcome]] = {status: [] for status in MEANING}
    for one in outcomes:
        if one.is_troubled:
            groups[Status.NEEDS_A_LOOK if one.tried else one.status].append(one)
    count = sum(map(len, groups.values()))
    if not count:
        return "<p>Nobody’s work has to be seen to.</p>"
    parts = [
        '<div class="tools scripted"><p id="left" role="status"></p>'
        '<label class="tick"><input type="checkbox" id="only-left"> Hide what is ticked off</label></div>'
        '<p class="hint scripted">Ticks are kept in this browser only.</p>'
    ]
    for status, group in groups.items():
        if group:
            parts.append(
                f'<h3>{_capital(status.value)} <span class="count">{len(group)}</span></h3>'
                f'<p class="hint">{MEANING[status]}</p><ul class="to-do">{"".join(map(_to_do, group))}</ul>'
            )
    return "".join(parts)


def _to_do(one: Outcome) -> str:
    """Return one line of the list, with what is not yet said in the outcome's sentence."""
    said = [one.sentence] if one.sentence else []
    said += [f"{_capital(tried)}." for tried in one.tried if tried not in one.sentence]
    key = escape(f"{one.student}\n{one.sentence}", quote=True)
    text = "".join(f"<p>{escape(sentence)}</p>" for sentence in said)
    return (
        f'<li><label class="tick"><input type="checkbox" data-key="{key}">'
        f"<bdi>{escape(one.student)}</bdi></label>{text}</li>"
    )


def _waiting(tasks: Iterable[Item]) -> str:
    """Return which answers a person has yet to grade."""
    waiting = [task for task in tasks if task.waiting]
    if not waiting:
        return ""
    hint = "They are in formgrader under Manual Grading, task by task."
    lines = {task.name: counted(task.waiting, "answer") for task in waiting}
    return _named("Answers for a person to grade", sum(task.waiting for task in waiting), hint, lines)


def _doubts(tasks: Iterable[Item]) -> str:
    """Return the tasks that are worth a second look themselves."""
    doubted = [task for task in tasks if task.doubt]
    if not doubted:
        return ""
    hint = 'The numbers are <a href="#tasks">further down</a>.'
    return _named(
        "Tasks worth a second look", len(doubted), hint, {task.name: task.doubt for task in doubted}
    )


def _named(heading: str, count: int, hint: str, lines: Mapping[str, str]) -> str:
    """Return a list of tasks by name with what is to be said of each."""
    listed = "".join(f"<li><b>{escape(name)}</b> {said}</li>" for name, said in lines.items())
    return (
        f'<h3>{heading} <span class="count">{count}</span></h3>'
        f'<p class="hint">{hint}</p><ul class="plain">{listed}</ul>'
    )


def _statuses(outcomes: Sequence[Outcome]) -> str:
    counts = Counter(outcome.status for outcome in outcomes)
    rows = [(_capital(one.value), counts[one], MEANING[one]) for one in reversed(MEANING)]
    by_status = f"{counted(len(outcomes), 'submission')} by status"
    mended = [(one.student, one.sentence) for one in outcomes if one.sentence and not one.is_troubled]
    folded = (
        f"<details><summary>{counted(len(mended), 'submission')} with a note, though nothing has to be done"
        f"</summary>{table('Notes', ('Student', 'Note'), mended)}</details>"
    )
    return table(by_status, ("Status", "#Number", "Meaning"), rows) + (folded if mended else "")


def _class(got: Sequence[float], steps: Mapping[str, int], tasks: Sequence[Item]) -> str:
    if not got:
        return "<p>Nobody has a score yet.</p>"
    waiting = sum(task.points for task in tasks if task.waiting)
    if len(got) == 1:
        said = f"One student, with {_percent(got[0])} of the points."
    else:
        low, _, high = quantiles(got, n=4, method="inclusive")
        said = (
            f"Half of the {len(got)} students have between {_percent(low)} and {_percent(high)} of the points; "
            f"the lowest has {_percent(min(got))}, the highest {_percent(max(got))}."
        )
    if waiting:
        said += (
            f" Only what is graded so far counts; {waiting:g} of {sum(task.points for task in tasks):g} points "
            "are in tasks of which some answers wait for a person."
        )
    if len(got) == 1:
        return f"<p>{said}</p>"
    numbers = table("In numbers", ("Share", "#Students"), list(steps.items()))
    return f'<p>{said}</p><div class="beside">{chart("scores", "How many students got which share")}{numbers}</div>'


def _tasks(tasks: Sequence[Item]) -> str:
    if not tasks:
        return "<p>No cell gives points.</p>"
    rows = [
        (
            task.name,
            f"{task.points:g}",
            "–" if task.mean is None else f"{task.mean:.2f}",
            "–" if task.difficulty is None else _percent(task.difficulty),
            "–" if task.discrimination is None else f"{task.discrimination:.2f}".replace("-", "−"),
            *task.shares,
            task.waiting,
            task.reading,
        )
        for task in tasks
    ]
    heads = (
        "Task",
        "#Points",
        "#Mean",
        "#Difficulty",
        "#Discri­mination",
        "#All",
        "#Some",
        "#None",
        "#Waiting",
        "Reading",
    )
    charts = chart("shares", "Who got all the points, some or none")
    if any(task.discrimination is not None for task in tasks):
        charts += chart("items", "Difficulty and discrimination of each task")
    return (
        "<p>How much of its points the class got in each task, and whether those who got it also did well elsewhere.</p>"
        f"{charts}{table('Task by task', heads, rows)}"
        '<dl class="terms"><dt>Difficulty</dt><dd>The share of the points that the class got. '
        "The higher it is, the easier was the task.</dd><dt>Discrimination</dt><dd>How closely the score in this "
        "task goes together with the share of the points in all others, from −1 to 1. From 0.2 a task tells students "
        "apart, from 0.4 well. Near 0 it does not; well below 0 look at the task and its check. "
        "In a small class much of it is chance.</dd><dt>A dash</dt><dd>There is nothing to reckon with: most answers wait for a "
        "person, and those that are graded first are the empty ones. Or, for discrimination, there are fewer than "
        f"{FEWEST} students, or all have the same score.</dd></dl>"
    )


def _slowest(outcomes: Iterable[Outcome]) -> str:
    slowest = sorted(outcomes, key=lambda one: one.seconds, reverse=True)
    if not slowest:
        return "<p>Nothing was run.</p>"
    half = median(one.seconds for one in slowest)
    rows = [(one.student, _time(one.seconds)) for one in slowest[:SLOWEST]]
    caption = "The slowest" if len(slowest) > 1 else "The only one"
    return f"<p>Half of the notebooks took at most {_time(half)}.</p>" + table(
        caption, ("Student", "#Time"), rows
    )


def _steps(got: Iterable[float]) -> dict[str, int]:
    """Return how many students have which share of the points, in steps; more than all counts as all."""
    counts = Counter(min(STEPS - 1, max(0, int(share * STEPS + 1e-9))) for share in got)
    width = 100 // STEPS
    return {
        f"{step * width}–{(step + 1) * width - (step + 1 < STEPS)}%": counts[step] for step in range(STEPS)
    }


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds < 60 else duration(seconds)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
