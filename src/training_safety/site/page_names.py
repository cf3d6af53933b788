"""What a page is called to scripts, and was called before: readers' work is kept under its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from training_safety.activities import read_activities
from training_safety.course_data import yaml_file
from training_safety.models.course.renames import renames_from_data


def stem_of(pagename: str) -> str:
    """Return a page's name to scripts: its file's, or its folder's where it opens one."""
    folder, _, name = pagename.rpartition("/")
    return folder.rpartition("/")[2] if name == "index" and folder else name


def names_of(book: Path, pagename: str) -> dict[str, Any]:
    """Return the page's ``stem`` and, where the list in ``book`` has something, what was called otherwise before.

    That is in ``former``: the page's ``names``, and the ``ids`` of its activities and of the claims.
    """
    stem, listed = stem_of(pagename), book / "renamed_ids.yml"
    activities = book / "activities" / f"{stem}.yml"
    if not listed.is_file():
        return {"stem": stem}
    renames = renames_from_data(yaml_file(listed))
    names = renames.former_pages(stem)
    ids = renames.former_ids(stem, read_activities(activities) if activities.is_file() else ())
    return {"stem": stem, "former": {"names": names, "ids": ids}} if names or ids else {"stem": stem}
