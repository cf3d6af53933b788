"""What pages, questions, activities and claims were called before, so that nothing a reader has kept is lost.

``book/renamed_ids.yml`` lists every id that is no longer used. An id is never used again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from training_safety.course_data import course_yaml

KINDS = ("items", "activities", "claims")


@dataclass(frozen=True)
class Renames:
    """The ids that are no longer used, by kind: each with the id that took its place, None if nothing did.

    ``pages`` has stems (``warm_up``), ``items`` and ``activities`` stem and id (``warm_up.ramp_order``).
    All four are plain mappings, as they are sent to a page.
    """

    pages: Mapping[str, str | None]
    items: Mapping[str, str | None]
    activities: Mapping[str, str | None]
    claims: Mapping[str, str | None]

    def page(self, stem: str) -> str | None:
        """Return what a page's stem is now: the same if it was not renamed, None if the page is gone."""
        return _followed(stem, self.pages)

    def now(self, kind: str, old: str) -> str | None:
        """Return what an id of a kind (``"items"``, ``"activities"``, ``"claims"``) is now.

        The same if it was not renamed, None if it is gone. What stands on a page that was renamed is
        found under the page's new stem. Raises ``ValueError`` for another kind.
        """
        if kind not in KINDS:
            raise ValueError(f"There is no kind {kind!r} of ids here; give one of {', '.join(KINDS)}.")
        listed: Mapping[str, str | None] = getattr(self, kind)
        found = _followed(old, listed)
        while found is not None and kind != "claims":
            stem, _, part = found.partition(".")
            page = self.page(stem)
            if page == stem:
                break
            found = None if page is None else _followed(f"{page}.{part}", listed)
        return found

    def former_pages(self, stem: str) -> list[str]:
        """Return the stems that a page had before."""
        return sorted(old for old in self.pages if self.page(old) == stem)

    def former_items(self, stem: str, in_use: Collection[str]) -> dict[str, str | None]:
        """Return the ids without the stem that a bank's questions had before: each with the id now, None if it is gone.

        ``in_use`` are the ids of the bank's questions; none of them is among those that are returned.
        """
        found: dict[str, str | None] = {}
        for old in self.items:
            page, _, part = old.partition(".")
            now = self.now("items", old)
            here = self.page(page) if now is None else now.partition(".")[0]
            if here == stem and part not in in_use:
                found[part] = now and now.partition(".")[2]
        return found

    def former_ids(self, stem: str, keys: Collection[str]) -> dict[str, str | None]:
        """Return the ids that the activities and claims of the course had before: each with the id now, None if it is gone.

        With them come those that the page's own activities, whose ``keys`` are given, had under the page's former stems.
        """
        moved = [f"{old}.{key}" for old in self.former_pages(stem) for key in keys]
        activities = {old: self.now("activities", old) for old in [*self.activities, *moved]}
        return activities | {old: self.now("claims", old) for old in self.claims}


def _followed(old: str, listed: Mapping[str, str | None]) -> str | None:
    """Return where a chain of renames ends. It has no circle: that is checked where the file is."""
    found: str | None = old
    while found is not None and found in listed:
        found = listed[found]
    return found


def renames_from_data(data: Any) -> Renames:
    """Return the renames that the file has when nothing is wrong in it."""
    return Renames(data["pages"], data["items"], data["activities"], data["claims"])


def renames() -> Renames:
    """Return what the course's ids were called before.

    >>> renames().now("items", "warm_up.ramp_order")
    'warm_up.ramp_order'
    """
    return renames_from_data(course_yaml("renamed_ids.yml"))
