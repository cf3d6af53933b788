"""A written page's parts as the text of a notebook: Markdown where there is a form for it, plain HTML where there is none.

What is read here is the page as Sphinx has resolved it, so that claims, terms, citations and links are what
the page shows. JupyterLab shows neither MathML nor SVG in a text: a formula is written as TeX, and a
drawing becomes a picture.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import cache
from html import escape

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from training_safety.site.served_files import WIDGETS

Address = Callable[[str], str]

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "dd",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "ul",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: What is there for scripts or for looks only.
_NOTHING = frozenset(
    ["script", "style", "template", "input", "select", "textarea", "label", "option", "noscript"]
)
_UNSEEN = frozenset(
    ["headerlink", "ts-meter", "ts-echo", "ts-chart", "sd-summary-state-marker", "sd-summary-icon"]
)
#: What stays as it is inside HTML; of other elements only what they hold.
_KEPT = _BLOCKS - frozenset(
    ["article", "section", "nav", "fieldset", "form", "address", "header", "footer", "aside"]
) | frozenset(
    ["a", "b", "br", "caption", "code", "col", "colgroup", "em", "i", "kbd", "small", "strong", "sub", "sup"]
)
_ATTRIBUTES = {"a": ("id", "href"), "details": ("id", "open"), "ol": ("id", "start"), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}  # fmt: skip
#: What the page sets apart, and how a notebook does: a line beside it.
_BOXES = frozenset(
    ["ts-short-answer", "ts-ask", "ts-claim", "ts-safety", "ts-plan", "ts-remember", "admonition"]
)
_BESIDE = 'style="border-left: 4px solid {}; padding: 2px 16px; margin: 16px 0"'
_MARKS = re.compile(r"([\\`*_\[\]<$])")
_LINE_MARKS = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|>|={3,}|~{3,})", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)
#: The parser of pages writes these names small, and a picture's reader does not know them so.
_SVG_NAMES = {name.lower(): name for name in ["viewBox", "preserveAspectRatio", "gradientUnits", "clipPathUnits", "markerWidth", "markerHeight", "refX", "refY", "textLength", "lengthAdjust", "patternUnits"]}  # fmt: skip
_COLOUR = re.compile(r"var\((--ts-[\w-]+)[^()]*\)")


@cache
def colours() -> dict[str, str]:
    """Return the colours of the page's light look by name, such as ``--ts-ink``."""
    light = (WIDGETS / "shared" / "tokens.css").read_text(encoding="utf-8").partition("}")[0]
    return dict(re.findall(r"(--ts-[\w-]+): (#\w+)", light))


def classes(tag: Tag) -> frozenset[str]:
    """Return an element's classes."""
    found = tag.get("class") or ()
    return frozenset(found.split() if isinstance(found, str) else found)


def unseen(tag: Tag) -> bool:
    """Say whether an element is nothing to a notebook's reader."""
    return tag.name in _NOTHING or bool(_UNSEEN & classes(tag)) or tag.has_attr("hidden")


def is_block(node: object) -> bool:
    """Say whether something stands on lines of its own."""
    return isinstance(node, Tag) and (
        node.name in _BLOCKS or "ts-formula" in classes(node) or any(map(is_block, node.children))
    )


def picture(svg: Tag) -> str:
    """Return a drawing as a picture on a light ground, called what the drawing calls itself."""
    drawn = BeautifulSoup(str(svg), "lxml").svg
    assert drawn is not None  # it is one
    named = " ".join(t.get_text(" ", strip=True) for t in drawn.find_all(["title", "desc"]))
    for each in (drawn, *drawn.find_all(True)):
        each.attrs = {
            _SVG_NAMES.get(name, name): value if isinstance(value, str) else " ".join(value)
            for name, value in each.attrs.items()
        }
    drawn["xmlns"] = "http://www.w3.org/2000/svg"
    looks = (
        f"color: {colours()['--ts-ink']}; background: {colours()['--ts-surface']}; font-family: sans-serif"
    )
    drawn["style"] = f"{looks}; {drawn['style']}" if drawn.has_attr("style") else looks
    text = _COLOUR.sub(lambda match: colours().get(match[1], "none"), str(drawn))
    data = base64.b64encode(text.encode()).decode()
    return f'<img alt="{escape(named, quote=True)}" width="480" src="data:image/svg+xml;base64,{data}"/>'


