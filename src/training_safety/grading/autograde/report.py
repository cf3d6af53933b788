"""The page on a run: whose work has to be seen to, how the class did, and how each task did.

Beside every chart stands a table with the same numbers, so that nothing is lost without scripts, on
paper or to somebody who hears the page. The words are in ``report_words``, in two languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from statistics import fmean, median, quantiles
from typing import Any

from training_safety.grading.autograde.item_analysis import FEWEST, Item, items, shares
from training_safety.grading.autograde.markup import chart, section, table
from training_safety.grading.autograde.outcomes import Outcome
from training_safety.grading.autograde.regrading import Outdated
from training_safety.grading.autograde.report_words import Said
from training_safety.grading.autograde.self_contained import self_contained
from training_safety.grading.remarks import Remark, sentences
from training_safety.grading.task_names import lettered
from training_safety.grading.worker.jobs import Status

SLOWEST = 10
"""How many of the slowest are listed."""
STEPS = 10
"""In how many steps the scores of the class are shown."""
NAMED = 6
"""How many cells a sentence names at most before it counts the rest."""
SEE_TO = (Status.NEEDS_A_LOOK, Status.PARTLY_GRADED, Status.NOT_RUN)
"""What has to be seen to, the most urgent first."""


@dataclass(frozen=True)
class Task:
    """What the report says of a task besides its numbers.

    Parameters
    ----------
    title : the heading above it in the assignment, or nothing
    by_person : whether a person grades it
    """

    title: str = ""
    by_person: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What a report tells besides scores and outcomes.

    Parameters
    ----------
    tasks : what is known of each task, by its name among all of the assignment
    outdated : whose work was marked before the assignment was changed
    work : the number that formgrader gives a student's notebook, by student and notebook
    formgrader : the address of the Jupyter server that has formgrader, or nothing
    """

    tasks: Mapping[str, Task] = field(default_factory=dict)
    outdated: Outdated = field(default_factory=Outdated)
    work: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    formgrader: str = ""


