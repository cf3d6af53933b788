"""The data files of a small course, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from training_safety.site.data_checks import CourseData, data_problems


def text(words: str) -> dict[str, str]:
    """The same words in both languages, as far as a check can tell."""
    return {"nb": f"{words} nb", "en": f"{words} en"}


TEXT = text("words")
REFERENCES = "@article{a2000b, title={T}, author={A, B}, year={2000}, journal={J}}\n"
OBJECTIVES: dict[str, Any] = {
    "1": {"title": TEXT, "page": "what_is_it", "objectives": {"a": TEXT, "b": TEXT}},
    "2": {"title": TEXT, "page": "causes/index"},
    "2.1": {"title": TEXT, "page": "causes/load", "objectives": {"a": TEXT}},
    "2.2": {"title": TEXT, "page": "causes/late", "objectives": {"a": TEXT}},
}


def written(folder: Path, files: dict[str, Any]) -> Path:
    """Write a course's data files; what is text is written as it is."""
    for name, content in {"references.bib": REFERENCES, "objectives.yml": OBJECTIVES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        as_text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
        path.write_text(as_text, encoding="utf-8")
    return folder


def problems(folder: Path, files: dict[str, Any]) -> list[str]:
    """Return what is wrong in a course of these files."""
    return data_problems(CourseData(written(folder, files)))
