"""Quiz items as an author writes them, of the written-out ones that tests in both languages of code share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_KINDS_OF_FIELDS = ("single", "number", "ordering", "matching")


def authored(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a bank's item as its file has it: kind only where it is several, sources once, options by name."""
    short = {name: value for name, value in item.items() if name != "kind" or value not in _KINDS_OF_FIELDS}
    if "options" in item:
        short["refs"] = item.get("refs") or item["options"][0]["refs"]
        short["options"] = [_option(option, short["refs"]) for option in item["options"]]
    if short.pop("retrieval", False) not in (False, True):
        short["retrieval"] = item["retrieval"]
    return short


def _option(option: Mapping[str, Any], refs: list[str]) -> dict[str, Any]:
    codes = option.get("misconception", "wrong")
    name = "correct" if option.get("correct") else codes if isinstance(codes, str) else " ".join(codes)
    own = {"refs": option["refs"]} if option.get("refs", refs) != refs else {}
    return {name: option["text"], "feedback": option["feedback"], **own}
