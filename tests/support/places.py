"""Where things lie: the course, its tests, and the books that are built for them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
VECTORS = TESTS / "vectors"
BUILD = ROOT / "_build"
BOOK = BUILD / "html"
REFERENCE = BUILD / "reference"
