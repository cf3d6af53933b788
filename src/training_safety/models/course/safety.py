"""Whole sentences about safety, by key, so that no page says them shorter.

``book/safety.yml`` holds them. Alarm questions are not written there: an entry names those of
``triage.json`` that it asks or acts on.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from training_safety.course_data import course_yaml


def safety_entries() -> Mapping[str, Mapping[str, Any]]:
    """Return all entries by key, as the file has them."""
    entries: Mapping[str, Mapping[str, Any]] = course_yaml("safety.yml")
    return entries


def safety_entry(key: str) -> Mapping[str, Any]:
    """Return one entry, such as of ``"pain_rule"``.

    Raises ``LookupError`` with the nearest key when there is none.

    >>> safety_entry("numb_groin")["triage"]
    ['saddle']
    """
    entries = safety_entries()
    if key not in entries:
        near = get_close_matches(key, list(entries), n=1)
        there = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(entries)}."
        raise LookupError(f"safety.yml has no entry {key!r}. {there}")
    return entries[key]
