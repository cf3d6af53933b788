"""Each page as a notebook that reads as the page does: ``_notebooks/`` in the book.

A notebook is made of the written page and of what its cells left behind when the book was built: nothing is
run twice, and no chapter is read a second time. Text is Markdown and plain HTML (``notebook_text.py``), a cell whose code the
page does not show has it folded, and what cells show lies in the notebook with the state of its widgets.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from sphinx.errors import ExtensionError

from training_safety.activities import ACTIVITY
from training_safety.site.notebook_text import PageText, classes, is_block, tidied, unseen

#: Where the notebooks are in the book.
FOLDER = "_notebooks"
#: What the pages' names begin with, and the notebooks' do not.
_BOOK = "book/"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STATE = "application/vnd.jupyter.widget-state+json"
_REMOVED = frozenset(["remove-cell", "remove_cell"])
_INPUT = frozenset(["remove-input", "remove_input", "hide-input", "hide-cell"])
_OUTPUT = frozenset(["remove-output", "remove_output"])
_WORDS = {
    "nb": {"get": "Denne siden som notatbok for Jupyter", "open": "Åpne notatboka i nettleseren"},
    "en": {"get": "This page as a notebook for Jupyter", "open": "Open the notebook in the browser"},
}
#: The line at the foot of a page, and where a notebook opens in the browser.
_LINE = "ts-as-notebook"
_LAUNCHED = "lite/notebooks/index.html"
_OFFERED = re.compile(
    rf'<p class="{_LINE}"( data-code="")?><a download="" href="((?:\.\./)*){FOLDER}/([^"]+)">[^<]*</a>(?:<a [^>]*data-launch[^>]*>[^<]*</a>)?</p>'
)


def notebook_name(pagename: str) -> str:
    """Return the name of a page's notebook in its folder: ``chapters/prevention/warm_up.ipynb``."""
    return f"{pagename.removeprefix(_BOOK)}.ipynb"


