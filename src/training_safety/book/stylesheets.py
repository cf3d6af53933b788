"""Style sheets without the rules that nothing on the site can match."""

from __future__ import annotations

import re
from collections.abc import Iterable

import tinycss2
from tinycss2 import ast

_WORD = re.compile(r"[A-Za-z_][\w-]*")


def words_in(texts: Iterable[str]) -> set[str]:
    """Return every word that could be a class or an id: in the pages, or in a script that sets one."""
    return {word for text in texts for word in _WORD.findall(text)}


def _can_match(selector: list[ast.Node], used: set[str]) -> bool:
    """Return whether all the classes and ids of one selector are in use. What ``:not()`` names does not count."""
    previous: ast.Node | None = None
    for token in selector:
        if token.type == "ident" and previous is not None and previous.type == "literal" and previous.value == ".":
            if token.value not in used:
                return False
        elif token.type == "hash" and token.value not in used:
            return False
        elif token.type == "function" and token.lower_name in ("is", "where", "has"):
            if not any(_can_match(part, used) for part in _parts(token.arguments)):
                return False
        previous = token
    return True


def _parts(tokens: list[ast.Node]) -> list[list[ast.Node]]:
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def purged(css: str, used: set[str]) -> str:
    """Return the style sheet with only the selectors that can match, and without icon fonts."""
    return "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used))


def _rules(rules: list[ast.Node], used: set[str]) -> Iterable[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [part for part in _parts(rule.prelude) if _can_match(part, used)]
            if kept:
                selectors = ",".join(tinycss2.serialize(part).strip() for part in kept)
                yield f"{selectors}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule":
            name = rule.lower_at_keyword
            if name in ("media", "supports", "layer", "container") and rule.content is not None:
                inside = "".join(_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), used))
                if inside:
                    yield f"@{name} {tinycss2.serialize(rule.prelude).strip()}{{{inside}}}"
            elif name == "font-face" and "awesome" in tinycss2.serialize(rule.content).lower():
                continue
            else:
                yield rule.serialize()
