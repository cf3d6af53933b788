"""A page's source as a list of its parts: headings, paragraphs, directives and cells, each with its line.

Reads what the course's pages are written in and no more: MyST with fences of backticks and colons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"^\s*(?P<marks>`{3,}|:{3,})\s*(?:\{(?P<name>[\w:-]+)\})?\s*(?P<argument>.*?)\s*$")
_OPTION = re.compile(r"^:(?P<name>[\w-]+):(?:\s+(?P<value>.*?))?\s*$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.*?)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
#: Directives whose content is text and directives again.
CONTAINERS = frozenset({"div", "dropdown", "admonition", "note", "tip", "warning", "important", "figure"})


@dataclass(frozen=True)
class Part:
    """One part of a page.

    ``kind`` is heading, prose, list, table, cell, directive or label; ``text`` is what stands in it, a
    cell's code, or a directive's content without its options. ``folded`` is whether it stands in a fold.
    """

    kind: str
    line: int
    text: str
    level: int = 0
    name: str = ""
    argument: str = ""
    options: dict[str, str] = field(default_factory=dict)
    folded: bool = False

    def is_directive(self, *names: str) -> bool:
        """Whether it is one of these directives."""
        return self.kind == "directive" and self.name in names


@dataclass(frozen=True)
class Flaw:
    """What is wrong with how fences are written, where, and what to do."""

    line: int
    wrong: str
    mend: str


@dataclass(frozen=True)
class PageSource:
    """A page's parts in order, and the flaws of its fences."""

    parts: tuple[Part, ...]
    flaws: tuple[Flaw, ...]

    def directives(self, *names: str) -> list[Part]:
        """Return the directives with these names, in order."""
        return [part for part in self.parts if part.is_directive(*names)]

    def cells(self) -> list[Part]:
        """Return the code cells, in order."""
        return [part for part in self.parts if part.kind == "cell"]


def page_source(text: str) -> PageSource:
    """Return the parts of a page's source."""
    lines = text.split("\n")
    start = 0
    if lines[0].strip() == "---" and "---" in lines[1:]:
        start = lines.index("---", 1) + 1
    flaws: list[Flaw] = []
    parts = tuple(_parts(lines[start:], start + 1, False, None, flaws))
    return PageSource(parts, tuple(flaws))


def _parts(
    lines: list[str], first: int, folded: bool, outer: re.Match[str] | None, flaws: list[Flaw]
) -> Iterator[Part]:
    """Yield the parts of lines, of which the first is number ``first`` of the page; ``outer`` is the fence around."""
    at = 0
    while at < len(lines):
        line, number = lines[at], first + at
        if fence := _FENCE.match(line):
            end = _end_of(lines, at, fence)
            if end is None:
                flaws.append(
                    Flaw(
                        number, f"{_named(fence)} is not closed", f"Close it with {fence['marks']} on a line."
                    )
                )
                end = len(lines)
            if outer and outer["marks"][0] == ":" == fence["marks"][0]:
                flaws += _too_many_colons(fence, outer, number)
            yield from _fenced(fence, lines[at + 1 : end], number, folded, flaws)
            at = end + 1
        elif heading := _HEADING.match(line):
            yield Part("heading", number, heading["text"], level=len(heading["marks"]), folded=folded)
            at += 1
        elif not line.strip() or line.startswith("%"):
            at += 1
        elif re.match(r"^\(.+\)=\s*$", line):
            yield Part("label", number, line.strip()[1:-2], folded=folded)
            at += 1
        else:
            end = at
            while end < len(lines) and lines[end].strip() and not _begins_another(lines, end, at):
                end += 1
            kind = "list" if _ITEM.match(line) else "table" if line.lstrip().startswith("|") else "prose"
            yield Part(kind, number, "\n".join(lines[at:end]), folded=folded)
            at = end


def _too_many_colons(inner: re.Match[str], outer: re.Match[str], line: int) -> list[Flaw]:
    if len(inner["marks"]) < len(outer["marks"]):
        return []
    wrong = f"{_named(inner)} stands in {_named(outer)} and needs fewer colons than it"
    return [Flaw(line, wrong, f"Give the outer one {len(inner['marks']) + 1}.")]


def _begins_another(lines: list[str], at: int, start: int) -> bool:
    """Whether something else than the paragraph that began at ``start`` begins here."""
    line = lines[at]
    return at > start and bool(
        _FENCE.match(line)
        or _HEADING.match(line)
        or (_ITEM.match(line) and not _ITEM.match(lines[start]))
        or line.startswith("%")
    )


def _named(fence: re.Match[str]) -> str:
    return f"{{{fence['name']}}}" if fence["name"] else f"the fence {fence['marks']}"


def _end_of(lines: list[str], at: int, fence: re.Match[str]) -> int | None:
    """Return where a fence is closed: at the first bare fence of its kind that is no shorter."""
    mark, length = fence["marks"][0], len(fence["marks"])
    inner: list[int] = []
    for end in range(at + 1, len(lines)):
        other = _FENCE.match(lines[end])
        if other is None or other["marks"][0] != mark:
            continue
        if mark == ":" and other["name"]:
            inner.append(len(other["marks"]))
        elif not other["name"] and not other["argument"]:
            if inner and len(other["marks"]) == inner[-1]:
                inner.pop()
            elif len(other["marks"]) >= length:
                return end
    return None


def _fenced(
    fence: re.Match[str], body: list[str], line: int, folded: bool, flaws: list[Flaw]
) -> Iterator[Part]:
    options: dict[str, str] = {}
    at = 0
    while at < len(body) and (option := _OPTION.match(body[at])):
        options[option["name"]] = option["value"] or ""
        at += 1
    content = body[at:]
    name = fence["name"] or ""
    text = "\n".join(content).strip("\n")
    if name == "code-cell":
        yield Part("cell", line, text, name=name, argument=fence["argument"], options=options, folded=folded)
        return
    yield Part("directive", line, text, name=name, argument=fence["argument"], options=options, folded=folded)
    if name in CONTAINERS:
        yield from _parts(content, line + 1 + at, folded or name == "dropdown", fence, flaws)


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CITATION = re.compile(r"\s*\{(?:foot)?cite(?::\w+)?\}`[^`]*`")
_ROLE = re.compile(r"\{[\w:-]+\}`(?P<shown>[^`<]*?)(?:\s*<[^>`]*>)?`")
_LINK = re.compile(r"\[(?P<shown>[^\]]*)\]\([^)]*\)")


def shown_text(source: str) -> str:
    """Return what a reader sees of a paragraph's source: no citations, roles, links or marks."""
    text = _COMMENT.sub("", source)
    text = _CITATION.sub("", text)
    text = _ROLE.sub(lambda match: match["shown"], text)
    text = _LINK.sub(lambda match: match["shown"], text)
    text = re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", text)


def cited_keys(source: str) -> list[str]:
    """Return the keys a text cites, in order."""
    found = re.findall(r"\{(?:foot)?cite(?::\w+)?\}`([^`]*)`", source)
    return [key.strip() for keys in found for key in keys.split(",")]
