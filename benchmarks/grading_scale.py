"""A very large class: the memory of the process that leads, what each submission costs, and formgrader's list of them."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil

from grading_classes import Case, released, with_class
from grading_runs import BIN, in_gradebook
from quiet import busy, progress

EVERY = 0.5
"""How often the process that leads is looked at [s]."""
REQUESTS = 7
"""How often the list is asked for."""
TENTHS = {
    "seconds": "wall",
    "given_seconds": "wall, without what other machines took of the processors",
    "leader_cpu_seconds": "processor time of the process that leads",
}
"""What is told of each tenth of a class."""
QUICKLY = """
from training_safety.grading.autograde.formgrader import leave_out_what_waits, list_quickly

list_quickly()
leave_out_what_waits()
"""
"""What the course's own ``nbgrader_config.py`` says of the list."""


def large_class(case: Case, work: Path, students: int) -> tuple[Path, dict[str, Any]]:
    """Grade a large class in one run; return the course and how it went."""
    folder = work / f"class-of-{students}"
    template = work / f"{folder.name}-released"
    for old in (folder, template):
        shutil.rmtree(old, ignore_errors=True)
    with_class(case, released(case, template), folder, students)
    progress(case.name, f"{students} submissions in one run")
    before = busy()
    command = [str(BIN / "training-safety"), "autograde", case.name]
    samples = []
    begun, stolen = time.perf_counter(), _stolen()
    with (work / "large.log").open("w") as log:
        run = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        leader = psutil.Process(run.pid)
        while run.poll() is None:
            seen = _look(leader, folder / "autograded")
            if seen:
                passed = time.perf_counter() - begun
                samples.append({"seconds": passed, "given_seconds": passed - (_stolen() - stolen), **seen})
            time.sleep(EVERY)
    seconds = time.perf_counter() - begun
    if run.returncode:
        raise RuntimeError(
            f"The run ended with {run.returncode}:\n{(work / 'large.log').read_text()[-2000:]}"
        )
    return folder, {
        "students": students,
        "seconds": seconds,
        "busy_before": before,
        "points": in_gradebook(case, folder, students),
        "at": {mark: _at(samples, mark) for mark in _marks(students)} | {"the report": samples[-1]},
        "tenths": {what: list(_each(samples, students, what)) for what in TENTHS},
    }


def _stolen() -> float:
    """Return how long a processor of this machine has waited while the host ran other machines [s]; 0 on one's own."""
    return float(getattr(psutil.cpu_times(), "steal", 0.0)) / psutil.cpu_count()


def _look(leader: psutil.Process, autograded: Path) -> dict[str, float] | None:
    """Return how many are done, and of the process that leads its time [s] and its memory, now and at its highest [MB]."""
    try:
        status = Path(f"/proc/{leader.pid}/status").read_text()
        now = leader.memory_info().rss
        times = leader.cpu_times()
    except (OSError, psutil.Error):
        return None
    peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
    done = len(os.listdir(autograded)) if autograded.is_dir() else 0
    spent = times.user + times.system
    return {"done": done, "leader_cpu_seconds": spent, "memory": now / 1e6, "peak": peak / 1e3}


def _marks(students: int) -> list[int]:
    """Return after how many submissions the memory is told: a tenth, half and all."""
    return [students // 10, students // 2, students]


def _at(samples: list[dict[str, float]], mark: int) -> dict[str, float]:
    """Return the first sample with so many done, or the last one."""
    return next((one for one in samples if one["done"] >= mark), samples[-1])


def _each(samples: list[dict[str, float]], students: int, what: str) -> Iterator[float]:
    """Yield for each tenth of the class what a submission took [s]."""
    step = students // 10
    spent = [0.0, *(_at(samples, (number + 1) * step)[what] for number in range(10))]
    for earlier, later in pairwise(spent):
        yield (later - earlier) / step


# ---------------------------------------------------------------- formgrader


def list_of_submissions(case: Case, course: Path) -> dict[str, Any]:
    """Ask formgrader for the list of all submissions, as its page does: ours, and as nbgrader alone would have it."""
    found: dict[str, Any] = {"students": len(os.listdir(course / "submitted"))}
    path = f"formgrader/api/submissions/{case.name}"
    config = course / "nbgrader_config.py"
    config.write_text(case.config + QUICKLY, encoding="utf-8")
    with _formgrader(course) as (address, token):
        found["seconds"] = _asked(address + path, token)
    config.write_text(case.config, encoding="utf-8")
    with closing(sqlite3.connect(course / "gradebook.db")) as database, database:
        database.execute("DELETE FROM sqlite_stat1")
    with _formgrader(course) as (address, token):
        found["seconds_of_nbgrader"] = _asked(address + path, token)
    return found


def _asked(address: str, token: str) -> list[float]:
    request = urllib.request.Request(address, headers={"Authorization": f"token {token}"})
    times = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        with urllib.request.urlopen(request, timeout=300) as answer:
            listed = json.loads(answer.read())
        times.append(time.perf_counter() - begun)
        assert all(one["autograded"] for one in listed), "formgrader takes some for ungraded"
    return times


@contextmanager
def _formgrader(course: Path) -> Iterator[tuple[str, str]]:
    """Start a server with formgrader in a course, and yield its address and its token."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = "benchmark"
    extensions = {"nbgrader.server_extensions.formgrader": True}
    command = [
        sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={course}", f"--IdentityProvider.token={token}",
        f"--ServerApp.jpserver_extensions={extensions}",
    ]  # fmt: skip
    address = f"http://127.0.0.1:{port}/"
    with (course.parent / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=course, stdout=log, stderr=log)
        try:
            _wait_for(f"{address}formgrader/api/assignments", token, server)
            yield address, token
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str, token: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        try:
            request = urllib.request.Request(address, headers={"Authorization": f"token {token}"})
            with urllib.request.urlopen(request, timeout=60):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("The server with formgrader did not start; see server.log.")
