"""The note at the top of a notebook that was handed in under another name."""

from __future__ import annotations

from nbformat import v4

from training_safety.grading.mending import with_note
from training_safety.grading.mending_words import NOTE
from training_safety.grading.notebook_files import language_of
from training_safety.grading.remarks import remark


def with_file_name(notebook: bytes, original: str | None) -> bytes:
    """Return an autograded notebook that says what its file was called, or as it is for None."""
    if original is None or not notebook:
        return notebook
    read = v4.reads(notebook.decode("utf-8"))  # type: ignore[no-untyped-call]
    called = remark("file", cells=[original])
    first = read.cells[0] if read.cells else None
    if first is not None and NOTE in first.metadata:
        title, empty, *others = first.source.split("\n")
        first.source = "\n".join([title, empty, f"- {called.said(language_of(read))}", *others])
    else:
        read = with_note(read, [called])
    written: str = v4.writes(read)  # type: ignore[no-untyped-call]
    return f"{written}\n".encode()
