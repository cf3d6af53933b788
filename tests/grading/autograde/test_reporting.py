"""What is shown while a class is graded and afterwards: the bar, the table, the page, the numbers on tasks."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from training_safety.grading.autograde.item_analysis import items, shares
from training_safety.grading.autograde.outcomes import (
    IN_VAIN,
    Outcome,
    Regraded,
    earlier_outcomes,
    outcome_of,
    summary,
    write_results,
)
from training_safety.grading.autograde.progress import Progress, duration
from training_safety.grading.autograde.regrading import Outdated
from training_safety.grading.autograde.report import Surroundings, Task, report
from training_safety.grading.autograde.report_words import WORDS
from training_safety.grading.remarks import quoted, remark
from training_safety.grading.worker.jobs import Result, Status

HOOK = remark("hook")
OFFLINE = remark("reached_in", what=remark("network"), number=3)


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
        "two": Result("kari", Status.NOT_RUN, (quoted("It is empty."),), seconds=0.5),
    }
    outcome = outcome_of("kari", results, [quoted("A link was left out.")])
    assert Status.PARTLY_GRADED == outcome.status
    assert "two: It is empty. A link was left out." == outcome.sentence
    assert ("two",) == outcome.not_run
    assert 1.5 == outcome.seconds


def test_results_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    outcomes = [
        Outcome(
            "kari",
            Status.NEEDS_A_LOOK,
            (quoted("Æ?"),),
            1.25,
            {"n": {"a": None}},
            (HOOK,),
            ("seconds",),
            ("n",),
        ),
        Outcome("ola", Status.GRADED, reached=(OFFLINE,)),
    ]
    path = tmp_path / "results.json"
    write_results(path, {"assignment": "a"}, outcomes)
    assert {one.student: one for one in outcomes} == earlier_outcomes(path, "a")
    assert {} == earlier_outcomes(path, "another")
    written = json.loads(path.read_text(encoding="utf-8"))
    for one in written["submissions"]:
        del one["remarks"]  # as an older version has written it
    path.write_text(json.dumps(written), encoding="utf-8")
    before = earlier_outcomes(path, "a")["kari"]
    assert ("Æ?", (quoted("a hook of IPython was set"),)) == (before.sentence, before.tried)
    path.write_text("{", encoding="utf-8")
    assert {} == earlier_outcomes(path, "a")


def test_the_table_counts_every_status_and_the_limits_that_struck() -> None:
    offline = Outcome("a", Status.GRADED, reached=(OFFLINE,))
    said = summary([offline, Outcome("b", Status.PARTLY_GRADED, struck=("seconds",))], 3)
    counts = dict(line.rsplit(maxsplit=1) for line in said.splitlines())
    counts = {name.strip(): int(count) for name, count in counts.items()}
    assert 1 == counts["graded"] == counts["partly graded"] == counts["limit struck: seconds"]
    assert (3, 1) == (counts["graded before"], counts[IN_VAIN])


def test_the_page_counts_what_was_tried_in_vain_and_nobody_has_to_see_to_it() -> None:
    offline = Outcome("a", Status.GRADED, (quoted("It tried."),), reached=(OFFLINE,))
    page = report("t", "a run", {"x": 1.0}, {"a": {"x": 1.0}}, [offline, Outcome("b", Status.GRADED)])
    rows = [row.get_text(" ") for row in BeautifulSoup(page, "html.parser").select("tr")]
    assert 1 == sum(f"{IN_VAIN} 1 " in " ".join(row.split()) for row in rows), rows
    assert "Nobody’s work has to be seen to." in page


def test_work_that_needs_a_look_is_in_no_mean_until_all_of_it_is_decided() -> None:
    points = {"a": 1.0, "b": 1.0}
    outcomes = [
        Outcome("kari", Status.NEEDS_A_LOOK, tried=(HOOK,)),
        Outcome("ola", Status.GRADED),
    ]
    for own, mean in (({"a": 0.0, "b": None}, "100%"), ({"a": 0.0, "b": 0.0}, "50%")):
        page = report("t", "a run", points, {"kari": own, "ola": {"a": 1.0, "b": 1.0}}, outcomes)
        figures = BeautifulSoup(page, "html.parser").select_one(".figures")
        assert figures is not None
        assert f"mean score{mean}" in figures.get_text()
        assert ("wait" in str(BeautifulSoup(page, "html.parser").select_one(".stake"))) is (
            None in own.values()
        )


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
    assert said in "".join(WORDS["en"]["task"][part] for part in one.reading)


def test_empty_answers_that_the_computer_grades_first_say_nothing_of_a_task() -> None:
    scores = {f"s{number}": {"essay": 0.0 if number < 12 else None, "a": 1.0} for number in range(40)}
    essay, _ = items({"essay": 4, "a": 1}, scores)
    assert ("mostly_waits",) == essay.reading
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
    outcomes = [Outcome(EVIL, Status.NEEDS_A_LOOK, (quoted(EVIL),), 2.0, tried=(quoted(EVIL),))]
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
        Outcome("ola", Status.NOT_RUN, (quoted("The notebook is empty."),)),
        Outcome("per", Status.NEEDS_A_LOOK, (remark("somebody_looks", what=[HOOK]),), tried=(HOOK,)),
    ]
    said = plain(
        report("a", "Three.", {"essay": 4.0}, {"kari": {"essay": None}, "ola": {"essay": None}}, outcomes)
    )
    assert said.index("per Somebody") < said.index("ola The notebook is empty.") < said.index("by status")
    assert 1 == said.count("a hook of IPython was set")
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


def test_a_task_of_which_one_text_waits_for_a_person_is_called_neither_hard_nor_easy() -> None:
    scores = {f"s{number}": {"essay": 0.0 if number < 30 else None, "a": 1.0} for number in range(31)}
    points = {"essay": 4.0, "a": 1.0}
    essay, _ = items(points, scores, by_person={"essay"})
    assert (None, ("mostly_waits",)) == (essay.difficulty, essay.reading)
    all_read = {student: {**own, "essay": own["essay"] or 0.0} for student, own in scores.items()}
    assert "nobody" == items(points, all_read, by_person={"essay"})[0].doubt
    checked, _ = items(points, scores)
    assert 0.0 == checked.difficulty, "a check of which one result waits still has its numbers"


def parts_of(words: object, path: str = "") -> dict[str, set[str]]:
    """The places in some words and what is put into each."""
    if isinstance(words, dict):
        return {k: v for name, one in words.items() for k, v in parts_of(one, f"{path}/{name}").items()}
    if isinstance(words, tuple):
        return {k: v for at, one in enumerate(words) for k, v in parts_of(one, f"{path}/{at}").items()}
    return {path: set(re.findall(r"\{\w*\}", str(words)))}


def test_both_languages_say_the_same_things() -> None:
    assert parts_of(WORDS["en"]) == parts_of(WORDS["nb"])
    for english, bokmal in zip(WORDS["en"]["task_heads"], WORDS["nb"]["task_heads"], strict=True):
        assert english.startswith("#") == bokmal.startswith("#")


TITLES = {
    "a-check": Task("Part 3 – How many need it?"),
    "b-check": Task("Part 3 – How many need it?"),
    "why": Task("Part 8 – To a friend", by_person=True),
}
OF_THREE = {"a-check": 2.0, "b-check": 1.0, "why": 6.0}


def test_tasks_have_the_names_that_stand_above_them_and_a_letter_where_several_do() -> None:
    scores = {"kari": {"a-check": 2.0, "b-check": 0.0, "why": None}}
    page = report("t", "", OF_THREE, scores, [], around=Surroundings(TITLES))
    said = plain(page)
    for name in ("Part 3 a – How many need it? a-check", "Part 3 b – How many need it? b-check"):
        assert name in said
    assert "Part 8 – To a friend 1 answer" in said


def look(own: dict[str, float | None], address: str = "http://localhost:8888/") -> BeautifulSoup:
    """The page on a student who needs a look."""
    outcomes = [Outcome("kari", Status.NEEDS_A_LOOK, (remark("somebody_looks", what=[HOOK]),), tried=(HOOK,))]
    around = Surroundings(TITLES, work={"kari": {"t": "0f3a"}}, formgrader=address)
    return BeautifulSoup(report("t", "", OF_THREE, {"kari": own}, outcomes, around=around), "html.parser")


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"a-check": None, "b-check": 0.0, "why": None}, "2 points wait for you."),
        ({"a-check": 2.0, "b-check": 0.5, "why": None}, "At stake: 2.5 points"),
        ({"a-check": 0.0, "b-check": 0.0, "why": 5.0}, None),
    ],
)
def test_who_needs_a_look_has_the_points_at_stake_and_the_way_into_formgrader(
    own: dict[str, float | None], said: str | None
) -> None:
    stake = look(own).select_one(".to-do .stake")
    assert stake is not None
    assert said in stake.get_text() if said else "points" not in stake.get_text()
    (link,) = stake.select("a")
    assert "http://localhost:8888/formgrader/submissions/0f3a" == link["href"]
    assert "Open in formgrader" == link.get_text()
    assert [] == look(own, "").select(".stake a")


def test_the_page_is_in_the_language_that_is_asked_for() -> None:
    scores = {f"s{number}": {"a-check": 2.0 * (number > 4), "b-check": 0.5} for number in range(10)}
    page = report("t", "", OF_THREE, scores, [Outcome("s1", Status.NOT_RUN)], language="nb")
    assert '<html lang="nb">' in page
    said = plain(page)
    for words in ("Å se til", "Kunne ikke kjøres", "Andel oppnådd", "50\xa0%", "0,50"):
        assert " ".join(words.split()) in said
    for words in ("Difficulty", "Could not", "students", "Share"):
        assert words not in said


def test_work_from_before_a_correction_is_shown_with_the_command_that_marks_it_again() -> None:
    around = Surroundings(outdated=Outdated(("kari", "ola"), ("a-check",), 5))
    page = BeautifulSoup(report("t", "", OF_THREE, {}, [], around=around), "html.parser")
    assert "The points of 2 submissions are from before the change (a-check)." in page.get_text()
    command = page.select_one("pre")
    assert command is not None
    assert "training-safety autograde t --regrade" == command.get_text()


def test_who_gained_and_who_lost_when_work_was_marked_again_is_listed() -> None:
    changes = {
        "kari": Regraded(5, 7),
        "ola": Regraded(5, 3.5),
        "per": Regraded(4, 4),
        "siri": Regraded(2, 0, True),
    }
    outcomes = [Outcome(name, Status.GRADED, regraded=one) for name, one in changes.items()]
    said = plain(report("t", "", OF_THREE, {}, outcomes))
    assert "4 submissions: 1 with more points than before, 2 with fewer." in said
    assert "siri 2 0 −2 some wait for a person ola 5 3.5 −1.5 kari 5 7 +2" in said
    assert "per 4" not in said


def test_what_is_said_of_each_student_is_in_the_language_of_the_page() -> None:
    struck = remark("struck", what=[remark("limit_seconds_per_cell", most=1.5)])
    outcomes = [
        Outcome(
            "kari",
            Status.NEEDS_A_LOOK,
            (remark("somebody_looks", what=[remark("before", what=HOOK, cell="a-check")]), struck),
            tried=(remark("before", what=HOOK, cell="a-check"), remark("transformer")),
        ),
        Outcome("ola", Status.GRADED, (remark("in_vain", what=[OFFLINE]),)),
    ]
    page = report("t", "", OF_THREE, {}, outcomes, language="nb")
    for words in (
        "Noen må se på dette: en krok ble satt i IPython før a-check.",
        "Grenser som slo inn: en celle tok mer enn 1,5 s.",
        "Noe som endrer kode, ble satt inn i IPython.",
        "Koden prøvde forgjeves: en forbindelse til nettet (celle 3).",
    ):
        assert 1 == page.count(words), words
    assert 'lang="en"' not in page
