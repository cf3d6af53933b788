"""What is shown while a class is graded and afterwards: the bar, the table, the page, the numbers on tasks."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from training_safety.grading.autograde.item_analysis import items, shares
from training_safety.grading.autograde.outcomes import (
    Outcome,
    earlier_outcomes,
    outcome_of,
    summary,
    write_results,
)
from training_safety.grading.autograde.progress import Progress, duration
from training_safety.grading.autograde.report import report
from training_safety.grading.worker.jobs import Result, Status


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "less than 1 s"), (59.6, "1 min 0 s"), (3599, "59 min 59 s"), (9000, "2 h 30 min")],
)
def test_times_are_told_as_people_do(seconds: float, said: str) -> None:
    assert said == duration(seconds)


def test_the_bar_shows_the_rate_and_the_time_left() -> None:
    clock, terminal = Clock(), Terminal()
    progress = Progress(100, terminal, clock)
    for _ in range(25):
        clock.now += 0.5
        progress.add()
    progress.add(troubled=True)
    assert 2.08 == pytest.approx(progress.rate)
    assert "[######··················] 26/100  2.1/s  36 s left  1 to see to" == progress.line()
    assert terminal.getvalue().startswith("\r[")


def test_without_a_terminal_there_is_a_line_now_and_then() -> None:
    clock, log = Clock(), io.StringIO()
    progress = Progress(60, log, clock)
    for _ in range(60):
        clock.now += 1
        progress.add()
    assert 4 == len(log.getvalue().splitlines())
    assert "\r" not in log.getvalue()


def test_work_of_which_some_could_not_be_run_is_partly_graded() -> None:
    results = {
        "one": Result("kari", Status.GRADED, scores={"a": 1.0}, seconds=1),
        "two": Result("kari", Status.NOT_RUN, "It is empty.", seconds=0.5),
    }
    outcome = outcome_of("kari", results, ["A link was left out."])
    assert Status.PARTLY_GRADED == outcome.status
    assert "two: It is empty. A link was left out." == outcome.sentence
    assert ("two",) == outcome.not_run
    assert 1.5 == outcome.seconds


def test_results_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    outcomes = [
        Outcome("kari", Status.NEEDS_A_LOOK, "Æ?", 1.25, {"n": {"a": None}}, ("hook",), ("seconds",), ("n",)),
        Outcome("ola", Status.GRADED),
    ]
    path = tmp_path / "results.json"
    write_results(path, {"assignment": "a"}, outcomes)
    assert {one.student: one for one in outcomes} == earlier_outcomes(path, "a")
    assert {} == earlier_outcomes(path, "another")
    path.write_text("{", encoding="utf-8")
    assert {} == earlier_outcomes(path, "a")


def test_the_table_counts_every_status_and_the_limits_that_struck() -> None:
    said = summary([Outcome("a", Status.GRADED), Outcome("b", Status.PARTLY_GRADED, struck=("seconds",))], 3)
    counts = dict(line.rsplit(maxsplit=1) for line in said.splitlines())
    counts = {name.strip(): int(count) for name, count in counts.items()}
    assert 1 == counts["graded"] == counts["partly graded"] == counts["limit struck: seconds"]
    assert 3 == counts["graded before"]


def test_difficulty_and_discrimination_of_tasks() -> None:
    scores = {
        f"s{number}": {"easy": 1.0, "telling": float(number >= 5), "turned": float(number < 5), "open": None}
        for number in range(10)
    }
    easy, telling, turned, unread = items({"easy": 1, "telling": 1, "turned": 1, "open": 4}, scores)
    assert (1.0, None, (10, 0, 0)) == (easy.difficulty, easy.discrimination, easy.shares)
    assert (0.5, pytest.approx(-1)) == (telling.difficulty, telling.discrimination)
    assert pytest.approx(-1) == turned.discrimination
    assert (None, None, None) == (unread.mean, unread.difficulty, unread.discrimination)
    assert 10 == unread.waiting


def test_who_waits_for_a_person_in_one_task_is_compared_by_the_others() -> None:
    half_read = {
        f"s{number}": {
            "a": float(number % 2),
            "b": float(number % 2),
            "essay": 3.0 if number < 6 else None,
        }
        for number in range(12)
    }
    a, _, essay = items({"a": 1, "b": 1, "essay": 4}, half_read)
    assert (0, 6) == (a.waiting, essay.waiting)
    assert a.discrimination is not None
    assert a.discrimination > 0.7
    assert {"s1": pytest.approx(5 / 6), "s11": 1.0}.items() <= shares(
        {"a": 1, "b": 1, "essay": 4}, half_read
    ).items()


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([0.0] * 12, "Nobody got a point"),
        ([1.0] * 12, "Nearly all got it"),
        ([0.0] * 6 + [1.0] * 6, "Middling; tells students apart well"),
        ([1.0] * 6 + [0.0] * 6, "Those who do well elsewhere lose points here"),
        ([1.0, 0.0, 0.0, 1.0] * 3, "hardly tells students apart"),
        ([1.0, 0.0], "Middling."),
        ([None] * 12, "Not graded yet"),
    ],
)
def test_a_task_is_read_in_plain_words(scores: list[float | None], said: str) -> None:
    rest = [number // 3 for number in range(len(scores))]
    marks = {f"s{number}": {"one": score, "rest": rest[number]} for number, score in enumerate(scores)}
    one, _ = items({"one": 1, "rest": 3}, marks)
    assert said in one.reading


def test_empty_answers_that_the_computer_grades_first_say_nothing_of_a_task() -> None:
    scores = {f"s{number}": {"essay": 0.0 if number < 12 else None, "a": 1.0} for number in range(40)}
    essay, _ = items({"essay": 4, "a": 1}, scores)
    assert "Most answers are not graded yet." == essay.reading
    assert (None, None, None, "") == (essay.mean, essay.difficulty, essay.discrimination, essay.doubt)
    assert (28, (0, 0, 12)) == (essay.waiting, essay.shares)


EVIL = "</script><script>alert(1)</script>"


def plain(page: str) -> str:
    """What a report says, in words."""
    body = BeautifulSoup(page, "html.parser").body
    assert body is not None
    for script in body("script"):
        script.decompose()
    return " ".join(body.get_text(" ").split())


def test_the_page_holds_all_it_needs_and_runs_nothing_that_a_student_wrote() -> None:
    scores = {f"s{number}": {EVIL: float(number % 2)} for number in range(12)}
    outcomes = [Outcome(EVIL, Status.NEEDS_A_LOOK, EVIL, 2.0, tried=(EVIL,))]
    page = report(EVIL, EVIL, {EVIL: 1.0}, scores, outcomes)
    assert EVIL not in page
    own = page
    for script in re.findall(r"<script[^>]*>(.*?)</script>", page, re.S):
        own = own.replace(script, "")
    own = re.sub(r"url\(\"data:[^)]*\)", "", own)
    assert 24_000 > len(own)
    for outside in ("src=", "@import", "<link", "http:", "https:", "url("):
        assert outside not in own


def test_the_page_lets_its_own_two_scripts_run_and_no_other() -> None:
    page = report("a", "", {}, {}, [])
    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", page, re.S)
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    assert 2 == len(hashes)
    assert f"script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}'\"" in page


def test_the_page_tells_first_whom_to_see_to_and_every_sentence_once() -> None:
    outcomes = [
        Outcome("kari", Status.GRADED),
        Outcome("ola", Status.NOT_RUN, "The notebook is empty."),
        Outcome(
            "per", Status.NEEDS_A_LOOK, "Somebody has to look: a hook was set.", tried=("a hook was set",)
        ),
    ]
    said = plain(
        report("a", "Three.", {"essay": 4.0}, {"kari": {"essay": None}, "ola": {"essay": None}}, outcomes)
    )
    assert said.index("per Somebody") < said.index("ola The notebook is empty.") < said.index("by status")
    assert 1 == said.count("a hook was set")
    assert "essay 1 answer" in said  # what was not run waits for nobody


@pytest.mark.parametrize("students", [0, 1, 2])
def test_a_small_class_has_a_page_too(students: int) -> None:
    scores = {f"s{number}": {"a": 1.0, "b": None} for number in range(students)}
    said = plain(
        report("a", "", {"a": 2.0, "b": 1.0}, scores, [Outcome(one, Status.GRADED) for one in scores])
    )
    assert "Nobody’s work has to be seen to." in said
    assert {0: "Nobody has a score yet", 1: "One student, with 50%", 2: "Half of the 2 students"}[
        students
    ] in said


def test_a_name_with_half_of_a_character_does_not_stop_the_page() -> None:
    assert "s?" in report("a", "", {}, {}, [Outcome("s\udcff", Status.GRADED)]).encode("utf-8").decode()