def notebook_of(
    pagename: str, soup: BeautifulSoup, language: str, pages: Iterable[str], executed: dict[str, Any] | None
) -> dict[str, Any]:
    """Return a page's notebook.

    ``pages`` are the names of all pages that have one, ``executed`` is the notebook that the page's cells were run in.
    Raises ``ExtensionError`` where the page shows more or fewer cells than were run.
    """
    article, strip = soup.select_one("article"), soup.select_one("aside.ts-alarm")
    if article is None or strip is None:
        raise ExtensionError(
            f"{pagename}: the page has no article or no emergency strip to make a notebook of."
        )
    writer = PageText(addresses(pagename, frozenset(pages)))
    code = _code_cells(executed)
    cells = [_markdown(" · ".join(writer.inline(_only(link)) for link in strip.find_all("a")))]
    text: list[str] = []

    def close() -> None:
        if text:
            cells.append(_markdown("\n\n".join(text)))
            text.clear()

    for part in parts(article):
        if part.name in ("h1", "h2"):
            close()
        if "cell" in classes(part):
            close()
            following = next(code, None)
            if following is None:
                raise _other_cells(pagename)
            cells += following
            text += [
                told for figure in part.select("figure.ts-figure") if (told := _of_figure(writer, figure))
            ]
        else:
            for ident in _anchors(part):
                text.append(f'<a id="{escape(ident)}"></a>')
            if written := writer.block(part):
                text.append(written)
    close()
    rest = [*code]
    if any(_shown(cell) for group in rest for cell in group):
        raise _other_cells(pagename)
    cells += [cell for group in rest for cell in group]
    for number, cell in enumerate(cells):
        cell["id"] = f"part-{number}"
    state = (executed or {}).get("metadata", {}).get("widgets", {}).get(_STATE)
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "training_safety": {"page": pagename, "language": language, "edition": edition_of(cells)},
            **({"widgets": {_STATE: state}} if state else {}),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def edition_of(cells: list[dict[str, Any]]) -> str:
    """Return what two notebooks have alike that say the same: a hash of their texts and their code."""
    told = json.dumps([[cell["cell_type"], cell["source"]] for cell in cells], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def addresses(pagename: str, pages: frozenset[str]) -> Any:
    """Return what says where a page's link leads in its notebook: to a page's notebook, or where it led."""

    def address(href: str) -> str:
        path, mark, anchor = href.partition("#")
        if not path.endswith(".html") or ":" in path:
            return href
        page = posixpath.normpath(posixpath.join(posixpath.dirname(pagename), path)).removesuffix(".html")
        return f"{path.removesuffix('.html')}.ipynb{mark}{anchor}" if page in pages else href

    return address


def parts(node: Tag) -> Iterator[Tag]:
    """Yield what an article is made of, in order: without sections, and with each cell by itself."""
    for child in node.find_all(True, recursive=False):
        if unseen(child):
            continue
        if child.name == "section" or ("cell" not in classes(child) and child.select_one("div.cell")):
            yield from parts(child)
        elif child.name in ("span", "a") and not is_block(child) and not child.get_text(strip=True):
            continue
        else:
            yield child


def _anchors(part: Tag) -> Iterator[str]:
    """Yield the name that links know a part by, where Markdown has no place for one."""
    section = part.parent
    named = part
    if (
        part.name in _HEADINGS
        and section is not None
        and section.name == "section"
        and section.find(True) is part
    ):
        named = section
    if part.name in (*_HEADINGS, "p", "ul", "ol") and named.get("id"):
        yield str(named["id"])


def _only(tag: Tag) -> Tag:
    """Return an element as the only child of another."""
    whole = BeautifulSoup(str(tag), "lxml").body
    assert whole is not None  # the parser makes one
    return whole


def _of_figure(writer: PageText, figure: Tag) -> str:
    """Return a chart's title, caption and numbers; the chart itself is what its cell shows."""
    copy = BeautifulSoup(str(figure), "lxml").figure
    assert copy is not None  # it is one
    for drawn in copy.find_all("svg"):
        drawn.decompose()
    return tidied(writer.html(copy))


def _code_cells(executed: dict[str, Any] | None) -> Iterator[list[dict[str, Any]]]:
    """Yield for each cell that the page shows the cells that come with it: those before it that it does not show, and itself."""
    waiting: list[dict[str, Any]] = []
    for cell in (executed or {}).get("cells", ()):
        if cell["cell_type"] != "code":
            continue
        waiting.append(_code(cell))
        if _shown(waiting[-1]):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _code(cell: dict[str, Any]) -> dict[str, Any]:
    tags = frozenset(cell["metadata"].get("tags", ()))
    hidden = bool(tags & (_INPUT | _REMOVED))
    outputs = [] if tags & (_OUTPUT | _REMOVED) else [_output(each) for each in cell["outputs"]]
    return {
        "cell_type": "code",
        "execution_count": cell.get("execution_count"),
        "metadata": {
            **({"jupyter": {"source_hidden": True}} if hidden else {}),
            **({"tags": sorted(tags)} if tags else {}),
        },
        "outputs": outputs,
        "source": "".join(cell["source"]),
    }


def _shown(cell: dict[str, Any]) -> bool:
    tags = frozenset(cell["metadata"].get("tags", ()))
    return not tags & _REMOVED and not (tags & {"remove-input", "remove_input"} and tags & _OUTPUT)


def _output(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output without what only the page reads."""
    if "data" not in output:
        return output
    return {**output, "data": {kind: data for kind, data in output["data"].items() if kind != ACTIVITY}}


def _markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _other_cells(pagename: str) -> ExtensionError:
    return ExtensionError(
        f"{pagename}: the page shows other cells than were run, so no notebook can be made of it. "
        "Remove _build and build again."
    )


def executed_notebook(folder: Path, pagename: str) -> dict[str, Any] | None:
    """Return the notebook that a page's cells were run in, or ``None`` where it has none."""
    path = folder / f"{pagename}.ipynb"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def write_notebook(
    outdir: Path, pagename: str, soup: BeautifulSoup, language: str, pages: Iterable[str]
) -> None:
    """Write a page's notebook, and the way to it at the foot of the page."""
    executed = executed_notebook(outdir.parent / "jupyter_execute", pagename)
    made = notebook_of(pagename, soup, language, pages, executed)
    path = outdir / FOLDER / notebook_name(pagename)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    foot = soup.select_one("footer.prev-next-footer")
    if foot is None:
        raise ExtensionError(
            f"{pagename}: the theme's footer.prev-next-footer, where the notebook is offered, is gone."
        )
    has_code = any(cell["cell_type"] == "code" for cell in made["cells"])
    line = soup.new_tag("p", attrs={"class": _LINE, **({"data-code": ""} if has_code else {})})
    address = f"{'../' * pagename.count('/')}{FOLDER}/{notebook_name(pagename)}"
    link = soup.new_tag("a", attrs={"download": "", "href": address})
    link.string = _WORDS[language]["get"]
    line.append(link)
    foot.insert(0, line)


def offer_in_browser(outdir: Path) -> int:
    """Let each page with code lead to its notebook in the browser, where those are built and have it; return how many do."""
    offering = 0
    for path in (outdir / "book").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        language = "en" if re.search(r'<html[^>]* lang="en', text) else "nb"

        def line(match: re.Match[str], language: str = language) -> str:
            code, up, name = match[1] or "", match[2], match[3]
            launch = ""
            if code and (outdir / _LAUNCHED).is_file() and (outdir / "lite" / "files" / name).is_file():
                address = f"{up}{_LAUNCHED}?path={name}"
                launch = f'<a data-launch="" href="{address}">{_WORDS[language]["open"]}</a>'
            get = f'<a download="" href="{up}{FOLDER}/{name}">{_WORDS[language]["get"]}</a>'
            return f'<p class="{_LINE}"{code}>{get}{launch}</p>'

        offered = _OFFERED.sub(line, text)
        offering += "data-launch" in offered
        if offered != text:
            path.write_text(offered, encoding="utf-8")
    return offering


def remove_outdated_notebooks(outdir: Path, pages: Iterable[str]) -> None:
    """Remove the notebooks of pages that are no longer in the book."""
    current = {outdir / FOLDER / notebook_name(page) for page in pages}
    for path in (outdir / FOLDER).rglob("*.ipynb"):
        if path not in current:
            path.unlink()
