"""The gradebook on a PostgreSQL server, and the workers on a Dask cluster: real ones, of our own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import distributed
import pytest

from class_of_students import (
    SMALL,
    autograded_by_us,
    copied,
    hand_in_all,
    rows,
    small_course,
    with_programs,
)
from grading_course import Course
from prepare import install_programs, postgresql

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
    pytest.mark.usefixtures("sandbox"),
]
STUDENTS = [f"s{number:03}" for number in range(24)]
NOBODY = 65534


@pytest.fixture(scope="module")
def handed_in(small_class: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A class with the gradebook in the course folder, not graded yet."""
    course = copied(small_class, tmp_path_factory.mktemp("handed in") / "course")
    hand_in_all(course, STUDENTS)
    return course


@pytest.fixture(scope="module")
def expected(handed_in: Course, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the gradebook says when nothing is elsewhere."""
    usual = copied(handed_in, tmp_path_factory.mktemp("usual") / "course")
    assert 0 == autograded_by_us(usual, SMALL)
    return rows(usual, SMALL)


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a database on a server that lives as long as the test."""
    install_programs("postgresql")
    programs = postgresql()
    if programs is None:
        pytest.skip("There is no PostgreSQL on this machine (Debian and Ubuntu: apt-get install postgresql).")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    as_nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_nobody:
        os.chown(folder, NOBODY, NOBODY)  # the server refuses to be root's
    data = str(folder / "data")
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "grader", "-A", "trust", "--no-sync"],
        check=True, capture_output=True, cwd="/", **as_nobody,
    )  # fmt: skip
    options = ["-D", data, "-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"]
    server = subprocess.Popen(
        [programs / "postgres", *options], cwd="/", stderr=subprocess.DEVNULL, **as_nobody
    )
    try:
        while subprocess.run([programs / "pg_isready", "-h", folder], capture_output=True).returncode != 0:
            assert server.poll() is None
            time.sleep(0.1)
        yield f"postgresql+psycopg://grader@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        shutil.rmtree(folder)


def test_the_gradebook_may_be_on_a_postgresql_server(
    database: str, expected: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_programs(monkeypatch)
    course = small_course(tmp_path, db_url=database)
    hand_in_all(course, STUDENTS)
    assert 0 == autograded_by_us(course, SMALL)
    assert expected == rows(course, SMALL)
    assert 0 == autograded_by_us(course, SMALL, "--force")
    assert expected == rows(course, SMALL)
    assert not (tmp_path / "gradebook.db").exists()
    assert 2 == len(list((tmp_path / "gradebook-backups").glob("*.jsonl.gz")))


def test_the_workers_may_be_a_dask_cluster_of_which_one_dies(
    handed_in: Course, expected: dict[str, object], tmp_path: Path
) -> None:
    course = copied(handed_in, tmp_path / "course")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        arguments = ["autograde", SMALL, "--quiet", "--dask", cluster.scheduler_address]
        code = f"import sys; from training_safety.cli import main; sys.exit(main({arguments!r}))"
        run = subprocess.Popen([sys.executable, "-c", code], cwd=course.root)
        while not any(worker.processing for worker in cluster.scheduler.workers.values()):
            assert run.poll() is None
            time.sleep(0.05)
        os.kill(next(iter(cluster.workers.values())).process.process.pid, signal.SIGKILL)
        assert 0 == run.wait(300)
    assert expected == rows(course, SMALL)
