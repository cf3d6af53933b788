"""Collected work in its folder in ``submitted``: what is the same stays, and what was put there by hand, too."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from training_safety.grading.autograde.publishing import publish, remove, staged
from training_safety.grading.autograde.submissions import TIMESTAMP, timestamp_in
from training_safety.grading.candidates import Candidate
from training_safety.grading.identities import Record, checksum
from training_safety.grading.moments import written
from training_safety.grading.stamps import Stamp, after, is_late


def put(
    folder: Path, several: list[Candidate], stamp: Stamp, deadline: datetime | None, *, force: bool
) -> tuple[str, Stamp] | None:
    """Put one student's work into its folder; return new, changed or as before, and its time.

    What is the same keeps its time. Returns None if something else lies there that was not collected.
    """
    record = Record.read(folder)
    there = {path.name: path.read_bytes() for path in folder.glob("*.ipynb") if path.is_file()}
    own = record.files if record is not None else {}
    files = {f"{one.notebook}.ipynb": one.path.read_bytes() for one in several}
    same = all(there.get(name) == content for name, content in files.items())
    by_hand = any(own.get(name) != checksum(content) for name, content in there.items())
    if by_hand and not same and not force:
        return None
    before, _ = timestamp_in(folder / TIMESTAMP)
    if same and before is not None:
        by_teacher = record is not None and record.stamp not in ("", written(before))
        settled = by_teacher or (record is not None and record.told == "moment")
        if settled or (is_late(stamp, deadline) in (None, deadline is not None and before > deadline)):
            stamp = Stamp(before, "moment" if settled else stamp.told)
    elif before is not None:
        stamp = after(stamp, before, deadline)
    if not same or stamp.time != before:
        _replace(folder, {**files, TIMESTAMP: written(stamp.time).encode()}, alone=force)
    parts = {
        **(record.parts if record is not None else {}),
        **{one.notebook: one.handed_in.part for one in several},
    }
    checksums = {
        **{name: own[name] for name in own if name in there},
        **{name: checksum(content) for name, content in files.items()},
    }
    Record(several[0].handed_in.person, parts, stamp.told, written(stamp.time), checksums).write(folder)
    return ("as before" if same else "changed" if there else "new"), stamp


def _replace(folder: Path, files: Mapping[str, bytes], *, alone: bool) -> None:
    """Have these files in a folder, alone or with what else lies there, without a moment in which some are there."""
    unfinished = staged(folder)
    remove(unfinished)
    if folder.is_dir() and not alone:
        top = str(folder)
        shutil.copytree(
            folder,
            unfinished,
            symlinks=True,
            ignore=lambda at, names: files.keys() & set(names) if at == top else (),
        )
    unfinished.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (unfinished / name).write_bytes(content)
    publish(folder)
