"""Many notebooks to many workers and back, with as much in hand as keeps them busy and no more.

Any ``concurrent.futures.Executor`` will do. A worker that dies takes nobody else's work with it: what was
in hand is given out again, one at a time, so that the one that kills workers is found and named.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from training_safety.grading.remarks import remark
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status

ATTEMPTS = 2
"""How often a notebook is given out before the worker's death is taken for its doing."""

T = TypeVar("T")
Grade = Callable[[Assignment, Job], Result]


@dataclass
class Task(Generic[T]):
    """A notebook on its way, with whatever its owner needs to know it by."""

    key: T
    assignment: Assignment
    job: Job
    attempts: int = 0


class Pipeline(Generic[T]):
    """Workers and what they have in hand.

    Parameters
    ----------
    executor : makes the workers; it is called again if they break down
    grade : what they do
    at_once : how many notebooks are in hand at the same time, 1 and up
    fatal : what ends the run when a worker raises it, because it would meet every notebook
    """

    def __init__(
        self,
        executor: Callable[[], Executor],
        grade: Grade,
        at_once: int,
        fatal: tuple[type[Exception], ...] = (),
    ) -> None:
        """The workers are not there until there is something to do."""
        self.make = executor
        self.grade = grade
        self.at_once = at_once
        self.fatal = fatal
        self.executor: Executor | None = None
        self.pending: dict[Future[Result], Task[T]] = {}
        self.suspects: deque[Task[T]] = deque()

    def results(self, tasks: Iterable[Task[T]]) -> Iterator[tuple[Task[T], Result]]:
        """Yield each task and what came of it, in the order in which they are done."""
        waiting = iter(tasks)
        try:
            while True:
                self._fill(waiting)
                if not self.pending:
                    return
                done, _ = wait(self.pending, return_when=FIRST_COMPLETED)
                for future in done:
                    task = self.pending.pop(future, None)
                    if task is None:  # given out again meanwhile
                        continue
                    result = self._result(future, task)
                    if result is not None:
                        yield task, result
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the workers go, and stop those that are still at something."""
        executor, self.executor = self.executor, None
        if executor is None:
            return
        busy = [future for future in self.pending if not future.cancel() and not future.done()]
        processes = list((getattr(executor, "_processes", None) or {}).values())
        executor.shutdown(wait=not busy)
        if busy:
            for process in processes:  # or the interpreter would wait for them before it ends
                process.terminate()

    def _fill(self, waiting: Iterator[Task[T]]) -> None:
        if self.suspects:
            if not self.pending:
                self._give_out(self.suspects.popleft())
            return
        while len(self.pending) < self.at_once:
            task = next(waiting, None)
            if task is None:
                return
            self._give_out(task)

    def _give_out(self, task: Task[T]) -> None:
        task.attempts += 1
        for again in (True, False):
            if self.executor is None:
                self.executor = self.make()
            try:
                self.pending[self.executor.submit(self.grade, task.assignment, task.job)] = task
                return
            except (BrokenExecutor, RuntimeError):
                if not again:
                    raise
                self.stop()

    def _result(self, future: Future[Result], task: Task[T]) -> Result | None:
        try:
            return future.result()
        except (BrokenExecutor, CancelledError) as error:
            broken: BaseException = error
            self.stop()
        except Exception as error:
            if isinstance(error, self.fatal):
                raise
            broken = error
        if task.attempts < ATTEMPTS:
            self.suspects.append(task)
            return None
        what = f"{type(broken).__name__}: {broken}".strip(": ")
        return Result(
            task.job.student,
            Status.NOT_RUN,
            (remark("worker_stopped", times=task.attempts, why=what),),
        )
