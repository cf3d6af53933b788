"""The golden submissions: what is handed in, what has to come of it, and a course that must not change.

``python golden.py`` grades all of them and puts out what came of each, pickled: so another user can do it.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from places import TESTS
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Job, Limits, Result

SUBMISSIONS = TESTS / "grading" / "submissions"
COURSE = Path("/var/tmp/golden-course")
"""The path that hostile cases know."""
SECRET = "SECRET: assert mean([2, 4, 9]) == 5"
ELSEWHERE = [
    Path(folder, name)
    for folder in ("/tmp", "/dev/shm", "/run", "/var/tmp", "/")
    for name in ("left", "golden-was-here")
]
"""Where they would leave something."""
WITH_KERNELS = ("partial", "endless", "silent_killer", "equals_everything")
"""The cases that ordinary kernels run, too, which takes seconds for each."""


@dataclass(frozen=True)
class Golden:
    """One case."""

    name: str

    @property
    def expected(self) -> dict[str, Any]:
        """What has to come of it."""
        found: dict[str, Any] = json.loads(
            (SUBMISSIONS / self.name / "expected.json").read_text(encoding="utf-8")
        )
        return found

    @property
    def job(self) -> Job:
        """The work that is handed in."""
        return Job("kari", (SUBMISSIONS / self.name / "handed_in.json").read_bytes())

    @property
    def assignment(self) -> Assignment:
        """The assignment with the limits of the case."""
        return assignment(**self.expected.get("limits", {}))


def assignment(**limits: float) -> Assignment:
    """The assignment of the golden submissions, with these limits."""
    source = (SUBMISSIONS / "assignment.json").read_bytes()
    return Assignment("four", "four", source, limits=Limits(**limits))  # type: ignore[arg-type]


def cases() -> list[str]:
    """The names of the cases."""
    return sorted(path.parent.name for path in SUBMISSIONS.glob("*/expected.json"))


def with_cell(code: str, files: tuple[tuple[str, bytes], ...] = ()) -> Job:
    """Right work with one more cell, the third."""
    work = json.loads((SUBMISSIONS / "right" / "handed_in.json").read_text(encoding="utf-8"))
    work["cells"].insert(2, {"cell_type": "code", "source": code, "metadata": {}, "outputs": []})
    return Job("kari", json.dumps(work).encode(), files)


def graded(name: str, *, kernel: bool = False) -> tuple[Result, bool]:
    """Grade a case and return what came of it and whether anything outside is not as it was."""
    golden = Golden(name)
    before = outside()
    for _ in range(2 if golden.expected.get("twice") else 1):
        result = grade(replace(golden.assignment, kernel=kernel), golden.job)
    return result, before != outside()


def all_graded() -> dict[tuple[str, bool], tuple[Result, bool]]:
    """Grade all cases, some of them with ordinary kernels, too; several at once, because many only wait."""
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(2) as two:
        kernels = {(name, True): one.submit(graded, name, kernel=True) for name in WITH_KERNELS}
        others = {(name, False): two.submit(graded, name) for name in cases()}
        return {key: future.result() for key, future in (kernels | others).items()}


@contextmanager
def course() -> Iterator[None]:
    """A course with a gradebook, hidden tests and classmates' work, which everybody could write to."""
    for name in ("gradebook.db", "source/four/four.ipynb", "submitted/other/four/four.ipynb"):
        path = COURSE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SECRET, encoding="utf-8")
    for path in (COURSE, *COURSE.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    yield


def outside() -> dict[str, str]:
    """What the course holds, by content, and what was left elsewhere."""
    found = {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(COURSE.rglob("*"))
    }
    return found | {str(path): "left" for path in ELSEWHERE if path.exists()}


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(all_graded()))
