"""Why a class cannot be graded, and why a file cannot be used."""

from __future__ import annotations


class RefusedError(RuntimeError):
    """Grading cannot begin, or cannot go on; the message says why and what to do."""


def reason(error: Exception) -> str:
    """Return what went wrong in a sentence: for a file that could not be used, which one and why."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}."
    return str(error)
