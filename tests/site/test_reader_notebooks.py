"""Each page's notebook reads as the page: its words, headings, claims, captions and links, in the same order."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from sphinx.errors import ExtensionError

from training_safety.site.reader_notebooks import FOLDER, notebook_of, offer_in_browser, write_notebook

RAW = re.compile(r":::|\{(?:term|claim|doc|footcite:p|guess|drawing|safety)\}")
MARKDOWN = MarkdownIt("commonmark", {"html": True})
STRIP = '<aside class="ts-alarm"><a href="tel:113">Livsfare <b>113</b></a></aside>'
#: What is on the page for scripts and for the eye, and the cells, which a notebook shows itself.
NOT_TEXT = ".headerlink, .ts-live, .cell_input, script, noscript, .ts-meter, svg, math, .ts-chart, .ts-echo, template, label, select, input"
CELLS_WITHOUT_FIGURE = ".cell_output:not(:has(.ts-figure))"


def read_aloud(soup: Tag) -> str:
    """The words, without the space between them and without formulas, which a notebook writes as TeX."""
    return re.sub(r"\s+", "", re.sub(r"\$\$?[^$]*\$\$?", "", soup.get_text().replace("\xad", "")))


def heard(soup: Tag, selector: str) -> list[str]:
    return [" ".join(each.get_text().replace("\xad", "").split()) for each in soup.select(selector)]


def of_book(address: str) -> str:
    """Where a page's link leads in the page's notebook: another page is a notebook there."""
    return address if ":" in address else re.sub(r"\.html(?=#|$)", ".ipynb", address)


def rendered(notebook: dict[str, Any]) -> BeautifulSoup:
    texts = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    return BeautifulSoup("\n".join(MARKDOWN.render("".join(text)) for text in texts[1:]), "lxml")


def differences(page: Path, notebook: dict[str, Any]) -> list[str]:
    """Return in what a notebook says something else than its page."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    article, text = soup.select_one("article"), rendered(notebook)
    assert article is not None
    for part in article.select(f"{NOT_TEXT}, {CELLS_WITHOUT_FIGURE}"):
        part.decompose()
    claims = [str(each["id"]) for each in article.select(".ts-claim[id]")]
    sides = {
        "words": (read_aloud(article), read_aloud(text)),
        "headings": (heard(article, "h1, h2, h3, h4"), heard(text, "h1, h2, h3, h4")),
        "claims": (claims, [str(each["id"]) for each in text.select("[id^=claim-]:not([id$=-said])")]),
        "captions": (heard(article, "figcaption"), heard(text, "figcaption")),
        "links": (
            [of_book(str(a["href"])) for a in article.select("a[href]")],
            [str(a["href"]) for a in text.select("a[href]")],
        ),
    }
    ids = {str(each["id"]) for each in text.select("[id]")}
    targets = {str(each["href"])[1:] for each in article.select('a[href^="#"]')}
    lost = [str(each["id"]) for each in article.select("[id]") if each["id"] in targets - ids]
    return [name for name, (there, here) in sides.items() if there != here] + lost


def test_every_page_has_a_notebook_that_says_what_the_page_says_in_the_same_order(book: Path) -> None:
    pages = sorted((book / "book").rglob("*.html"))
    notebooks = {
        path: json.loads(path.read_text(encoding="utf-8")) for path in (book / "_notebooks").rglob("*.ipynb")
    }
    assert len(pages) == len(notebooks) > 50
    for page in pages:
        name = page.relative_to(book / "book").with_suffix(".ipynb")
        notebook = notebooks[book / "_notebooks" / name]
        nbformat.validate(nbformat.from_dict(notebook))
        assert [] == differences(page, notebook), name
        text = page.read_text(encoding="utf-8")
        assert f'_notebooks/{name.as_posix()}"' in text, "the page does not offer its notebook"
        shown = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
        assert shown >= text.count('class="cell '), name
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown":
                assert not RAW.search(cell["source"]), name
        for number in ("tel:113", "tel:116117", "alarm_signs.ipynb"):
            assert number in notebook["cells"][0]["source"] or name.name == "alarm_signs.ipynb", name
        views = re.findall(
            r'"application/vnd.jupyter.widget-view\+json": \{"model_id": "(\w+)"', json.dumps(notebook)
        )
        state = (
            notebook["metadata"]
            .get("widgets", {})
            .get("application/vnd.jupyter.widget-state+json", {"state": {}})
        )
        assert set(views) <= set(state["state"]), name
        links = BeautifulSoup(str(rendered(notebook)), "lxml").select("a[href]")
        near = [str(a["href"]).partition("#")[0] for a in links if ".ipynb" in str(a["href"])]
        assert [] == [link for link in near if not (book / "_notebooks" / name.parent / link).is_file()], name


def made(body: str, executed: dict[str, Any] | None = None) -> dict[str, Any]:
    soup = BeautifulSoup(f"<html>{STRIP}<article>{body}</article></html>", "lxml")
    return notebook_of("book/a/page", soup, "nb", {"book/a/page", "book/other"}, executed)


