"""What a run has done so far, kept so that a run that was stopped can be taken up again.

Lines of JSON: for the beginning of a run, for each submission whose scores are in the gradebook, and for
those that are in their places.
The file is removed when the run comes to its end; if it is there, the last run did not.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from training_safety.grading.autograde.outcomes import Outcome

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")  # of a function in memory, another one in every process


class Journal:
    """The journal of the runs over one assignment.

    Parameters
    ----------
    path : the file
    """

    def __init__(self, path: Path) -> None:
        """Read what a run that was stopped has left."""
        self.path = path
        self.outcomes: dict[str, Outcome] = {}
        self.done: dict[str, str] = {}
        self.forced: frozenset[str] = frozenset()
        self.settings = ""
        self._file: TextIO | None = None
        for line in _lines(path):
            if "students" in line:
                self.forced = frozenset(line["students"]) if line["force"] else self.forced
                self.done = {} if line["settings"] != self.settings else self.done
                self.settings = line["settings"]
            elif "done" in line:
                self.done |= line["done"]
            else:
                outcome = Outcome.from_data(line["outcome"])
                self.outcomes[outcome.student] = outcome

    @property
    def left_over(self) -> frozenset[str]:
        """The students whom a run with ``--force`` was stopped before it came to."""
        return self.forced - frozenset(self.done)

    def begin(self, settings: str, students: Iterable[str], *, force: bool) -> None:
        """Note that a run begins, with what it is done and over whom."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = open(self.path, "a", encoding="utf-8")  # noqa: SIM115 – closed by end()
        self._write({"settings": settings, "force": force, "students": sorted(students)})
        self._keep()

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Note what is in the gradebook now."""
        for outcome in outcomes:
            self.outcomes[outcome.student] = outcome
            self._write({"outcome": outcome.data})
        self._keep()

    def finish(self, works: Mapping[str, str]) -> None:
        """Note whose work is in its place now, with what ``fingerprint`` gave for it."""
        self.done |= works
        self._write({"done": works})
        self._keep()

    def close(self) -> None:
        """Leave the journal for the next run."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def end(self) -> None:
        """The run has come to its end; the journal goes unless a forced run over others is still to be taken up."""
        self.close()
        if self.left_over:
            return
        with suppress(FileNotFoundError):
            self.path.unlink()

    def _write(self, line: Mapping[str, Any]) -> None:
        if self._file is not None:
            self._file.write(json.dumps(line) + "\n")

    def _keep(self) -> None:
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())


def fingerprint(*parts: object) -> str:
    """Return a short text that differs when one of the parts does."""
    digest = hashlib.sha256()
    for part in parts:
        text = _ADDRESS.sub("", repr(part)) if not isinstance(part, bytes) else ""
        content = part if isinstance(part, bytes) else text.encode("utf-8", "backslashreplace")
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()[:32]


def _lines(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a journal; one that was cut off is left out."""
    found = []
    with suppress(FileNotFoundError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(ValueError):
                read = json.loads(line)
                if isinstance(read, dict) and read.keys() & {"students", "outcome", "done"}:
                    found.append(read)
    return found
