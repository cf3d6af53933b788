"""The data files of a small course, and what is wrong with them."""

from __future__ import annotations

import json
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


def changed(good: dict[str, Any], path: str, value: Any = ...) -> dict[str, Any]:
    """Return a copy of right data with the place of a path such as ``"share/ask/en"`` changed, or taken out."""
    data = json.loads(json.dumps(good))  # parts that are the same object become two
    *way, last = path.split("/")
    place = data
    for step in way:
        place = place[_key(place, step)]
    if value is ...:
        del place[_key(place, last)]
    else:
        place[_key(place, last)] = value
    return data


def _key(place: Any, step: str) -> Any:
    return int(step) if isinstance(place, list) else step