def texts(notebook: dict[str, Any]) -> list[str]:
    return [cell["source"] for cell in notebook["cells"]]


def code(source: str, *tags: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {"tags": list(tags)},
        "outputs": [],
        "execution_count": 1,
        "source": source,
    }


def test_the_strip_comes_first_and_text_is_plain_markdown() -> None:
    body = '<h1>Å løfte</h1><p>Om <em>rygg</em> og <a href="../other.html#x">annet</a>: 5 * 3 [sic].</p><ul><li><p>en</p></li></ul>'
    strip, text = texts(made(body))
    assert "[Livsfare **113**](tel:113)" == strip
    assert "# Å løfte\n\nOm *rygg* og [annet](../other.ipynb#x): 5 \\* 3 \\[sic\\].\n\n- en" == text


def test_a_formula_is_tex_and_a_drawing_a_picture_with_its_name() -> None:
    drawing = '<figure><svg viewbox="0 0 2 2" stroke="var(--ts-ink)"><title>En rygg</title></svg><figcaption><p>Slik</p></figcaption></figure>'
    (text,) = texts(made(f'<p>Slik: <math data-tex="F = m a"></math></p>{drawing}'))[1:]
    assert "Slik: $F = m a$" in text
    assert '<img alt="En rygg"' in text
    assert "<svg" not in text


def test_a_box_is_html_without_an_empty_line_that_would_end_it() -> None:
    box = '<div class="ts-claim" id="claim-c01"><p>a</p>\n\n<details><summary>b</summary>\n\n<p>$5</p></details></div>'
    (text,) = texts(made(box))[1:]
    assert '<div id="claim-c01"' in text
    assert "\n\n" not in text
    assert "&#36;5" in text


def test_code_that_the_page_does_not_show_is_folded_and_comes_before_what_needs_it() -> None:
    shown = '<p>a</p><div class="cell"><div class="cell_output"></div></div><p>b</p>'
    executed = {"metadata": {}, "cells": [code("x = 1", "remove-cell"), code("x", "remove-input")]}
    notebook = made(shown, executed)
    assert ["a", "x = 1", "x", "b"] == texts(notebook)[1:]
    assert [True, True] == [cell["metadata"]["jupyter"]["source_hidden"] for cell in notebook["cells"][2:4]]
    plain = made('<div class="cell"></div>', {"metadata": {}, "cells": [code("x")]})
    assert "jupyter" not in plain["cells"][1]["metadata"]


@pytest.mark.parametrize("cells", [[], [code("x"), code("y")]])
def test_a_page_that_shows_other_cells_than_were_run_stops_the_build(cells: list[dict[str, Any]]) -> None:
    with pytest.raises(ExtensionError, match="book/a/page: the page shows other cells than were run"):
        made('<div class="cell"></div>', {"metadata": {}, "cells": cells})


def test_an_edition_is_the_same_as_long_as_it_says_the_same() -> None:
    one, again, other = made("<p>a</p>"), made("<p>a</p>"), made("<p>b</p>")
    editions = [each["metadata"]["training_safety"]["edition"] for each in (one, again, other)]
    assert editions[0] == editions[1] != editions[2]


def page_of(outdir: Path, name: str, body: str = '<div class="cell"></div>') -> Path:
    path = outdir / f"{name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"<html lang='nb'>{STRIP}<article><h1>a</h1>{body}</article><footer class='prev-next-footer'></footer></html>"
    soup = BeautifulSoup(text, "lxml")
    write_notebook(outdir, name, soup, "nb", {name})
    path.write_text(str(soup), encoding="utf-8")
    return path


def run_in(outdir: Path, name: str) -> None:
    path = outdir.parent / "jupyter_execute" / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"metadata": {}, "cells": [code("x")]}), encoding="utf-8")


def test_a_page_leads_to_its_notebook_in_the_browser_only_where_that_is_built_and_has_code(
    tmp_path: Path,
) -> None:
    outdir = tmp_path / "html"
    run_in(outdir, "book/a/page")
    with_code, without = page_of(outdir, "book/a/page"), page_of(outdir, "book/text", "<p>b</p>")
    before = with_code.read_text(encoding="utf-8")
    assert 0 == offer_in_browser(outdir)
    assert before == with_code.read_text(encoding="utf-8")
    for name in ("notebooks/index.html", "files/a/page.ipynb", "files/text.ipynb"):
        (outdir / "lite" / name).parent.mkdir(parents=True, exist_ok=True)
        (outdir / "lite" / name).touch()
    assert 1 == offer_in_browser(outdir) == offer_in_browser(outdir)
    offered = BeautifulSoup(with_code.read_text(encoding="utf-8"), "lxml").select(".ts-as-notebook a")
    assert [f"../../{FOLDER}/a/page.ipynb", "../../lite/notebooks/index.html?path=a/page.ipynb"] == [
        a["href"] for a in offered
    ]
    assert "data-launch" not in without.read_text(encoding="utf-8")
    (outdir / "lite" / "notebooks" / "index.html").unlink()
    assert 0 == offer_in_browser(outdir), "a link that leads nowhere any more is taken away"
    assert before == with_code.read_text(encoding="utf-8")
