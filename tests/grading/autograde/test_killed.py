"""A real run, in the sandbox, killed without warning, stopped by hand, and taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from class_of_students import SMALL, autograded_by_us, copied, hand_in_all, rows
from grading_course import Course
from patience import PATIENCE_S, eventually
from training_safety.grading.autograde.app import INTERRUPTED

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
    pytest.mark.usefixtures("sandbox"),
]
STUDENTS = [f"s{number:03}" for number in range(80)]


def begun(course: Course) -> subprocess.Popen[bytes]:
    """Start the command, which writes to the gradebook after every few."""
    code = (
        "import signal, sys; from training_safety.grading.autograde import grading_run; grading_run.BATCH = 5; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # not there if the tests run in the background
        f"from training_safety.cli import main; sys.exit(main(['autograde', '{SMALL}', '--quiet', '--workers=2']))"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=course.root, start_new_session=True)


def graded_so_far(course: Course) -> int:
    return len(list((course.root / "autograded").glob(f"*/{SMALL}")))


def processes_in(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == session and " Z " not in (entry / "stat").read_text():
                    found.append(int(entry.name))
            except (ProcessLookupError, FileNotFoundError):
                continue
    return found


def test_a_class_that_was_killed_and_interrupted_has_the_gradebook_of_one_that_was_left_alone(
    small_class: Course, tmp_path: Path
) -> None:
    course = copied(small_class, tmp_path / "course")
    hand_in_all(course, STUDENTS)
    undisturbed = copied(course, tmp_path / "undisturbed")
    assert 0 == autograded_by_us(undisturbed, SMALL)
    for enough, blow, code in ((5, signal.SIGKILL, -signal.SIGKILL), (10, signal.SIGINT, INTERRUPTED)):
        run = begun(course)
        while graded_so_far(course) < enough and run.poll() is None:
            time.sleep(0.01)
        os.kill(run.pid, blow)
        assert code == run.wait(PATIENCE_S)
        assert eventually(lambda: not processes_in(run.pid)), "the workers leave with their master"  # noqa: B023
    assert len(STUDENTS) > graded_so_far(course)
    assert 0 == autograded_by_us(course, SMALL)
    assert rows(undisturbed, SMALL) == rows(course, SMALL)
    assert set(STUDENTS) == set(rows(course, SMALL))