def formula(math: Tag) -> str:
    """Return a formula as TeX."""
    tex = str(math.get("data-tex", ""))
    return f"$${tex}$$" if math.get("display") == "block" else f"${tex}$"


def _drawn(node: Tag) -> str:
    """Return what a formula or a drawing is in a notebook; one that is only for the eye is nothing."""
    if node.name == "math":
        return formula(node)
    return "" if node.get("aria-hidden") == "true" else picture(node)


def tidied(html: str) -> str:
    """Return HTML without empty lines, which would end it in Markdown, and without space before its lines."""
    kept = re.split(r"(<pre>.*?</pre>)", html.strip(), flags=re.DOTALL)
    return "".join(part if part.startswith("<pre>") else re.sub(r"\s*\n\s*", "\n", part) for part in kept)


class PageText:
    """Writes parts of one page; ``address`` says where a link of the page leads in a notebook."""

    def __init__(self, address: Address) -> None:
        """Keep where links lead."""
        self.address = address

    def block(self, node: Tag) -> str:
        """Return a part that stands on lines of its own."""
        if unseen(node):
            return ""
        if node.name in _HEADINGS and not any(map(is_block, node.children)):
            return f"{'#' * _HEADINGS[node.name]} {self.inline(node)}"
        if node.name == "p" and not node.find("svg") and not classes(node) & {"admonition-title"}:
            return self.inline(node)
        if "ts-formula" in classes(node) and isinstance(node.math, Tag):
            return formula(node.math)
        if node.name == "div" and "highlight" in " ".join(classes(node)) and node.pre:
            return self.code(node)
        if node.name == "pre":
            return self.code(node)
        if node.name in ("ul", "ol") and self._simple(node):
            return self.list(node)
        return tidied(self.html(node))

    def code(self, node: Tag) -> str:
        """Return code between fences."""
        return f"```\n{node.get_text().strip(chr(10))}\n```"

    def _simple(self, node: Tag) -> bool:
        """Say whether a list has one paragraph and lists in each item, so that Markdown has a form for it."""
        if classes(node) & {"ts-register"}:
            return False
        for item in node.find_all("li", recursive=False):
            if item.get("id"):
                return False
            parts = [each for each in item.children if is_block(each)]
            if [each for each in parts if not isinstance(each, Tag) or each.name not in ("p", "ul", "ol")]:
                return False
            if sum(isinstance(each, Tag) and each.name == "p" for each in parts) > 1:
                return False
            if not all(self._simple(each) for each in parts if isinstance(each, Tag) and each.name != "p"):
                return False
        return True

    def list(self, node: Tag) -> str:
        """Return a list in Markdown."""
        lines = []
        start = int(str(node.get("start", "1")))
        for number, item in enumerate(node.find_all("li", recursive=False), start):
            mark = f"{number}. " if node.name == "ol" else "- "
            text, inner = "", []
            for each in item.children:
                if isinstance(each, Tag) and each.name in ("ul", "ol"):
                    inner += self.list(each).split("\n")
                elif isinstance(each, Tag) and each.name == "p":
                    text += self.inline(each)
                else:
                    text += self._inline(each)
            lines.append(mark + text.strip())
            lines += [" " * len(mark) + line for line in inner]
        return "\n".join(lines)

    def inline(self, node: Tag) -> str:
        """Return what runs on in a line, in Markdown."""
        text = "".join(self._inline(each) for each in node.children)
        text = re.sub(r"[ \t\n]+", " ", text).strip(" ")
        return _NUMBERED.sub(r"\1\\\2", _LINE_MARKS.sub(r"\1\\\2", text))

    def _inline(self, node: object) -> str:
        if isinstance(node, NavigableString):
            if isinstance(node, PreformattedString):
                return ""
            return _MARKS.sub(r"\\\1", re.sub(r"&(?=[#\w]+;)", "&amp;", str(node)))
        if not isinstance(node, Tag) or unseen(node):
            return ""
        if node.name in ("math", "svg"):
            return _drawn(node)
        inner = "".join(self._inline(each) for each in node.children)
        if node.name == "br":
            return "<br/>"
        if node.name == "code":
            return f"<code>{escape(node.get_text(), quote=False)}</code>" if "`" in node.get_text() else f"`{node.get_text()}`"  # fmt: skip
        if node.name == "a" and node.get("href"):
            target = self.address(str(node["href"]))
            if node.get("id"):
                return f'<a id="{escape(str(node["id"]))}" href="{escape(target)}">{inner}</a>'
            return f"[{inner.strip()}]({f'<{target}>' if set(target) & set('() ') else target})"
        if node.name in ("em", "i", "strong", "b"):
            mark = "*" if node.name in ("em", "i") else "**"
            inner = inner.strip()
            if not inner:
                return ""
            if self._apart(node) and re.match(r"\w|[«“]", inner) and re.search(r"[\w»”.!?:)]$", inner):
                return f"{mark}{inner}{mark}"
            return f"<{node.name}>{inner}</{node.name}>"
        if node.name in ("sub", "sup", "small", "kbd"):
            return f"<{node.name}>{inner}</{node.name}>"
        return inner

    def _apart(self, node: Tag) -> bool:
        """Say whether space or the end of the text is on both sides, so that Markdown's marks are read as such."""
        before, after = node.previous_sibling, node.next_sibling
        left = before is None or (isinstance(before, NavigableString) and bool(re.search(r"\s$", before)))
        right = after is None or (isinstance(after, NavigableString) and bool(re.match(r"\s", after)))
        return left and right

    def html(self, node: object) -> str:
        """Return a part as plain HTML without an empty line, which would end it."""
        if isinstance(node, NavigableString):
            if isinstance(node, PreformattedString):
                return ""
            return escape(re.sub(r"\s+", " ", str(node)), quote=False).replace("$", "&#36;")
        if not isinstance(node, Tag) or unseen(node):
            return ""
        if node.name in ("math", "svg"):
            return _drawn(node)
        if node.name == "br":
            return "<br/>"
        if node.name == "pre":
            lines = escape(node.get_text().strip("\n"), quote=False).replace("\n\n", "\n&#8203;\n")
            return f"<pre>{lines}</pre>\n"
        inner = "".join(self.html(each) for each in node.children)
        name = "div" if node.name == "aside" else node.name
        if name not in _KEPT:
            return inner
        if not inner.strip() and name not in ("td", "th", "hr", "a", "col"):
            return ""
        end = "\n" if name in _BLOCKS else ""
        if name == "div" and not node.get("id") and not classes(node) & _BOXES:
            return f"{inner}{end}" if inner.rstrip().endswith(">") else f"<p>{inner.strip()}</p>{end}"
        if name == "p" and classes(node) & {"ts-kind", "admonition-title"}:
            inner = f"<strong>{inner.strip()}</strong>"
        text = f"<{name}{self._attributes(node)}>{inner.strip() if end else inner}</{name}>{end}"
        return text

    def _attributes(self, node: Tag) -> str:
        written = []
        for name in _ATTRIBUTES.get(node.name, ("id",)):
            if node.has_attr(name):
                value = self.address(str(node[name])) if name == "href" else str(node[name])
                written.append(f' {name}="{escape(value)}"')
        if node.name in ("div", "blockquote") and classes(node) & _BOXES:
            strong = "ts-safety" in classes(node)
            written.append(f" {_BESIDE.format(colours()['--ts-accent' if strong else '--ts-line-strong'])}")
        return "".join(written)