def report(
    title: str,
    about: str,
    points: Mapping[str, float],
    scores: Mapping[str, Mapping[str, float | None]],
    outcomes: Sequence[Outcome],
    when: datetime | None = None,
    *,
    language: str = "en",
    around: Surroundings = Surroundings(),
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
    language : of the page, "nb" or "en"; what the outcomes say is in English in both
    around : what is told besides
    """
    return _Report(title, points, scores, outcomes, Said(language), around).page(
        about, when or datetime.now()
    )


class _Report:
    """One page in the making."""

    def __init__(
        self,
        title: str,
        points: Mapping[str, float],
        scores: Mapping[str, Mapping[str, float | None]],
        outcomes: Sequence[Outcome],
        said: Said,
        around: Surroundings,
    ) -> None:
        self.title = title
        self.points = points
        self.scores = scores
        self.outcomes = outcomes
        self.said = said
        self.around = around
        not_run = {one.student for one in outcomes if one.status is Status.NOT_RUN}
        of_class = {
            student: own
            for student, own in scores.items()
            if student not in not_run or any(score is not None for score in own.values())
        }
        by_person = {name for name, task in around.tasks.items() if task.by_person}
        doubted = {one.student for one in outcomes if one.status is Status.NEEDS_A_LOOK}
        undecided = {
            student: dict.fromkeys(own)
            for student, own in of_class.items()
            if student in doubted and any(own[name] is None for name in own.keys() - by_person)
        }
        counting = of_class | undecided
        self.tasks = items(points, counting, by_person)
        self.to_grade = items(points, of_class, by_person) if undecided else self.tasks
        named = lettered({name: around.tasks[name].title for name in points if name in around.tasks})
        self.names = {name: (named[name], name) if name in named else (name,) for name in points}
        self.got = list(shares(points, counting).values())
        self.steps = self._steps()

    def page(self, about: str, when: datetime) -> str:
        said = self.said
        parts = {
            "see_to": self._troubled() + self._outdated() + self._waiting() + self._doubts(),
            "ended": self._statuses() + self._regraded(),
            "class": self._class(),
            "tasks": self._tasks(),
            "time": self._slowest(),
        }
        links = "".join(f'<li><a href="#{name}">{said[name]}</a></li>' for name in parts)
        body = (
            f'<header><p class="kicker">{said("kicker", when=said.moment(when))}</p><h1>{escape(self.title)}</h1>'
            f'<p class="lead">{escape(about)}</p>{self._figures()}'
            f'<nav aria-label="{said["on_page"]}"><ul>{links}</ul></nav></header>\n<main>'
            + "".join(section(name, said[name], content) for name, content in parts.items())
            + "</main>"
        )
        title = said("page", title=self.title)
        return self_contained(title, body, self._numbers(), said.language)

    def _numbers(self) -> dict[str, Any]:
        """Return what the charts are drawn from."""
        return {
            "title": self.title,
            "words": self.said["chart"],
            "scores": {"names": list(self.steps), "counts": list(self.steps.values())},
            "tasks": [
                {
                    "name": self.names[task.name][0],
                    "counts": [*task.shares, task.waiting],
                    "share": task.difficulty,
                    "discrimination": task.discrimination,
                    "doubted": bool(task.doubt),
                }
                for task in self.tasks
            ],
        }

    def _figures(self) -> str:
        """Return the numbers that stand at the top."""
        said, got = self.said, self.got
        figures = {
            "handed_in": f"{len(self.outcomes)}",
            "to_see_to": f"{sum(one.is_troubled for one in self.outcomes)}",
            "mean": said.percent(fmean(got)) if got else "–",
            "median": said.percent(median(got)) if got else "–",
        }
        each = (f"<div><dt>{said[name]}</dt><dd>{value}</dd></div>" for name, value in figures.items())
        return f'<dl class="figures">{"".join(each)}</dl>'

    # What has to be seen to.

    def _troubled(self) -> str:
        """Return whose work has to be seen to, by what is the matter, as a list that can be ticked off."""
        said = self.said
        groups: dict[Status, list[Outcome]] = {status: [] for status in (*SEE_TO, Status.GRADED)}
        for one in self.outcomes:
            if one.is_troubled:
                groups[Status.NEEDS_A_LOOK if one.tried else one.status].append(one)
        if not any(groups.values()):
            return f"<p>{said['nobody']}</p>"
        linked = f" {said('links', address=escape(self.around.formgrader))}" if self.around.formgrader else ""
        parts = [
            '<div class="tools scripted"><p id="left" role="status"></p>'
            f'<label class="tick"><input type="checkbox" id="only-left"> {said["hide"]}</label></div>'
            f'<p class="hint"><span class="scripted">{said["ticks"]}</span>{linked}</p>'
        ]
        for status, group in groups.items():
            if group:
                listed = "".join(map(self._to_do, group))
                parts.append(
                    f'<h3>{said["status"][status]} <span class="count">{len(group)}</span></h3>'
                    f'<p class="hint">{said["meaning"][status]}</p><ul class="to-do">{listed}</ul>'
                )
        return "".join(parts)

    def _to_do(self, one: Outcome) -> str:
        """Return one line of the list, with what is not yet said in the outcome's remarks."""
        language = self.said.language
        told = {tried for said in one.remarks for tried in looked_at(said)}
        further = [tried.said(language) for tried in one.tried if tried not in told]
        said = [sentences(one.remarks, language), *(f"{_capital(tried)}." for tried in further)]
        key = escape(f"{one.student}\n{one.sentence}", quote=True)
        text = "".join(f"<p>{escape(sentence)}</p>" for sentence in said if sentence)
        return (
            f'<li><label class="tick"><input type="checkbox" data-key="{key}">'
            f"<bdi>{escape(one.student)}</bdi></label>{text}{self._at_stake(one)}</li>"
        )

    def _at_stake(self, one: Outcome) -> str:
        """Return the points that a look decides about, and the way to the work in formgrader."""
        stake = ""
        if one.status is Status.NEEDS_A_LOOK or one.tried:
            own = self.scores.get(one.student, {})
            checks = [name for name in own if name in self.points and not self._task(name).by_person]
            waiting = sum(self.points[name] for name in checks if own[name] is None)
            given = sum(own[name] or 0.0 for name in checks)
            kind, number = ("waits", waiting) if waiting else ("stands", given)
            stake = f"<b>{self.said(kind, points=self.said.number(number))}</b> " if number else ""
        links = self._links(one.student)
        return f'<p class="stake">{stake}{links}</p>' if stake or links else ""

    def _links(self, student: str) -> str:
        work, address = self.around.work.get(student, {}), self.around.formgrader
        if not address:
            return ""
        several = len(work) > 1
        return " · ".join(
            f'<a href="{escape(address, quote=True)}formgrader/submissions/{escape(number, quote=True)}">'
            f"{self.said('open_which', notebook=escape(name)) if several else self.said['open']}</a>"
            for name, number in work.items()
        )

    def _outdated(self) -> str:
        """Return whose work was marked before the assignment was changed, and what to do."""
        said, outdated = self.said, self.around.outdated
        if not outdated.students:
            return ""
        count = len(outdated.students)
        cells = ", ".join(map(escape, outdated.cells[:NAMED])) + " …" * (len(outdated.cells) > NAMED)
        hint = said("outdated_hint", who=said.counted(count, "submission"), cells=cells)
        return (
            f'<h3>{said["outdated"]} <span class="count">{count}</span></h3><p class="hint">{hint}</p>'
            f"<pre>training-safety autograde {escape(self.title)} --regrade</pre>"
            f'<p class="hint">{said["outdated_keeps"]}</p>'
        )

    def _waiting(self) -> str:
        """Return which answers a person has yet to grade."""
        waiting = [task for task in self.to_grade if task.waiting]
        if not waiting:
            return ""
        lines = [(task, self.said.counted(task.waiting, "answer")) for task in waiting]
        return self._named("reading", sum(task.waiting for task in waiting), lines)

    def _doubts(self) -> str:
        """Return the tasks that are worth a second look themselves."""
        doubted = [(task, self._reading(task)) for task in self.tasks if task.doubt]
        return self._named("second_look", len(doubted), doubted) if doubted else ""

    def _named(self, heading: str, count: int, lines: Iterable[tuple[Item, str]]) -> str:
        """Return a list of tasks by name with what is to be said of each."""
        listed = "".join(f"<li><b>{escape(self.names[task.name][0])}</b> {text}</li>" for task, text in lines)
        return (
            f'<h3>{self.said[heading]} <span class="count">{count}</span></h3>'
            f'<p class="hint">{self.said[f"{heading}_hint"]}</p><ul class="plain">{listed}</ul>'
        )

    # How it ended.

    def _statuses(self) -> str:
        said, outcomes = self.said, self.outcomes
        counts = Counter(outcome.status for outcome in outcomes)
        rows = [
            (said["status"][one], counts[one], said["meaning"][one])
            for one in (Status.GRADED, *reversed(SEE_TO))
        ]
        if in_vain := sum(bool(one.reached) for one in outcomes):
            rows.append((said["in_vain"], in_vain, said["reached"]))
        by_status = said("by_status", count=said.counted(len(outcomes), "submission"))
        noted = [
            (one.student, sentences(one.remarks, said.language))
            for one in outcomes
            if one.remarks and not one.is_troubled
        ]
        folded = (
            f"<details><summary>{said('noted', count=said.counted(len(noted), 'submission'))}"
            f"</summary>{table(said['notes'], said['note_heads'], noted)}</details>"
        )
        return table(by_status, said["status_heads"], rows) + (folded if noted else "")

    def _regraded(self) -> str:
        """Return who gained and who lost when work was marked once more."""
        said = self.said
        again = {one.student: one.regraded for one in self.outcomes if one.regraded is not None}
        if not again:
            return ""
        changes = {student: one.after - one.before for student, one in again.items()}
        gain, lose = (sum(one > 0 for one in changes.values()), sum(one < 0 for one in changes.values()))
        rows = [
            (
                student,
                said.number(one.before),
                said.number(one.after),
                "+" * (changes[student] > 0) + said.number(changes[student]),
                said["some_wait"] if one.waiting else "",
            )
            for student, one in sorted(again.items(), key=lambda pair: changes[pair[0]])
            if changes[student] or one.waiting
        ]
        count = said.counted(len(again), "submission")
        return (
            f"<h3>{said['regraded']}</h3><p>{said('regraded_count', count=count, gain=gain, lose=lose)}</p>"
            + (table(said["regraded_table"], said["regraded_heads"], rows) if rows else "")
        )

    # How the class and the tasks did.

    def _class(self) -> str:
        said, got = self.said, self.got
        if not got:
            return f"<p>{said['no_scores']}</p>"
        if len(got) == 1:
            sentences = [said("one", share=said.percent(got[0]))]
        else:
            low, _, high = quantiles(got, n=4, method="inclusive")
            known = {"low": low, "high": high, "least": min(got), "most": max(got)}
            shown = {name: said.percent(share) for name, share in known.items()}
            sentences = [said("spread", count=len(got), **shown)]
        if waiting := sum(task.points for task in self.tasks if task.waiting):
            every = said.number(sum(task.points for task in self.tasks))
            sentences.append(said("so_far", waiting=said.number(waiting), all=every))
        text = f"<p>{' '.join(sentences)}</p>"
        if len(got) == 1:
            return text
        numbers = table(said["in_numbers"], said["steps_heads"], list(self.steps.items()))
        return f'{text}<div class="beside">{self._chart("scores", "steps_chart")}{numbers}</div>'

    def _tasks(self) -> str:
        said = self.said
        if not self.tasks:
            return f"<p>{said['no_tasks']}</p>"
        rows = [
            (
                self.names[task.name],
                said.number(task.points),
                "–" if task.mean is None else said.number(task.mean, 2),
                "–" if task.difficulty is None else said.percent(task.difficulty),
                "–" if task.discrimination is None else said.number(task.discrimination, 2),
                *task.shares,
                task.waiting,
                self._reading(task),
            )
            for task in self.tasks
        ]
        charts = self._chart("shares", "shares_chart")
        if any(task.discrimination is not None for task in self.tasks):
            charts += self._chart("items", "items_chart")
        terms = "".join(
            f"<dt>{name}</dt><dd>{text.format(fewest=FEWEST)}</dd>" for name, text in said["terms"]
        )
        return (
            f"<p>{said['tasks_lead']}</p>{charts}{table(said['tasks_table'], said['task_heads'], rows)}"
            f'<dl class="terms">{terms}</dl>'
        )

    def _slowest(self) -> str:
        said = self.said
        slowest = sorted(self.outcomes, key=lambda one: one.seconds, reverse=True)
        if not slowest:
            return f"<p>{said['nothing_run']}</p>"
        half = median(one.seconds for one in slowest)
        rows = [(one.student, said.time(one.seconds)) for one in slowest[:SLOWEST]]
        caption = said["slowest" if len(slowest) > 1 else "only_one"]
        return f"<p>{said('half_took', time=said.time(half))}</p>" + table(caption, said["time_heads"], rows)

    def _chart(self, name: str, title: str) -> str:
        return chart(name, self.said[title], self.said("chart_label", title=self.said[title]))

    def _reading(self, task: Item) -> str:
        return "".join(self.said["task"][part] for part in task.reading)

    def _task(self, name: str) -> Task:
        return self.around.tasks.get(name, Task())

    def _steps(self) -> dict[str, int]:
        """Return how many students have which share of the points, in steps; more than all counts as all."""
        counts = Counter(min(STEPS - 1, max(0, int(share * STEPS + 1e-9))) for share in self.got)
        width, sign = 100 // STEPS, self.said.percent_sign
        return {
            f"{step * width}–{(step + 1) * width - (step + 1 < STEPS)}{sign}": counts[step]
            for step in range(STEPS)
        }


def looked_at(said: Remark) -> tuple[Remark, ...]:
    """Return what a remark says that somebody has to look at."""
    if said.kind == "of_notebook":
        return looked_at(said.of("what"))
    return tuple(said.of("what")) if said.kind == "somebody_looks" else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
