"""What is downloaded from Canvas is collected whatever it is called, and damaged work is marked as sound work is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import compute_checksum

from exercise_runner import cells_of, checks, grading, notebook
from grading_course import Course, solved
from training_safety.grading.notebook_files import node

Notebook = dict[str, Any]

GRADEBOOK = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Behandling (7781),Current Score,Final Score
    Points Possible,,,,,30,(read only),(read only)
"Nordmann, Kari",101,900101,kari,TRY100,,,
"Hansen, Ola",102,900102,ola,TRY100,,,
"Østby, Åse",103,900103,åse,TRY100,,,
"Moe, Per",104,900104,per.moe@uni.example,TRY100,,,
"Vik, Lise",105,900105,lise,TRY100,,,
"Dahl, Nils",106,900106,nils,TRY100,,,
"Lie, Ida",107,900107,ida,TRY100,,,
"Holm, Uten",109,900109,,TRY100,,,
"Student, Test",199,,a1b2,TRY100,,,
"""


def packed(path: Path, files: Mapping[str, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


# A class of eleven through nbgrader's own commands.


def cell(work: Notebook, name: str) -> dict[str, Any]:
    (found,) = [one for one in work["cells"] if grading(one).get("grade_id") == name]
    return found


def place(work: Notebook, name: str) -> int:
    return work["cells"].index(cell(work, name))


def drop(work: Notebook, *names: str) -> None:
    work["cells"] = [one for one in work["cells"] if grading(one).get("grade_id") not in names]


def ordinary(kind: str, source: str) -> dict[str, Any]:
    outputs = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source, **outputs}


def checks_deleted_in_colab(work: Notebook) -> None:
    drop(work, "numbers", "days-gained-check", "number-needed-none-check")
    for number, one in enumerate(work["cells"]):
        del one["id"]
        one["metadata"] |= {"id": f"c{number}", "colab": {"base_uri": "x"}}
    work["nbformat_minor"] = 0
    work["metadata"] = {"colab": {"provenance": []}, "kernelspec": {"name": "python3"}}
    work["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"a1": {}}}


def wrong_everywhere(work: Notebook) -> None:
    for name in solved(notebook("treatment")):
        cell(work, name)["source"] = "wrong = 'older'"


def cells_doubled(work: Notebook) -> None:
    for name, source in (("days-gained", "def days_gained(*_):\n    return {}"), ("in-points-check", None)):
        copy = deepcopy(cell(work, name))
        copy["source"] = source or copy["source"]
        work["cells"].insert(place(work, name), copy)
        work["cells"][place_of_second(work, name)]["id"] = copy["id"]


def place_of_second(work: Notebook, name: str) -> int:
    return [at for at, one in enumerate(work["cells"]) if grading(one).get("grade_id") == name][1]


def settings_lost(work: Notebook) -> None:
    for one in work["cells"]:
        one["metadata"] = {}


def answers_deleted(work: Notebook) -> None:
    drop(work, "percentage-points", "reflection-friend")


def of_an_older_edition(work: Notebook) -> None:
    drop(work, "important-for-one-edges-check")
    for name in ("days-gained-check", "reflection-benefit"):
        cell(work, name)["metadata"]["nbgrader"].update(points=1, schema_version=2)
    friend = cell(work, "reflection-friend")
    friend["source"] = "YOUR ANSWER HERE"
    friend["metadata"]["nbgrader"]["checksum"] = compute_checksum(node(friend))
    extra = deepcopy(cell(work, "in-points-check")) | {
        "source": "assert relative_risk(1, 2) == 0.5",
        "id": "old",
    }
    extra["metadata"]["nbgrader"]["grade_id"] = "relative-risk-check"
    work["cells"].insert(9, extra)


def everything_turned_round(work: Notebook) -> None:
    cell(work, "in-points")["source"] = "def in_points(*_):\n    return 0, 0, 0"
    for name in ("in-points-check", "number-needed-check"):
        cell(work, name)["metadata"]["tags"] = ["skip-execution"]
    cell(work, "number-needed-check")["metadata"]["nbgrader"] |= {"points": 100, "solution": True}
    turned = cell(work, "compared-with-mic")
    turned["cell_type"] = "markdown"
    del turned["outputs"], turned["execution_count"]
    friend = cell(work, "reflection-friend")
    friend |= {"cell_type": "code", "outputs": [], "execution_count": 3}
    work["cells"].append(work["cells"].pop(place(work, "days-gained")))


def text_below(work: Notebook) -> None:
    friend = cell(work, "reflection-friend")
    own = ordinary("markdown", friend["source"])
    friend["source"] = "Skriv svaret ditt her · Write your answer here"
    work["cells"].insert(place(work, "reflection-friend") + 1, own | {"id": "own"})


def code_in_cells_of_their_own(work: Notebook) -> None:
    at = place(work, "number-needed-at")
    work["cells"][at] = ordinary("code", work["cells"][at]["source"]) | {"id": "mine"}


def sound(work: Notebook) -> None:
    pass


@dataclass(frozen=True)
class Damaged:
    """A student whose work is damaged in one way, and what it must get in spite of that."""

    student: str
    file: str
    damage: Callable[[Notebook], None]
    lost: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    said: tuple[str, ...] = field(default=())


SUBMISSIONS = [
    Damaged(
        "kari",
        "nordmannkari_101_5001_treatment (1).ipynb",
        checks_deleted_in_colab,
        said=("Sjekken manglet og er satt inn igjen: `days-gained-check`, `number-needed-none-check`.",),
    ),
    Damaged(
        "ola",
        "hansenola_LATE_102_6002_treatment-1.ipynb",
        cells_doubled,
        said=("Den siste teller, de andre står som vanlige celler: `days-gained`.",),
    ),
    Damaged(
        "åse", "østbyåse_103_5003_Treatment – kopi.IPYNB", settings_lost, said=("kjent igjen på innholdet",)
    ),
    Damaged(
        "per.moe@uni.example",
        "moeper_104_5004_treatment_per.ipynb",
        answers_deleted,
        lost=frozenset({"percentage-points-check"}),
        unread=frozenset({"reflection-friend"}),
        said=("Svarcella manglet og er satt inn uten svar: `percentage-points`, `reflection-friend`.",),
    ),
    Damaged(
        "nils",
        "dahlnils_106_5006_Copy of treatment.ipynb.txt",
        of_an_older_edition,
        unread=frozenset({"reflection-friend"}),
        said=("Cella finnes ikke i denne utgaven av oppgaven og gir ikke poeng: `relative-risk-check`.",),
    ),
    Damaged(
        "ida",
        "lieida_107_5007_levert.zip",
        everything_turned_round,
        lost=frozenset({"in-points-check"}),
        said=(
            "Cella var gjort om mellom tekst og kode og er gjort om igjen: `compared-with-mic`, `reflection-friend`.",
        ),
    ),
    Damaged(
        "larsenunn-108", "larsenunn_LATE_108_5008_Untitled3.ipynb", text_below, said=("tatt som svaret",)
    ),
    Damaged(
        "tor.moen",
        "Moen, Tor (tor.moen)/treatment-2.ipynb",
        code_in_cells_of_their_own,
        said=("kjent igjen på innholdet: `number-needed-at`",),
    ),
]
BY_HAND = [
    Damaged("eva", "treatment (2).ipynb", sound, said=("Fila het `treatment (2).ipynb`.",)),
    Damaged("gro", "Treatment.IPYNB", sound, said=("Fila het `Treatment.IPYNB`.",)),
]
EVERYBODY = [*SUBMISSIONS, *BY_HAND]


@dataclass
class Class:
    """A course folder after collecting and marking, and what nbgrader said."""

    course: Course
    release: Notebook
    said: dict[str, str] = field(default_factory=dict)

    def work(self, damage: Callable[[Notebook], None] = sound) -> str:
        """The right answers in what was handed out, damaged."""
        work = deepcopy(self.release)
        answers = solved(notebook("treatment"))
        for one in work["cells"]:
            one["source"] = answers.get(grading(one).get("grade_id", ""), "".join(one["source"]))
        damage(work)
        return json.dumps(work)

    def run(self, name: str, *command: str) -> int:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *command], cwd=self.course.root, capture_output=True, text=True
        )
        self.said[name] = done.stderr
        return done.returncode

    def submitted(self, student: str) -> Path:
        return self.course.root / "submitted" / student / "treatment"

    def marks(self, student: str) -> dict[str, tuple[float | None, bool]]:
        course = self.course.api().coursedir
        with Gradebook(course.db_url, course.course_id) as gradebook:
            found = gradebook.find_submission_notebook("treatment", "treatment", student)
            return {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in found.grades}

    def note(self, student: str) -> str:
        marked = self.course.root / "autograded" / student / "treatment" / "treatment.ipynb"
        return str(cells_of(marked)[0]["source"])

    def timestamp(self, student: str) -> str:
        return (self.submitted(student) / "timestamp.txt").read_text(encoding="utf-8")


