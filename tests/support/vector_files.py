"""The worked numbers that Python and JavaScript both have to hit."""

from __future__ import annotations

import json
from typing import Any

from places import VECTORS


def vectors_of(topic: str) -> Any:
    """Return what ``tests/vectors/<topic>.json`` holds."""
    return json.loads((VECTORS / f"{topic}.json").read_text(encoding="utf-8"))
