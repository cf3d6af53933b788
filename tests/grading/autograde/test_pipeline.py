"""Work that goes to workers: how much at a time, and what happens when a worker dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from training_safety.grading.autograde.executors import on_dask, on_this_machine
from training_safety.grading.autograde.pipeline import Pipeline, Task
from training_safety.grading.autograde.refusal import RefusedError
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status

ASSIGNMENT = Assignment("a", "n", b"{}")


def tasks(*students: str) -> list[Task[str]]:
    return [Task(student, ASSIGNMENT, Job(student, b"")) for student in students]


def graded(assignment: Assignment, job: Job) -> Result:
    if job.student == "killer":
        os._exit(9)
    if job.student == "unlucky":
        raise OSError("no such luck")
    if job.student == "barred":
        raise LookupError("no sandbox")
    return Result(job.student, Status.GRADED)


def processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("fork"))


def outcome(pipeline: Pipeline[str], *students: str) -> dict[str, Status]:
    return {task.key: result.status for task, result in pipeline.results(tasks(*students))}


def test_every_task_comes_back_with_its_result() -> None:
    students = [str(number) for number in range(50)]
    found = outcome(Pipeline(lambda: ThreadPoolExecutor(3), graded, 6), *students)
    assert dict.fromkeys(students, Status.GRADED) == found


def test_no_more_is_taken_in_hand_than_keeps_the_workers_busy() -> None:
    taken = 0

    def source() -> Iterator[Task[str]]:
        nonlocal taken
        for task in tasks(*map(str, range(40))):
            taken += 1
            yield task

    back = 0
    for _ in Pipeline(lambda: ThreadPoolExecutor(2), graded, 4).results(source()):
        back += 1
        assert taken - back <= 8
    assert 40 == back


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_notebook_that_kills_workers_is_found_and_the_others_are_graded() -> None:
    found = outcome(Pipeline(processes, graded, 4), "a", "b", "killer", "c", "d", "e")
    assert Status.NOT_RUN == found.pop("killer")
    assert dict.fromkeys("abcde", Status.GRADED) == found


def test_an_error_of_a_worker_is_told_in_the_result_of_that_notebook() -> None:
    results = dict(
        (task.key, result)
        for task, result in Pipeline(lambda: ThreadPoolExecutor(2), graded, 4).results(tasks("a", "unlucky"))
    )
    assert Status.NOT_RUN == results["unlucky"].status
    assert "no such luck" in results["unlucky"].sentence
    assert Status.GRADED == results["a"].status


def test_what_every_notebook_would_meet_ends_the_run() -> None:
    pipeline = Pipeline[str](lambda: ThreadPoolExecutor(2), graded, 4, (LookupError,))
    with pytest.raises(LookupError, match="no sandbox"):
        outcome(pipeline, "a", "barred", "b")


def test_any_executor_will_do() -> None:
    class Here(Executor):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            future: Future[Result] = Future()
            future.set_result(fn(*args, **kwargs))
            return future

    assert {"a": Status.GRADED, "b": Status.GRADED} == outcome(Pipeline(Here, graded, 1), "a", "b")


def test_a_number_of_workers_below_none_is_refused() -> None:
    with pytest.raises(RefusedError, match="cannot be -1 workers"):
        on_this_machine(-1)


def test_a_dask_scheduler_that_is_not_there_is_refused_in_a_sentence() -> None:
    with pytest.raises(RefusedError, match="Dask"):
        on_dask("tcp://127.0.0.1:1", seconds=0.2)
