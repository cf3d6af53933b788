"""The search of the course: an index of the finished pages, and the page that looks things up in it.

The index is what can be read on the pages, part by part, so that excerpts, numbers and the places
within a page need nothing else, also on a page opened from disk. It takes the place of Sphinx's own, which
drops numbers, knows no part of a page and has an English face. ``static/search_engine.js`` searches it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from training_safety.site.served_files import FOLDER, STATIC, serve, serve_program, write

_WORDS: dict[str, dict[str, str]] = json.loads(
    Path(__file__).with_name("search_words.json").read_text(encoding="utf-8")
)
#: What is on a page and no text of it: by tag, and by class.
_UNREAD_TAG = re.compile("script|style|noscript|svg|math|button|select|input|textarea|template|audio|video")
_UNREAD_CLASSES = frozenset(
    [
        "backrefs",  # of a source: where it was named, and its number
        "footnote-reference",
        "headerlink",
        "hide",  # a cell's code, folded
        "highlight",
        "label",
        "ts-button",
        "ts-figure-numbers",  # what the eye has in the figure; its rows would be hits for every number
        "ts-only-heard",
        "ts-quiz-folded",  # the answers
        "ts-quiz-steps",
        "ts-register",  # each claim is found in its section
        "ts-objectives-register",
    ]
)
#: Elements that stand within a word or a sentence.
_INLINE_TAG = re.compile(
    "a|abbr|b|bdi|cite|code|dfn|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr"
)
#: Elements that are read one after the other.
_ROWS = frozenset(["li", "td", "th", "dd", "dt"])
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SCRIPTS = re.compile(r'<script data-search="".*?</script>\n')


@dataclass(frozen=True)
class Part:
    """A part of a page that an address leads to: its heading and its own text, without the parts within it."""

    anchor: str
    heading: str
    text: str
    sources: bool = False


def parts_of(page: str) -> list[Part]:
    """Return what can be read in a finished page, part by part; the first is the page's own beginning."""
    article = lxml.html.fromstring(page).find(".//article")
    if article is None:
        return []
    return [part for part in _parts(article, is_first=True) if part.heading or part.text]


def _parts(element: Any, *, is_first: bool = False) -> Iterator[Part]:
    sections = [child for child in _descendants(element) if child.tag == "section" and child.get("id")]
    own = sections[0] if is_first and sections else element
    if is_first and sections:
        sections = [child for child in _descendants(own) if child.tag == "section" and child.get("id")]
    within = list(_descendants(own))
    heading = next((child for child in own if child.tag in _HEADINGS), None)
    terms = [child for child in within if child.tag == "dt" and child.get("id") and _is_term(child)]
    text = _plain(_texts(own, without={*sections, heading, *(term.getparent() for term in terms)}))
    yield Part(
        "" if is_first else own.get("id", ""),
        "" if heading is None else _plain(_texts(heading)),
        text,
        sources=any("footbibliography" in _classes(child) for child in within) and not is_first,
    )
    for term in terms:
        meaning = next((after for after in term.itersiblings() if after.tag == "dd"), None)
        yield Part(term.get("id"), _plain(_texts(term)), "" if meaning is None else _plain(_texts(meaning)))
    for section in sections:
        yield from _parts(section)


def _is_term(term: Any) -> bool:
    return "glossary" in _classes(term.getparent())


def _descendants(element: Any) -> Iterator[Any]:
    """Yield what is within an element, but nothing that is within a part of its own."""
    for child in element:
        yield child
        if not (child.tag == "section" and child.get("id")):
            yield from _descendants(child)


def _classes(element: Any) -> list[str]:
    return str(element.get("class") or "").split()


def _texts(element: Any, without: Collection[Any] = ()) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        is_comment = not isinstance(child.tag, str)
        tag = "i" if is_comment else child.tag  # a comment parts no words
        between = "" if _INLINE_TAG.fullmatch(tag) else " "
        if tag in _ROWS and child.getprevious() is not None:
            yield " ·"
        yield between
        unread = _UNREAD_TAG.fullmatch(tag) or not _UNREAD_CLASSES.isdisjoint(_classes(child))
        if not (is_comment or unread or child in without):
            if child.get("data-claim"):
                yield f" {child.get('data-claim')} "
            yield from _texts(child, without)
        yield between
        if child.tail:
            yield child.tail
        elif child.getnext() is not None:
            yield " "  # two labels side by side are two words


def _plain(texts: Iterable[str]) -> str:
    """Return texts as one line, without the hyphens that only a line's end shows."""
    return re.sub(r"[ \t\r\n]+", " ", "".join(texts).replace("\u00ad", "").replace("\u200b", "")).strip()


def index_of(pages: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the index of pages, given as address and HTML, in the shape that ``search_engine.js`` takes."""
    index: dict[str, Any] = {"pages": [], "parts": []}
    for address, page in pages:
        parts = parts_of(page)
        if not parts:
            continue
        index["pages"].append([address, parts[0].heading])
        for part in parts:
            entry = [len(index["pages"]) - 1, part.anchor, part.heading, part.text]
            index["parts"].append([*entry, 1] if part.sources else entry)
    return index


def write_index(outdir: Path, names: Iterable[str]) -> None:
    """Write the index of the named pages, and have the search page load it and its script."""
    read = ((f"{name}.html", (outdir / f"{name}.html").read_text(encoding="utf-8")) for name in names)
    text = json.dumps(index_of(read), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    content = f"globalThis.trainingSafetySearch={text};\n".encode()
    folder = outdir / "_static" / FOLDER
    index = f"search_index.{hashlib.sha256(content).hexdigest()[:10]}.js"
    write(folder, index, content)
    search = outdir / "search.html"
    page = search.read_text(encoding="utf-8")
    if "course-search" not in page or "</head>" not in page:
        raise ExtensionError(
            "search: the search page has no place for results. Has theme/search.html been replaced?"
        )
    scripts = "".join(
        f'<script data-search="" defer="" src="_static/{FOLDER}/{name}"></script>\n'
        for name in (index, serve_program(folder, STATIC / "search.js"))
    )
    page = _SCRIPTS.sub("", page).replace("</head>", f"{scripts}</head>", 1)
    search.write_text(page, encoding="utf-8")


def _without_sphinx_s_own(app: Sphinx) -> None:
    if app.builder.name == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def _search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    language = "en" if str(app.config.language).startswith("en") else "nb"
    words = {key: texts[language] for key, texts in _WORDS.items()}
    if app.builder.name == "html":
        yield "search", {"title": words["search"], "search_words": words}, "search.html"


def _style(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if pagename == "search":
        app.add_css_file(
            f"{FOLDER}/{serve(Path(app.outdir) / '_static' / FOLDER, STATIC / 'search.css')}", priority=700
        )


def setup(app: Sphinx) -> None:
    """Put the course's search in the place of Sphinx's own."""
    app.connect("builder-inited", _without_sphinx_s_own)
    app.connect("html-collect-pages", _search_page)
    app.connect("html-page-context", _style, priority=900)
