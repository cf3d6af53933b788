"""What goes to a worker and what comes back: plain data that can be pickled and sent to another machine."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Literal

from training_safety.grading.remarks import Remark, sentences


class Status(Enum):
    """How the grading of one notebook ended."""

    GRADED = "graded"
    PARTLY_GRADED = "partly graded"
    NOT_RUN = "could not be run"
    NEEDS_A_LOOK = "needs a look"


_RANGES: dict[str, tuple[float, float, str]] = {
    "seconds_per_cell": (0.1, 86_400, "s"),
    "seconds": (0.1, 86_400, "s"),
    "memory_mb": (64, 1_048_576, "MB"),
    "processes": (1, 32_768, "processes and threads"),
    "file_mb": (0, 1_048_576, "MB"),
    "files_mb": (1, 1_048_576, "MB"),
    "output_kb": (1, 1_048_576, "kB"),
    "notebook_mb": (0.01, 1_024, "MB"),
}


@dataclass(frozen=True)
class Limits:
    """What the code of one submission may use; the limit that strikes is named in the result.

    Parameters
    ----------
    seconds_per_cell : time for one cell [s], 0.1 to 86 400
    seconds : time for the whole notebook [s], 0.1 to 86 400
    memory_mb : memory that each process may take in addition to what Python needs [MB], 64 to 1 048 576;
        all of them together may take four times as much
    processes : how many processes and threads may run at once, the notebook's own included, 1 to 32 768
    file_mb : size of one file that is written [MB], 0 to 1 048 576
    files_mb : size of all files that are written, together [MB], 1 to 1 048 576
    output_kb : output kept of one cell, text and pictures [kB], 1 to 1 048 576
    notebook_mb : size of the notebook that is handed in [MB], 0.01 to 1 024

    Raises ``ValueError`` for a value that is not a number or out of its range.
    """

    seconds_per_cell: float = 30.0
    seconds: float = 120.0
    memory_mb: int = 1024
    processes: int = 32
    file_mb: int = 16
    files_mb: int = 64
    output_kb: int = 256
    notebook_mb: float = 20.0

    def __post_init__(self) -> None:
        """Refuse what is out of range."""
        for limit in fields(self):
            value = getattr(self, limit.name)
            low, high, unit = _RANGES[limit.name]
            number = isinstance(value, int | float) and not isinstance(value, bool)
            if not (number and low <= value <= high):
                raise ValueError(
                    f"{limit.name} is {value!r}, but has to be from {low:g} to {high:g} {unit}; "
                    f"give a number in that range, or leave it out for {limit.default:g}."
                )
            if isinstance(limit.default, int) and int(value) != value:
                raise ValueError(f"{limit.name} is {value!r}, but has to be a whole number of {unit}.")


@dataclass(frozen=True)
class Assignment:
    """One notebook of an assignment, as every submission of it is graded.

    Parameters
    ----------
    name : of the assignment
    notebook : name of the notebook, without ``.ipynb``
    source : the notebook with its solutions removed and its hidden tests in it, as JSON
    kernel : whether ordinary kernels run the cells, for work that needs all of IPython; slower
    limits : what the code of one submission may use
    tracebacks : IPython's mode for errors; "Context" shows the code around them and is slower
    sandbox : whether the code is shut in; without it, it has the rights of whoever grades
    preload : whether what the assignment imports is loaded once for all; not worth it for a single notebook
    beside : whether all checks are run beside the answers, because they need more of them than plain values
    """

    name: str
    notebook: str
    source: bytes = field(repr=False)
    kernel: bool = False
    limits: Limits = Limits()
    tracebacks: Literal["Plain", "Context"] = "Plain"
    sandbox: bool = True
    preload: bool = True
    beside: bool = False


@dataclass(frozen=True)
class Job:
    """One student's notebook as it was handed in, and the files beside it by their paths.

    ``login`` is what the student writes as ``STUDENT``, where that is not what the folder is called.
    """

    student: str
    content: bytes = field(repr=False)
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    login: str = ""

    @property
    def owner(self) -> str:
        """What numbers of the student's own are drawn from."""
        return self.login or self.student


@dataclass(frozen=True)
class Result:
    """What came out of one notebook.

    Parameters
    ----------
    student : whose
    status : how it ended
    remarks : to the teacher: why, if it is not simply graded; else what was mended, or nothing
    notebook : the autograded notebook, as JSON; empty if there is none
    scores : the computer's score by ``grade_id``; None where a person has to look
    comments : the computer's comment by ``grade_id``
    seconds : how long it took [s]
    tried : what was seen that looks like tampering
    reached : what the code reached for that is not the notebook's, and did not get; it costs nothing
    struck : names of the limits that struck, as ``Limits`` has them
    files : what the code wrote below its working folder and left there, by path: new and changed files only
    """

    student: str
    status: Status
    remarks: tuple[Remark, ...] = ()
    notebook: bytes = field(default=b"", repr=False)
    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    tried: tuple[Remark, ...] = ()
    reached: tuple[Remark, ...] = ()
    struck: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)

    @property
    def sentence(self) -> str:
        """The remarks in English."""
        return sentences(self.remarks, "en")
