"""HTML of a student's, made harmless: what it says and how a table looks is kept, what could run or fetch is not.

The sanitiser is ``nh3`` (Ammonia, MIT). What it may keep stands in the lists here and nowhere else.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nh3
from pygments.token import STANDARD_TYPES

TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
"""What may stand in it. Of other elements the text stays."""
LEFT_OUT = frozenset(
    [
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "audio",
    ]
)
"""Elements that go with all they hold, because what they hold is no text for a reader."""
ATTRIBUTES = {
    "*": {"dir", "lang", "style", "title"},
    "a": {"href"},
    "col": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"start"},
    "table": {"border"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
"""What an element may say of itself. No names: formgrader finds its fields by them."""
STYLES = frozenset(
    [
        "background-color",
        "border",
        "border-bottom",
        "border-collapse",
        "border-color",
        "border-left",
        "border-right",
        "border-style",
        "border-top",
        "border-width",
        "color",
        "font-family",
        "font-style",
        "font-variant-numeric",
        "font-weight",
        "list-style-type",
        "padding",
        "padding-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
        "text-align",
        "text-decoration",
        "vertical-align",
        "white-space",
    ]
)
"""What ``style`` may set: nothing that fetches, and nothing that leaves its place or covers another's."""
CLASSES: dict[str, set[str]] = {
    "table": {"dataframe"},
    "div": {"highlight"},
    "span": {*STANDARD_TYPES.values()} - {""},
}
"""Classes that are kept: of pandas' tables, and of coloured code."""
PICTURES = {
    "image/png": b"\x89PNG",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
}
"""Kinds of pictures, and how each begins."""
SVG = "image/svg+xml"
"""A drawing, which is shown as a picture only: there its scripts do not run and it fetches nothing."""
LARGEST = 8 << 20
"""Bytes of a picture file that a page takes in. Our own choice."""
NO_PICTURE = "bilde som ikke vises her · a picture that is not shown here"
"""What stands in place of a picture without a description."""

_IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')  # as nh3 writes it
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\\]", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:(image/(?:png|jpeg|gif|webp|svg\+xml));base64,", re.IGNORECASE)
_FETCHES = re.compile(r"url|image|attr|var|env|src|expression|[\\@]", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}%?")


@dataclass(frozen=True)
class Pictures:
    """Where the pictures of a cell may come from: from itself, and from the student's own folder.

    Parameters
    ----------
    attachments : of the cell: by name, what there is by MIME type, in base64
    folder : the folder of the student's work; None where there is none
    """

    attachments: Mapping[str, Any] = field(default_factory=dict)
    folder: Path | None = None

    def embedded(self, source: str) -> str | None:
        """Return a picture as it can stand in a page that asks nobody for anything, or None."""
        source = source.strip()
        if kind := _EMBEDDED.match(source):
            return as_picture(kind[1].lower(), source[kind.end() :])
        if source.startswith("attachment:"):
            return self._attached(unquote(source.removeprefix("attachment:")))
        return self._file(unquote(source.partition("?")[0].partition("#")[0]))

    def _attached(self, name: str) -> str | None:
        attached = self.attachments.get(name)
        kinds = attached.items() if isinstance(attached, Mapping) else ()
        return next(filter(None, (as_picture(kind, content) for kind, content in kinds)), None)

    def _file(self, name: str) -> str | None:
        if self.folder is None or not name:
            return None
        try:
            folder = self.folder.resolve()
            path = (folder / name).resolve()
            if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > LARGEST:
                return None
            content = base64.b64encode(path.read_bytes()).decode()
        except (OSError, ValueError):  # a name that is too long, or no name at all
            return None
        kinds = [SVG] if path.suffix.lower() == ".svg" else [*PICTURES]
        return next(filter(None, (as_picture(kind, content) for kind in kinds)), None)


def as_picture(kind: str, content: Any) -> str | None:
    """Return the address of a picture given in base64, or None if it is not what it says."""
    if not isinstance(content, str):
        return None
    content = "".join(content.split())
    try:
        start = base64.b64decode(content, validate=True)[:4]
    except ValueError:
        return None
    if kind != SVG and not (kind in PICTURES and start.startswith(PICTURES[kind])):
        return None
    return f"data:{kind};base64,{content}"


def sanitised(html: str, pictures: Pictures | None = None) -> str:
    """Return the HTML with what may be kept of it.

    Links lead to a page of the web or to an address for mail, in a window of their own that knows nothing
    of this one. In place of a picture that is not the student's own stands what it says of itself.
    """
    own = pictures or Pictures()

    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "src":
            return own.embedded(value)
        if attribute == "href":
            return value.strip() if _LINK.match(value.strip()) else None
        if attribute == "style":
            return None if _FETCHES.search(value) else value
        if attribute in ("height", "width", "colspan", "rowspan", "span", "start", "value", "border"):
            return value if _NUMBER.fullmatch(value.strip()) or value == "" else None
        return value

    clean = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(LEFT_OUT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=kept,
        filter_style_properties=set(STYLES),
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", "data", "attachment"},
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return _IMAGE.sub(_described, clean)


def _described(image: re.Match[str]) -> str:
    """Return a picture, or what stands in place of one that is left out: what it says of itself."""
    said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(image[0])}
    if "src" in said:
        return image[0]
    return f"<i>[{escape(said.get('alt', '').strip() or NO_PICTURE)}]</i>"


def says_something(html: str) -> bool:
    """Return whether sanitised HTML has text or a picture in it."""
    seen = _Seen()
    seen.feed(html)
    return seen.something


class _Seen(HTMLParser):
    something = False

    def handle_data(self, data: str) -> None:
        self.something = self.something or bool(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.something = self.something or (tag == "img" and any(name == "src" and to for name, to in attrs))
