"""The commands of the teacher's guide, taken from the guide and run in order for a class of three."""

from __future__ import annotations

import csv
import getpass
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from nbgrader.api import Gradebook

from course_lab import cloned
from exercise_runner import answers_to, cells_of, grading, notebook
from grading_course import solved
from places import ROOT

pytestmark = pytest.mark.xdist_group("teachers-path")

GUIDE = ROOT / "docs" / "teaching.md"
SHARED = Path("/usr/local/share/nbgrader/exchange")
NAME = "treatment"
TEXTS = {"reflection-friend": 6, "reflection-benefit": 4}
FROM_CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,treatment (7781),Current Score,Final Score
    Points Possible,,,,,30.00,(read only),(read only)
"Nordmann, Kari",101,900101,kari,TRY100,,,
"Hansen, Ola",102,900102,ola,TRY100,,,
"Østby, Åse",103,900103,åse,TRY100,,,
"Student, Test",199,,a1b2,TRY100,,,
"""
FOR_CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,treatment (7781)
    Points Possible,,,,,30.00
"Nordmann, Kari",101,900101,kari,TRY100,28.00
"Hansen, Ola",102,900102,ola,TRY100,20.00
"Østby, Åse",103,900103,åse,TRY100,18.00
"Student, Test",199,,a1b2,TRY100,
"""


def blocks(guide: Path = GUIDE) -> list[tuple[str, str]]:
    """What stands between fences in the guide: the kind, and the commands."""
    return re.findall(r"^```([^\n]*)\n(.*?)^```$", guide.read_text(encoding="utf-8"), re.M | re.S)


def commands(kind: str = "bash") -> list[str]:
    """The commands of each block of one kind."""
    return [text for of_kind, text in blocks() if of_kind == kind]


def run(root: Path, *typed: str, **environment: str) -> str:
    """Run commands in one shell, as a teacher types them; return all that was said."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "VIRTUAL"))}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(typed)],
        cwd=root,
        env={**known, "HOME": str(root / "home"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert 0 == done.returncode, done.stdout
    return done.stdout


def filled_in(handed_out: bytes, answers: Mapping[str, str], without: str = "") -> str:
    """What was handed out, with answers in it and perhaps without one of its cells."""
    content = json.loads(handed_out)
    content["cells"] = [
        cell for cell in content["cells"] if not without or grading(cell).get("grade_id") != without
    ]
    for cell in content["cells"]:
        cell["source"] = answers.get(grading(cell).get("grade_id"), cell["source"])
    return json.dumps(content)


def downloaded(course: Path, home: Path) -> None:
    """Put into the teacher's downloads what Canvas gives: a zip of everybody's files, and its gradebook."""
    with ZipFile(course / "release" / f"{NAME}-nb.zip") as made:
        handed_out = made.read(f"{NAME}-nb/{NAME}.ipynb")
    reference = solved(notebook(NAME))
    wrong = dict(reference)
    for mistakes in list(answers_to(NAME).WRONG.values())[::2]:
        wrong.update(mistakes[0].cells)
    silent = {name: answer for name, answer in reference.items() if name not in TEXTS}
    (home / "Downloads").mkdir(parents=True)
    with ZipFile(home / "Downloads" / "submissions.zip", "w") as archive:
        archive.writestr("nordmannkari_101_5001_treatment.ipynb", filled_in(handed_out, reference))
        archive.writestr("hansenola_LATE_102_5002_treatment-1.ipynb", filled_in(handed_out, wrong))
        damaged = filled_in(handed_out, silent, without="days-gained-check")
        archive.writestr("østbyåse_103_5003_treatment.ipynb", damaged)
    (home / "Downloads" / "canvas.csv").write_text(FROM_CANVAS, encoding="utf-8")


def read(course: Path) -> None:
    """Give the points that a teacher gives in formgrader to those who wrote something."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "trygg-trening-ryggen") as book:
        for student in ("kari", "ola"):
            for text, points in TEXTS.items():
                grade = book.find_grade(text, NAME, NAME, student)
                assert grade.needs_manual_grade
                grade.manual_score, grade.needs_manual_grade = points, False
        book.db.commit()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cloned(tmp_path_factory.mktemp("clone"), NAME)


