"""Of several files the better counts, then the newer where it is known which that is; a tie is asked about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from training_safety.grading.candidates import Candidate, candidates, counting
from training_safety.grading.identities import folder_names
from training_safety.grading.moments import LocalTime
from training_safety.grading.notebook_files import node, own_checksum
from training_safety.grading.stamps import Stamp, after, stamp_of, tells_times
from training_safety.grading.submission_names import Origin, Person, Submission, placed
from training_safety.grading.unpacking import Unpacked

KNOWN = {"treatment": frozenset({"answer"})}
OLD, NEW = 1_700_000_000.0, 1_700_086_400.0


def small(answer: str = "x = 1", name: str = "answer") -> str:
    """A notebook with one answer cell, whose checksum is that of an empty one."""
    settings = {"grade_id": name, "solution": True, "grade": False, "locked": False, "schema_version": 3}
    empty = {"cell_type": "code", "source": "", "metadata": {"nbgrader": settings}}
    settings["checksum"] = own_checksum(node(empty))
    return json.dumps(
        {"cells": [{**empty, "source": answer}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    )


def collected(
    folder: Path,
    files: Mapping[str, str],
    ages: Mapping[str, tuple[float | None, ...]] | None = None,
    loose: str = "",
) -> tuple[dict[str, str], list[str], list[str]]:
    """The files that count, as student/notebook; what does not count, and what is not collected."""
    sources: dict[str, Unpacked] = {}
    for number, (name, content) in enumerate(files.items()):
        (folder / f"{number}{Path(name).suffix}").write_text(content, encoding="utf-8")
        parts = Path(name).parts
        origin = Origin(parts) if name == loose else Origin(("s.zip",), parts)
        sources[f"{number}{Path(name).suffix}"] = Unpacked(origin, (ages or {}).get(name, (None,)), NEW)
    by_origin = placed([one.origin for one in sources.values()], {"101": "kari"})
    whose = {path: by_origin[one.origin] for path, one in sources.items()}
    names = folder_names([said.person for said in whose.values() if isinstance(said, Submission)], {})
    found, refused = candidates(folder, sources, whose, names, KNOWN)
    kept, passed_over, ties = counting(found)
    return {f"{one.student}/{one.notebook}": one.name for one in kept}, passed_over, [*refused, *ties]


def test_a_newer_resubmission_counts(tmp_path: Path) -> None:
    old, new = "n_101_998_treatment.ipynb", "n_LATE_101_1002_treatment-1.ipynb"
    kept, passed_over, _ = collected(tmp_path, {old: small(), new: small("x = 2")})
    assert {"kari/treatment": new} == kept
    assert [
        f"{old} from kari does not count, because it is older: {new} is collected as treatment.ipynb."
    ] == passed_over


def test_the_platform_s_number_counts_and_not_one_that_the_student_wrote(tmp_path: Path) -> None:
    old, new = "n_101_998_levert.zip/n_101_99999999_treatment.ipynb", "n_101_1002_treatment.ipynb"
    kept, _, _ = collected(tmp_path, {old: small(), new: small("x = 2")})
    assert {"kari/treatment": new} == kept


@pytest.mark.parametrize(
    ("worse", "why"),
    [("", "it is empty"), ("{", "its JSON is broken"), (small(""), "nothing is answered in it")],
)
def test_a_newer_file_that_is_broken_or_without_answers_does_not_replace_work(
    tmp_path: Path, worse: str, why: str
) -> None:
    good, bad = "n_101_998_treatment.ipynb", "n_101_1002_treatment-1.ipynb"
    kept, passed_over, _ = collected(tmp_path, {good: small(), bad: worse})
    assert {"kari/treatment": good} == kept
    assert passed_over[0].startswith(f"{bad} from kari does not count, because {why}")


TWO = ("Nordmann, Kari (kari)/treatment.ipynb", "Nordmann, Kari (kari)/treatment-1.ipynb")
WITHIN = ("n_101_998_levert.zip/a/treatment.ipynb", "n_101_998_levert.zip/b/treatment.ipynb")


@pytest.mark.parametrize(
    ("names", "ages", "which"),
    [
        (TWO, ((OLD,), (NEW,)), 1),
        (TWO, ((NEW,), (OLD,)), 0),
        (TWO, ((OLD,), (OLD + 30,)), None),  # packed one after the other
        (TWO, ((OLD,), (None,)), None),
        (TWO, ((None,), (None,)), None),
        (WITHIN, ((NEW, OLD), (NEW, NEW)), 1),
        (WITHIN, ((NEW, OLD), (NEW, OLD + 1)), None),  # a zip counts two seconds at a time
        (WITHIN, ((NEW, None), (NEW, NEW)), None),
    ],
)
def test_older_is_said_only_where_ages_are_known_and_a_tie_is_told_and_asked(
    tmp_path: Path, names: tuple[str, str], ages: tuple[tuple[float | None, ...], ...], which: int | None
) -> None:
    files = dict(zip(names, (small(), small("x = 2")), strict=True))
    kept, passed_over, ties = collected(tmp_path, files, dict(zip(names, ages, strict=True)))
    if which is None:
        assert ({}, []) == (kept, passed_over)
        (said,) = ties
        assert f"{names[0]}, {names[1]} from kari: nothing says which is newer" in said
        assert "in a folder «treatment (kari)» in the archive folder" in said
    else:
        assert ({"kari/treatment": names[which]}, []) == (kept, ties)
        assert "because it is older" in passed_over[0]


def test_the_answer_to_a_tie_is_the_file_that_somebody_puts_there_by_hand(tmp_path: Path) -> None:
    answer = "treatment (kari)/treatment.ipynb"
    files = {TWO[0]: small(), TWO[1]: small("x = 2"), answer: small("x = 2 ")}
    kept, _, ties = collected(tmp_path, files, dict.fromkeys(files, (OLD,)), loose=answer)
    assert ({"kari/treatment": answer}, []) == (kept, ties)


def test_two_files_with_the_same_content_are_no_tie(tmp_path: Path) -> None:
    kept, passed_over, ties = collected(tmp_path, dict.fromkeys(TWO, small()))
    assert ({"kari/treatment": TWO[0]}, []) == (kept, ties)
    assert "because it is the same" in passed_over[0]


def test_a_file_without_another_is_collected_as_it_is_even_if_it_cannot_be_read(tmp_path: Path) -> None:
    kept, *said = collected(tmp_path, {"n_101_998_treatment (2).ipynb": ""})
    assert ({"kari/treatment": "n_101_998_treatment (2).ipynb"}, [[], []]) == (kept, said)


def test_what_cannot_be_placed_is_told_with_what_why_and_what_to_do_and_the_rest_goes_on(
    tmp_path: Path,
) -> None:
    kept, _, said = collected(
        tmp_path,
        {
            "n_101_1_treatment.ipynb": small(),
            "treatment.ipynb": small(),
            "n_101_2_oblig.pdf": "%PDF",
            "n_101_3_pain.ipynb": small(name="pain-answer"),
            "n_101_4_essay.ipynb": "",
            "n_101_text.html": "<p>",
        },
    )
    assert {"kari/treatment": "n_101_1_treatment.ipynb"} == kept
    ask = (
        "Ask for treatment.ipynb, or, if you know what it is, put it in a folder «Name (student id)» "
        "in the archive folder as treatment.ipynb, and collect again."
    )
    assert [
        "s.zip/treatment.ipynb was not collected: its name does not say whose it is. "
        "Put it in a folder called «Name (student id)» in the archive folder and collect again.",
        "s.zip/n_101_2_oblig.pdf from kari was not collected: it is no notebook. "
        "If it was meant as the answer, ask for treatment.ipynb.",
        f"s.zip/n_101_3_pain.ipynb from kari was not collected: none of its cells belong to this assignment. {ask}",
        f"s.zip/n_101_4_essay.ipynb from kari was not collected: it is empty. {ask}",
        "s.zip/n_101_text.html from kari was not collected: it is no notebook. "
        "If it was meant as the answer, ask for treatment.ipynb.",
    ] == said


# When it came.


DOWNLOADED = datetime(2023, 11, 14, 12, tzinfo=UTC).timestamp()
BEFORE, AFTER = datetime(2023, 11, 14, 8), datetime(2023, 11, 20, 8)
PERSON = Person("folder", "kari", "kari")


def candidate(age: float | None = None, **said: object) -> Candidate:
    handed_in = Submission(PERSON, "a", **said)  # type: ignore[arg-type]
    return Candidate(
        Path("a"), Unpacked(Origin(("s.zip",), ("a",)), (age,), DOWNLOADED), handed_in, "kari", "a"
    )


@pytest.mark.parametrize(
    ("late", "deadline", "expected"),
    [
        (False, None, ("2023-11-14 12:00:00", "in time")),
        (False, BEFORE, ("2023-11-14 07:55:00", "in time")),
        (False, AFTER, ("2023-11-14 12:00:00", "in time")),
        (True, BEFORE, ("2023-11-14 12:00:00", "late")),
        (True, AFTER, ("2023-11-20 08:00:01", "late")),
    ],
)
def test_from_canvas_the_time_is_that_of_the_download_but_only_what_was_late_is_after_the_deadline(
    late: bool, deadline: datetime | None, expected: tuple[str, str]
) -> None:
    stamp = stamp_of(candidate(OLD, late=late), deadline, LocalTime())
    assert expected == (str(stamp.time), stamp.told)


@pytest.mark.parametrize("deadline", [None, BEFORE, AFTER])
def test_a_platform_that_says_when_is_taken_at_its_word_on_the_clock_of_the_place(
    deadline: datetime | None,
) -> None:
    one = candidate(OLD, when=datetime(2023, 11, 14, 9, 30))
    assert Stamp(datetime(2023, 11, 14, 8, 30), "moment") == stamp_of(one, deadline, LocalTime())
    summer = candidate(OLD, when=datetime(2023, 7, 14, 9, 30))
    assert datetime(2023, 7, 14, 7, 30) == stamp_of(summer, deadline, LocalTime()).time
    assert datetime(2023, 11, 14, 9, 30) == stamp_of(one, deadline, LocalTime(zone="UTC")).time


@pytest.mark.parametrize(
    ("age", "tells", "late", "expected"),
    [
        (DOWNLOADED - 3600, True, None, ("2023-11-14 11:00:00", "moment")),
        (DOWNLOADED - 3600, False, None, ("2023-11-14 11:00:00", "nothing")),
        (None, False, None, ("2023-11-14 12:00:00", "nothing")),
        (None, False, "kari", ("2023-11-14 12:00:00", "late")),
        (None, False, "ola", ("2023-11-14 07:55:00", "in time")),
    ],
)
def test_where_nothing_says_what_was_late_nobody_is_stamped_in_time_for_that(
    age: float | None, tells: bool, late: str | None, expected: tuple[str, str]
) -> None:
    named = None if late is None else frozenset({late})
    stamp = stamp_of(candidate(age), BEFORE, LocalTime(), tells=tells, late=named)
    assert expected == (str(stamp.time), stamp.told)


@pytest.mark.parametrize(("other", "expected"), [(OLD + 601, {("s.zip",)}), (OLD + 599, set())])
def test_times_in_a_download_are_the_files_own_when_they_differ_from_student_to_student(
    other: float, expected: set[tuple[str, ...]]
) -> None:
    sources = [
        (Unpacked(Origin(("s.zip",), (name,)), (age,), NEW), Submission(Person("folder", name), name))
        for name, age in (("kari", OLD), ("ola", other))
    ]
    assert expected == tells_times(sources)
    assert set() == tells_times(sources[:1] * 2)


@pytest.mark.parametrize(
    ("time", "before", "deadline", "expected"),
    [
        ("12:00:05", "12:00:00", None, "12:00:05"),
        ("12:00:00", "12:00:00", None, "12:00:01"),
        ("11:00:00", "12:00:00", None, "12:00:01"),
        ("11:00:00", "12:00:00", "11:30:00", "11:00:00"),  # in time, and another was late
        ("11:00:00", "11:29:59", "11:30:00", "11:30:00"),
        ("12:30:00", "12:00:00", "11:30:00", "12:30:00"),
    ],
)
def test_what_is_new_has_a_later_time_than_before_and_is_not_late_for_that(
    time: str, before: str, deadline: str | None, expected: str
) -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(f"2023-11-14 {text}")

    stamp = after(Stamp(at(time), "in time"), at(before), at(deadline) if deadline else None)
    assert at(expected) == stamp.time
