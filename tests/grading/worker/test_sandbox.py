"""The sandbox: what it shows, that it refuses in a sentence, and that nothing stays."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from golden import Golden, assignment, with_cell
from patience import eventually
from training_safety.grading.worker import bubblewrap, walls
from training_safety.grading.worker import sandbox as sandboxes
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Limits, Status
from training_safety.grading.worker.sandbox import NoSandboxError, Zygote, borrowed, refusal
from training_safety.grading.worker.work_folder import left, put, safe_name

pytestmark = pytest.mark.xdist_group("sandbox")

RIGHT = Golden("right").expected["scores"]


def test_without_bubblewrap_it_says_how_to_install_it_and_grades_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandboxes.shutil, "which", lambda name: None)
    sandboxes._trial.cache_clear()
    try:
        assert "apt-get install bubblewrap" in str(refusal())
        with pytest.raises(NoSandboxError, match="--no-sandbox"):
            grade(Golden("right").assignment, Golden("right").job)
    finally:
        sandboxes._trial.cache_clear()


def test_on_another_system_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    sandboxes._trial.cache_clear()
    try:
        assert "no sandbox on this system (darwin)" in str(refusal())
    finally:
        sandboxes._trial.cache_clear()


@pytest.mark.usefixtures("sandbox")
def test_a_machine_that_bars_namespaces_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandboxes, "command", lambda modules, room="": ["false"])
    sandboxes._trial.cache_clear()
    try:
        assert "does not start here" in str(refusal())
    finally:
        sandboxes._trial.cache_clear()


@pytest.mark.usefixtures("sandbox")
def test_it_shows_packages_and_not_what_lies_around_them() -> None:
    shown = bubblewrap.shown()
    folder = Path(sandboxes.__file__).parents[2]
    assert any(folder == path or folder.is_relative_to(path) for path in shown)
    course = Path(__file__).parents[3] / "exercises"
    assert not any(course.is_relative_to(path) or path.is_relative_to(course) for path in shown)


@pytest.mark.usefixtures("sandbox")
def test_a_process_that_is_ended_takes_all_in_its_sandbox_with_it() -> None:
    zygote = Zygote()
    inside = below(zygote.pid)
    assert inside
    zygote.close()
    assert set() == still_there(inside)


@pytest.mark.usefixtures("sandbox")
def test_one_that_was_killed_while_it_waited_is_replaced() -> None:
    assert RIGHT == grade(assignment(), Golden("right").job).scores
    for waiting in sandboxes._idle.values():
        for zygote in waiting:
            os.kill(zygote.pid, signal.SIGKILL)
    assert RIGHT == grade(assignment(), Golden("right").job).scores


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("which", ["bubblewrap", "supervisor"])
def test_one_that_is_killed_at_work_costs_no_marks(which: str) -> None:
    assert RIGHT == grade(assignment(), Golden("right").job).scores
    sandboxes.close_all()
    others = below(os.getpid())  # the one who puts notebooks in order
    with ThreadPoolExecutor(1) as pool:
        result = pool.submit(grade, assignment(), with_cell("import time\ntime.sleep(1)"))
        inside = waited_for(lambda: below(os.getpid()) - others, SHUT_IN + 1)
        os.kill(min(inside) if which == "bubblewrap" else sorted(inside)[-2], signal.SIGKILL)
        assert (Status.GRADED, RIGHT) == (result.result().status, result.result().scores)


@pytest.mark.usefixtures("sandbox")
def test_one_outlives_the_thread_that_began_it() -> None:
    sandboxes.close_all()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(grade, assignment(), Golden("right").job).result()
    ((zygote,),) = sandboxes._idle.values()
    time.sleep(0.2)
    assert zygote.alive


def never_ending(folder: Path) -> None:
    """Grade what never ends, with and without a sandbox at the same time."""
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # which what is started in the background does not have
    tempfile.tempdir = str(folder)
    bare = replace(assignment(), sandbox=False)
    threading.Thread(target=grade, args=[bare, Golden("endless").job], daemon=True).start()
    grade(assignment(), Golden("endless").job)


SHUT_IN = 4
"""bubblewrap and its first process inside, who is copied, who watches; then who runs the cells."""
IN_ORDER = 2
"""Who puts the two notebooks in order, and then waits."""


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_nobody_and_nothing_is_left_of_a_run_that_is_ended(how: signal.Signals, tmp_path: Path) -> None:
    run = multiprocessing.get_context("fork").Process(target=never_ending, args=[tmp_path])
    run.start()
    begun = waited_for(lambda: below(run.pid or 0), IN_ORDER + SHUT_IN + 1 + 3)
    assert any(tmp_path.iterdir())
    os.kill(run.pid or 0, how)
    run.join(60)
    assert run.exitcode not in (0, None)
    assert set() == still_there(begun)
    assert eventually(lambda: not any(tmp_path.iterdir()))


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("sandboxed", [True, False])
def test_a_program_that_is_left_running_is_ended_and_its_file_comes_back(sandboxed: bool) -> None:
    code = "import subprocess\nprint(subprocess.Popen(['sleep', '98765'], start_new_session=True).pid)\nopen('own', 'w').close()"
    result = grade(replace(assignment(), sandbox=sandboxed), with_cell(code))
    assert (Status.GRADED, (("own", b""),)) == (result.status, result.files)
    running = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True).stdout
    assert "sleep 98765" not in running.splitlines()


def test_only_so_many_processes_are_kept_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []

    class Fake:
        alive = True

        def __init__(self, modules: str, sandboxed: bool) -> None:
            self.modules = modules

        def close(self) -> None:
            closed.append(self.modules)

    sandboxes.close_all()
    monkeypatch.setattr(sandboxes, "Zygote", Fake)
    monkeypatch.setattr(sandboxes, "MOST_IDLE", 2)
    for modules in ("one", "two", "three", "two"):
        with borrowed(modules, sandboxed=False):
            pass
    assert ["one"] == closed
    sandboxes.close_all()


def test_a_copy_of_the_process_leaves_the_sandboxes_to_who_has_them() -> None:
    grade(replace(assignment(), sandbox=False), Golden("right").job)
    (key,) = (key for key in sandboxes._idle if not key[1])
    (zygote,) = sandboxes._idle[key]
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert RIGHT == pool.apply(grade, (replace(assignment(), sandbox=False), Golden("right").job)).scores
    assert zygote.alive
    assert [zygote] == sandboxes._idle[key]


def test_files_are_found_below_the_folder_and_those_that_were_given_are_not_new(tmp_path: Path) -> None:
    work = tmp_path / "work"
    given = {"same.txt": b"same", "changed.txt": b"old"}
    work.mkdir()
    put(work, {**given, "../out.txt": b"", "/out.txt": b""})
    assert [work] == list(tmp_path.iterdir())
    (work / "changed.txt").write_bytes(b"new")
    (work / "large").write_bytes(bytes(20))
    (work / "within").symlink_to("same.txt")
    (work / "folder").symlink_to(tmp_path)
    (work / "__pycache__").mkdir()
    (work / "__pycache__" / "one.pyc").write_bytes(b"")
    found = list(left(work, given, room=10))
    assert ("changed.txt", b"new", None) in found
    assert [("folder", "a link"), ("large", "no room"), ("within", "a link")] == [
        (name, str(why)) for name, content, why in found if content is None
    ]
    assert 4 == len(found)


@pytest.mark.parametrize(
    "name", ["../up", "/top", "a/../b", "", ".", "a//b", "line\nbreak", "c:x", "a\\b", "\udcff"]
)
def test_a_name_that_leads_elsewhere_or_cannot_be_written_is_refused(name: str) -> None:
    assert not safe_name(name)


def test_the_filter_of_system_calls_is_complete_for_each_kind_of_machine() -> None:
    for machine, barred in walls._BARRED.items():
        assert len(set(barred.values())) == len(barred)
        assert 0 == len(walls._filter(machine)) % 8
        assert {"mount", "ptrace", "unshare", "setns", "bpf"} <= set(barred)


@pytest.mark.parametrize(
    ("name", "value"),
    [("seconds", 0), ("memory_mb", 1), ("processes", 2.5), ("output_kb", True), ("file_mb", float("nan"))],
)
def test_a_limit_out_of_range_is_refused_in_a_sentence(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=rf"{name} is .*has to be"):
        Limits(**{name: value})  # type: ignore[arg-type]


def processes() -> dict[int, int]:
    """The processes of this machine that run, each with the one above it."""
    found = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat=,comm="], capture_output=True, text=True, check=True
    )
    rows = [line.split(maxsplit=3) for line in found.stdout.splitlines()]
    return {int(pid): int(above) for pid, above, state, name in rows if state[0] != "Z" and name != "ps"}


def below(parent: int) -> set[int]:
    """The processes that one has started, and they."""
    parents = processes()
    found = {parent}
    for _ in range(8):
        found |= {pid for pid, above in parents.items() if above in found}
    return found - {parent}


def waited_for(what: Callable[[], set[int]], least: int) -> set[int]:
    """Some things once there are so many."""
    found: set[int] = set()

    def enough() -> bool:
        found.clear()
        found.update(what())
        return len(found) >= least

    assert eventually(enough), f"{len(found)} of {least}"
    return found


def still_there(some: set[int]) -> set[int]:
    """Those of some processes that do not end soon."""
    eventually(lambda: not some & processes().keys())
    return some & processes().keys()