def test_the_way_of_the_guide_leads_from_the_source_to_canvas(root: Path) -> None:
    course, home = root / "exercises", root / "home"
    ready, release, collect, autograde, feedback, grades = commands()

    run(root, ready, release, *commands("bash due"))
    downloaded(course, home)
    (course / "extensions.csv").write_text(*commands("csv"), encoding="utf-8")
    said = run(root, ready, collect, autograde)
    assert "3 collected (3 new, 1 late), 0 not collected." in said
    assert "hansenola_LATE_102_5002_treatment-1.ipynb  late" in said
    assert "åse: graded. The check was missing and has been put back: `days-gained-check`." in said
    read(course)
    said = run(root, ready, feedback, grades)
    assert "treatment.zip has the feedback of 3." in said
    with ZipFile(course / "feedback" / f"{NAME}.zip") as pages:
        assert "hansenola_LATE_102_5002_treatment.html" in pages.namelist()
    assert "til-canvas.csv has 3 scores for Canvas." in said

    assert FOR_CANVAS == (course / "til-canvas.csv").read_text(encoding="utf-8")
    with (course / "grades.csv").open(encoding="utf-8", newline="") as table:
        assert {("kari", "28.0"), ("ola", "20.0"), ("åse", "18.0")} == {
            (row["student_id"], row["score"]) for row in csv.DictReader(table)
        }
    for student in ("kari", "ola", "åse"):
        page = (course / "feedback" / student / NAME / f"{NAME}.html").read_text(encoding="utf-8")
        assert "HIDDEN TESTS" not in page
    mended = cells_of(course / "autograded" / "åse" / NAME / f"{NAME}.ipynb")[0]["source"]
    assert "Sjekken manglet og er satt inn igjen" in mended

    source = course / "source" / NAME / f"{NAME}.ipynb"
    source.write_text(source.read_text("utf-8").replace('"points": 1', '"points": 2', 1), encoding="utf-8")
    said = run(root, ready, *commands("bash regrade"))
    assert "Marked again: 3 submissions; 3 with more points than before, 0 with fewer." in said
    page = (course / "reports" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "Rettet en gang til fordi oppgaven ble endret" in page


@pytest.mark.skipif(SHARED.is_dir(), reason="this machine has an exchange that others use")
def test_on_a_shared_machine_nbgrader_moves_the_work_itself(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = cloned(tmp_path_factory.mktemp("clone"), NAME)
    for folder in ("exchange", "fetched"):
        (root / "_build" / folder).mkdir(parents=True)
    of_lab = {"JUPYTER_CONFIG_PATH": str(root / "lab")}  # as in a terminal of `make lab`
    (exchange,) = commands("bash exchange")
    *hand_out, collect = exchange.splitlines()
    assert "trygg-trening-ryggen treatment" in run(root, commands()[0], *hand_out, **of_lab)
    student = ("cd _build/fetched", "nbgrader fetch_assignment treatment", "nbgrader submit treatment")
    run(root, "source .venv/bin/activate", *student, **of_lab)
    run(root, commands()[0], collect, **of_lab)
    (handed_in,) = (root / "exercises" / "submitted").glob(f"*/{NAME}/{NAME}.ipynb")
    assert handed_in.parents[1].name == getpass.getuser()


def test_both_guides_give_the_same_commands_and_pictures() -> None:
    english = GUIDE.with_suffix(".en.md")
    assert blocks() == blocks(english)
    late = ["bash due", "python", "csv"]
    first = ["", "bash", "bash", "bash english", "bash", *late]
    kinds = [*first, "bash", "bash regrade", "bash", "bash", "bash again", "bash exchange"]
    assert kinds == [kind for kind, _ in blocks()]
    pictures = [re.findall(r"\]\((teaching/.*?)\)", path.read_text("utf-8")) for path in (GUIDE, english)]
    assert pictures[0] == pictures[1]
    for picture in pictures[0]:
        assert (GUIDE.parent / picture).stat().st_size < 150_000


def test_what_the_way_leaves_behind_is_kept_out_of_version_control() -> None:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("This is no clone.")
    left = [
        *(f"exercises/{step}/x" for step in ("release", "submitted", "autograded", "feedback", "downloaded")),
        *(f"exercises/{name}" for name in ("gradebook.db", "canvas.csv", "grades.csv", "til-canvas.csv")),
    ]
    found = subprocess.run(
        ["git", "check-ignore", "--no-index", *left], cwd=ROOT, capture_output=True, text=True
    )
    assert left == found.stdout.split()