def expected(one: Damaged) -> dict[str, tuple[float | None, bool]]:
    """Full points for each check but those that are lost, and texts for a person but those not written."""
    marks: dict[str, tuple[float | None, bool]] = {}
    for given in cells_of(notebook("treatment")):
        name = grading(given).get("grade_id", "")
        if name in checks("treatment"):
            marks[name] = (0 if name in one.lost else grading(given)["points"], False)
        elif grading(given).get("grade"):
            marks[name] = (0, False) if name in one.unread else (None, True)
    return marks


def download(there: Class, name: str, files: Mapping[str, str | bytes], time: float) -> None:
    """Put what Canvas gives, or a folder, where the teacher puts it."""
    archive = there.course.root / "downloaded" / "treatment" / "archive"
    flat = {path: content for path, content in files.items() if "/" not in path}
    os.utime(packed(archive / name, flat), (time, time))
    for path in files.keys() - flat.keys():
        (archive / path).parent.mkdir(parents=True, exist_ok=True)
        (archive / path).write_text(str(files[path]), encoding="utf-8")


MONDAY, TUESDAY, WEDNESDAY = (datetime(2023, 11, day, 12, tzinfo=UTC).timestamp() for day in (13, 14, 15))
DEADLINE = datetime(2023, 11, 13, 18)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """A class that was collected and marked once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        course = Course.copied_to(tmp_path_factory.mktemp("damaged"), "treatment")
        released = course.release("treatment", "nb")
        there = Class(course, json.loads(released.read_text(encoding="utf-8")))
        course_folder = course.api().coursedir
        with Gradebook(course_folder.db_url, course_folder.course_id) as gradebook:
            gradebook.update_or_create_assignment("treatment", duedate=DEADLINE)
        (course.root / "canvas.csv").write_text(GRADEBOOK, encoding="utf-8")
        download(
            there, "older.zip", {"hansenola_102_5002_treatment.ipynb": there.work(wrong_everywhere)}, MONDAY
        )
        files: dict[str, str | bytes] = {}
        for one in SUBMISSIONS:
            files[one.file] = there.work(one.damage)
        files["østbyåse_103_5003_Treatment – kopi.IPYNB"] = (
            b"\xef\xbb\xbf" + there.work(settings_lost).encode()
        )
        inner = packed(
            course.root / "levert.zip",
            {"treatment/treatment.ipynb": there.work(everything_turned_round), "__MACOSX/._x": "x"},
        )
        files |= {
            "lieida_107_5007_levert.zip": inner.read_bytes(),
            "viklise_105_5005_treatment.ipynb": "",
            "nordmannkari_101_5011_figur.pdf": "%PDF-1.7",
            "vedlegg.ipynb": there.work(),
        }
        download(there, "submissions.zip", files, TUESDAY)
        for one in BY_HAND:
            folder = there.submitted(one.student)
            folder.mkdir(parents=True)
            (folder / one.file).write_text(there.work(one.damage), encoding="utf-8")
        assert 1 == there.run("collected", "zip_collect", "treatment"), there.said
        assert 1 == there.run("marked", "autograde", "treatment"), there.said
        yield there


@pytest.mark.xdist_group("damaged")
class TestAClass:
    def test_every_file_is_collected_under_the_login_and_the_name_nbgrader_wants(self, marked: Class) -> None:
        found = {path.parent.name for path in (marked.course.root / "submitted").glob("*/treatment")}
        assert {one.student for one in EVERYBODY} | {"lise"} == found
        for one in SUBMISSIONS:
            names = {path.name for path in marked.submitted(one.student).iterdir()}
            assert {"treatment.ipynb", "timestamp.txt"} == names

    def test_what_is_not_collected_or_late_or_of_nobody_known_is_told(self, marked: Class) -> None:
        said = marked.said["collected"]
        for sentence in (
            "submissions.zip/nordmannkari_101_5011_figur.pdf from kari was not collected: it is no notebook.",
            "submissions.zip/vedlegg.ipynb was not collected: its name does not say whose it is.",
            "hansenola_102_5002_treatment.ipynb from ola does not count, because it is older",
            "Without a login in canvas.csv, so called by name and number: larsenunn-108.",
            "viklise_105_5005_treatment.ipynb from lise is collected, but cannot be marked: it is empty.",
        ):
            assert sentence in said
        assert "Traceback" not in said

    def test_only_what_canvas_calls_late_has_a_time_after_the_deadline(self, marked: Class) -> None:
        assert ["2023-11-13 17:55", "2023-11-14 12:00", "2023-11-13 17:55"] == [
            marked.timestamp(student)[:16] for student in ("kari", "ola", "per.moe@uni.example")
        ]

    @pytest.mark.parametrize("one", [*SUBMISSIONS, BY_HAND[0]], ids=lambda one: one.student)
    def test_damaged_work_gets_the_points_of_what_is_in_it(self, marked: Class, one: Damaged) -> None:
        assert expected(one) == marked.marks(one.student)

    @pytest.mark.parametrize("one", [*SUBMISSIONS, BY_HAND[0]], ids=lambda one: one.student)
    def test_what_was_mended_is_told_in_the_log_and_at_the_top_of_the_notebook(
        self, marked: Class, one: Damaged
    ) -> None:
        note = marked.note(one.student)
        assert note.startswith("**Notatboka er satt i stand før den ble vurdert:**\n\n- ")
        for sentence in one.said:
            assert sentence in note
            line = next(line for line in note.splitlines() if sentence in line)
            assert f"{one.student}, treatment: {line.removeprefix('- ')}" in marked.said["marked"]

    def test_a_file_that_nobody_can_read_is_named_with_student_and_what_to_do(self, marked: Class) -> None:
        said = marked.said["marked"]
        assert "treatment.ipynb from lise (treatment) cannot be read: it is empty. Ask for a new one" in said
        assert {None} == {score for score, _ in marked.marks("lise").values()}
        assert not (marked.course.root / "autograded" / "lise" / "treatment").exists()

    def test_what_was_handed_in_stays_as_it_was(self, marked: Class) -> None:
        assert marked.work() == (marked.submitted("eva") / "treatment (2).ipynb").read_text(encoding="utf-8")
        own = (marked.submitted("per.moe@uni.example") / "treatment.ipynb").read_text(encoding="utf-8")
        assert marked.work(answers_deleted) == own

    def test_the_next_collection_marks_what_is_new_and_leaves_the_rest(self, marked: Class) -> None:
        """Nils hands in again, the teacher has got a new file from Lise, and Gro was only found last time."""
        download(marked, "newest.zip", {"dahlnils_106_7006_treatment-1.ipynb": marked.work()}, WEDNESDAY)
        (marked.submitted("lise") / "treatment.ipynb").write_text(marked.work(), encoding="utf-8")
        assert 1 == marked.run("collected again", "zip_collect", "treatment", "--force"), marked.said
        refused = "viklise_105_5005_treatment.ipynb from lise was not collected: it is empty, and "
        assert refused in marked.said["collected again"]
        assert "2023-11-13 17:55:00.000000 UTC" == marked.timestamp("kari")
        assert "2023-11-13 17:55:01.000000 UTC" == marked.timestamp("nils")
        assert 0 == marked.run("marked again", "autograde", "treatment"), marked.said
        again = set(re.findall(r"Sanitizing .*/submitted/([^/]+)/", marked.said["marked again"]))
        assert {"lise", "gro", "nils"} == again
        for student in again:
            assert expected(Damaged(student, "", sound)) == marked.marks(student)
