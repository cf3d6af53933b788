"""The last hand on each written page: light, self-contained, accessible, in the course's look.

A page passes through a visible list of small steps (``STEPS``). The theme is left as it is; what
it gets wrong, or carries too much of, is mended here. What a step needs of the page is written into the
page itself (``UNFINISHED``), so that it does not matter which process wrote it. A step that finds nothing of
what it is there for stops the build, and so does a page without the emergency numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from training_safety.site.hyphens import hyphenate
from training_safety.site.reader_notebooks import offer_in_browser, remove_outdated_notebooks, write_notebook
from training_safety.site.search import write_index
from training_safety.site.served_files import FOLDER, remove_outdated
from training_safety.site.stylesheets import join_stylesheets

_ICONS = Path(str(files("training_safety"))) / "site" / "icons"

#: The theme's icon names, and ours.
ICONS = {
    "fa-magnifying-glass": "search",
    "fa-bars": "menu",
    "fa-outdent": "list",
    "fa-list": "list",
    "fa-arrow-up": "arrow-up",
    "fa-angle-right": "arrow-right",
    "fa-angle-left": "arrow-left",
    "fa-chevron-down": "chevron-down",
    "fa-sun": "sun",
    "fa-moon": "moon",
    "fa-circle-half-stroke": "contrast",
    "fa-download": "download",
    "fa-expand": "fullscreen",
}
#: Scripts that the course has others for: of Sphinx' search (``search.py``), and of the theme's frame (``static/frame.js``).
_REPLACED_SCRIPTS = (
    "searchtools.js",
    "language_data.js",
    "searchindex.js",
    "sphinx_highlight.js",
    "doctools.js",
    "fontawesome",
    "bootstrap.js",
    "pydata-sphinx-theme.js",
    "sphinx-book-theme.js",
)
#: What ``static/frame.js`` makes alive on every page.
_FRAME = (
    ".theme-switch-button",
    "#pst-search-dialog form.bd-search input",
    ".search-button__button",
    ".primary-toggle",
    "#pst-primary-sidebar",
    "#pst-primary-sidebar-modal",
    "#pst-back-to-top",
)
#: What the interface says in English however it is asked.
_PHRASES = {
    "Toggle primary sidebar": "Vis eller skjul innholdet",
    "Toggle secondary sidebar": "Vis eller skjul «På denne siden»",
    "Main": "Innhold",
    "Page": "På denne siden",
}
_ONLY_BESIDE_SECTIONS = ("Toggle secondary sidebar", "Page")
#: The mark of a page that has been written and has not passed through the steps; it holds what they need.
UNFINISHED = "training-safety-unfinished"
#: What a page that has passed through them holds; ``language.js`` looks for it as well.
FINISHED = 'name="training-safety"/>'
#: What the theme has on every page but that of the search.
_NOT_ON_THE_SEARCH_PAGE = ("#searchbox", "#jb-print-docs-body")
_STRIP = re.compile(r'<aside [^>]*class="ts-alarm\b.*?</aside>', re.DOTALL)
_IN_THE_STRIP = {
    "113": re.compile('href="tel:113"'),
    "116 117": re.compile('href="tel:116117"'),
    "the way to the alarm page": re.compile(r'href="[^"]*alarm_signs\.html|href="#'),
}


def classes(tag: Tag) -> list[str]:
    """Return an element's classes."""
    return str(
        tag.get("class", "") if isinstance(tag.get("class"), str) else " ".join(tag.get("class") or [])
    ).split()


#: The site's first address leads on to the landing page. It names an icon, or browsers ask for one.
_FIRST = """<!DOCTYPE html>
<html lang="nb">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={root}.html"/>
<link rel="icon" href="_static/favicon.svg" type="image/svg+xml"/>
</head>
<body><p><a href="{root}.html">{title}</a></p></body>
</html>
"""


class Page:
    """One written page and what the steps need to know of it."""

    def __init__(self, name: str, text: str) -> None:
        """Parse the page, and take out the mark with what the steps need."""
        self.soup = BeautifulSoup(text, "lxml")
        self.name = name
        self.root = "../" * self.name.count("/")
        mark = self.soup.find("meta", attrs={"name": UNFINISHED})
        assert isinstance(mark, Tag)  # finish() asks for no other page
        self.info: dict[str, Any] = json.loads(str(mark["content"]))
        mark.decompose()
        self.later: list[str] = []  # scripts that page.js loads when the widgets are alive

    @property
    def language(self) -> str:
        """``nb`` or ``en``."""
        html = self.soup.html
        return "en" if html is not None and str(html.get("lang", "")).startswith("en") else "nb"

    @property
    def head(self) -> Tag:
        """The page's head."""
        assert self.soup.head is not None  # every Sphinx page has one
        return self.soup.head

    def theirs(self, selector: str) -> list[Tag]:
        """Return the theme's elements that a step is there for.

        Raises ``ExtensionError`` when there are none: then the theme has changed, and the step would do nothing.
        """
        found = self.soup.select(selector)
        if not found and not (self.name == "search" and selector in _NOT_ON_THE_SEARCH_PAGE):
            raise ExtensionError(
                f"{self.name}: the theme's {selector} is not on the page, so a step of training_safety/site/pages.py "
                "finds nothing to do. Has the theme another version? Change the step to what the theme has now, "
                "or take it out."
            )
        return list(found)

    def add(self, tag: str, attributes: dict[str, str], to: Tag | None = None, text: str = "") -> Tag:
        """Append a new element to the head, or to another one."""
        element = self.soup.new_tag(tag, attrs=attributes)
        if text:
            element.string = text
        (to or self.head).append(element)
        return element

    def static(self, name: str) -> str:
        """Return the page-relative address of one of the course's static files."""
        return f"{self.root}_static/{FOLDER}/{name}"


def one_viewport(page: Page) -> None:
    """Keep one viewport line of the theme's three, and let the text be as large as the phone's own setting says.

    Without the second line Chrome on Android minds only its own setting; it is for pages that are whole in large text.
    """
    for extra in page.theirs("meta[name=viewport]")[1:]:
        extra.decompose()
    page.add("meta", {"name": "text-scale", "content": "scale"})


def without_prefetch(page: Page) -> None:
    """Take out what has Firefox fetch the next page unasked, which the policy bars."""
    for link in page.head.find_all("link", rel="next"):
        link.decompose()


def describe(page: Page) -> None:
    """Give every page a description: its own, or its first paragraph."""
    if page.head.find("meta", attrs={"name": "description"}):
        return
    first = page.soup.select_one("article section > p")
    text = (
        first.get_text(" ", strip=True) if first else (page.soup.title.get_text() if page.soup.title else "")
    )
    page.add("meta", {"name": "description", "content": text[:200]})


def without_inline_scripts(page: Page) -> None:
    """Take out the inline scripts that ``early.js`` and ``page.js`` do the work of.

    One that is not known here stops the build, so that ``script-src 'self'`` stays true.
    """
    known = (
        "document.documentElement.dataset.mode",
        "DOCUMENTATION_OPTIONS.",
    )
    for script in page.soup.find_all("script"):
        if script.get("src") or script.get("type", "text/javascript") not in ("text/javascript", "module"):
            continue
        if not any(mark in script.text for mark in known):
            raise ExtensionError(
                f"{page.name}: the theme has a new inline script, {script.text.strip()[:80]!r}."
            )
        script.decompose()
    for element in page.soup.select("[onclick]"):
        raise ExtensionError(
            f"{page.name}: a <{element.name}> has a script in onclick, which the page does not allow."
        )


def only_needed_scripts(page: Page) -> None:
    """Leave out the theme's scripts that the page has no use for, and let the others come last.

    ``page.js`` loads what is named here, in this order, when the widgets are alive.
    """
    has_code = page.soup.select_one("div.highlight pre") is not None
    has_tabs = page.soup.select_one(".sd-tab-set") is not None
    for script in page.theirs("script[src]"):
        source = str(script["src"])
        unneeded = (
            any(name in source for name in _REPLACED_SCRIPTS)
            or (not has_code and re.search(r"clipboard|copybutton|documentation_options", source))
            or (not has_tabs and "design-tabs" in source)
        )
        if not unneeded and source not in page.later:
            page.later.append(source)
        script.decompose()
    for preload in page.theirs("link[rel=preload]"):
        preload.decompose()


def frame(page: Page) -> None:
    """Leave what the theme's scripts go by to ours, which go by the same classes and ids."""
    for selector in _FRAME:
        page.theirs(selector)
    for element in page.theirs("[data-bs-toggle=tooltip]"):
        for attribute in ("data-bs-toggle", "data-bs-placement", "data-bs-title"):
            del element[attribute]


def course_scripts(page: Page) -> None:
    """Add the course's own scripts: the look before the first paint, the widgets as soon as may be."""
    former = {"data-former": json.dumps(page.info["former"])} if "former" in page.info else {}
    page.add("meta", {"name": "training-safety", "content": page.info["stem"], **former})
    for name, program in page.info["programs"].items():
        page.add("meta", {"name": f"training-safety-{name}", "content": page.static(program)})
    early = page.soup.new_tag("script", attrs={"src": page.static(page.info["early"])})
    page.head.insert(1, early)
    if page.info["modules"]:
        attributes = {"src": page.static(page.info["loader"]), "data-modules": " ".join(page.info["modules"])}
        loader = page.soup.new_tag("script", attrs={**attributes, "async": "", "fetchpriority": "high"})
        page.head.insert(2, loader)
    page.add(
        "script",
        {
            "src": page.static(page.info["page"]),
            "data-later": " ".join(page.later),
            "defer": "",
            "fetchpriority": "low",
        },
    )


def icons(page: Page) -> None:
    """Draw the theme's icons as inline SVG of our own."""
    for mark in page.theirs('[class*="fa-"]'):
        name = next((ICONS[name] for name in classes(mark) if name in ICONS), None)
        if name is None:
            mark.decompose()
            continue
        svg = BeautifulSoup((_ICONS / f"{name}.svg").read_text(encoding="utf-8"), "html.parser").svg
        assert svg is not None  # our own files
        svg["class"] = "ts-icon theme-switch" if "theme-switch" in classes(mark) else "ts-icon"
        svg["aria-hidden"] = "true"
        svg["focusable"] = "false"
        if mark.get("data-mode"):
            svg["data-mode"] = mark["data-mode"]
        mark.replace_with(svg)


def names(page: Page) -> None:
    """Let what a control is called hold what it shows, and say it in the page's language."""
    for button in page.theirs(".search-button-field"):
        del button["aria-label"]  # its text is its name
        for key in button.select(".search-button__kbd-shortcut"):
            key["aria-hidden"] = "true"
    for button in page.theirs(".theme-switch-button"):
        button["aria-label"] = "Light or dark" if page.language == "en" else "Lys eller mørk"
        button["title"] = button["aria-label"]
    for summary in page.soup.select("details.hide summary"):
        del summary["aria-label"]
    if page.language == "en":
        return
    for phrase, ours in _PHRASES.items():
        named = page.soup.select(f'[aria-label="{phrase}"], [title="{phrase}"]')
        for element in named:
            for attribute in ("aria-label", "title"):
                if element.get(attribute) == phrase:
                    element[attribute] = ours
        texts = [text for text in page.soup.find_all(string=True) if text.strip() == phrase]
        texts = [text for text in texts if text.parent is not None and text.parent.name in ("h2", "div", "p")]
        for text in texts:
            text.replace_with(text.replace(phrase, ours))
        expected = phrase not in _ONLY_BESIDE_SECTIONS or page.soup.select_one("article section > section")
        if expected and not named and not texts and page.name != "search":
            raise ExtensionError(
                f"{page.name}: the theme no longer says {phrase!r}. Look for what it says now, and mend _PHRASES."
            )
    for button in page.soup.select("button[title]"):
        if not button.get("aria-label") and not button.get_text(strip=True):
            button["aria-label"] = button["title"]


def roles(page: Page) -> None:
    """Mend the roles that the theme and docutils get wrong."""
    for note in page.soup.select('[role="doc-footnote"]'):
        del note["role"]
    for aside in page.soup.select("aside.footnote-list, aside.footnote"):
        aside.name = "div"
    for summary in page.soup.select("nav summary"):
        item = summary.find_parent("li")
        link = item.find("a") if item else None
        name = link.get_text(strip=True) if link else ""
        summary["aria-label"] = f"Parts of {name}" if page.language == "en" else f"Delene av {name}"
    for element in page.theirs(".prev-next-area"):
        element["role"] = "navigation"
        element["aria-label"] = "Previous and next page" if page.language == "en" else "Forrige og neste side"
    for block in page.soup.select("div.highlight pre"):
        block["tabindex"] = "0"
    for selector in (
        "#ethical-ad-placement",
        ".pst-async-banner-revealer",
        "#searchbox",
        "#jb-print-docs-body",
    ):
        for unused in page.theirs(selector):
            unused.decompose()


def tables(page: Page) -> None:
    """Let a wide table scroll in a place of its own, and each cell say which column it is of.

    Where there is no room for columns, the style sheet sets a row's cells below one another by that.
    """
    label = "Tabell" if page.language == "nb" else "Table"
    for table in page.soup.select("article table"):
        if table.find_parent(class_="ts-scroll") or table.find_parent(class_="ts-widget"):
            continue
        table.wrap(
            page.soup.new_tag(
                "div", attrs={"class": "ts-scroll", "tabindex": "0", "role": "region", "aria-label": label}
            )
        )
        columns = [" ".join(head.get_text().split()) for head in table.select("thead > tr > th")]
        rows = [row.find_all("td", recursive=False) for row in table.select("tbody > tr")]
        if not columns or any(len(row) != len(columns) for row in rows):
            continue
        table["class"] = " ".join([*classes(table), "ts-by-row"])
        for row in rows:
            for cell, column in list(zip(row, columns, strict=True))[1:]:
                cell["data-column"] = column


def solutions(page: Page) -> None:
    """Let a chapter's dropdown, which holds a solution, stay folded on paper."""
    for fold in page.soup.select("details.sd-dropdown"):
        fold["data-solution"] = ""


def home(page: Page) -> None:
    """Let the name of the course lead to its first page."""
    for logo in page.theirs("a.navbar-brand"):
        logo["href"] = f"{page.root}book/index.html"


def back_to_top(page: Page) -> None:
    """Let «Til toppen» stand in the bar on top, where it covers nothing that can be read or pressed."""
    (bar,) = page.theirs(".header-article-items__start")
    for button in page.theirs("#pst-back-to-top"):
        for text in button.find_all(string=True, recursive=False):
            if text.strip():
                text.wrap(page.soup.new_tag("span"))
        bar.append(button.extract())


def hyphens(page: Page) -> None:
    """Let long words be divided where lines hold few letters."""
    for text in page.soup.select("article, .bd-links, nav.page-toc, .prev-next-area"):
        hyphenate(text, page.language)


def icon_files(page: Page) -> None:
    """Say what kind of picture the page's mark is."""
    for link in page.theirs("link[rel=icon]"):
        if str(link.get("href")).endswith(".svg"):
            link["type"] = "image/svg+xml"


STEPS: tuple[Callable[[Page], None], ...] = (
    one_viewport,
    without_prefetch,
    describe,
    without_inline_scripts,
    only_needed_scripts,
    frame,
    course_scripts,
    icons,
    names,
    roles,
    tables,
    solutions,
    home,
    back_to_top,
    hyphens,
    icon_files,
)


def note_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Write what the steps need into the page, because another process may write it than the one that finishes it."""
    if "training_safety" in context:
        info = escape(json.dumps(context["training_safety"]), quote=True)
        context["metatags"] = context.get("metatags", "") + f'<meta name="{UNFINISHED}" content="{info}"/>\n'


def check_finished(app: Sphinx, exception: Exception | None) -> None:
    """Stop the build at a page that is not finished, or has not the emergency numbers."""
    if exception is not None or app.builder.format != "html" or not app.config.training_safety_hydration:
        return
    for name in (*sorted(app.env.found_docs), "search"):
        path = Path(app.outdir) / f"{name}.html"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if FINISHED not in text:
            raise ExtensionError(
                f"{name}: the page was written and not finished, so nothing on it would be alive. Does the theme still "
                "print Sphinx' metatags?"
            )
        strip = _STRIP.search(text)
        missing = [what for what, link in _IN_THE_STRIP.items() if strip is None or not link.search(strip[0])]
        if missing:
            raise ExtensionError(
                f"{name}: the page has no emergency strip with {', '.join(missing)}. The book is not built without it: "
                "look for ts-alarm in the theme's templates."
            )


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Pass every page that is not finished through the steps, then give all of them one style sheet."""
    if exception is not None or app.builder.format != "html" or not app.config.training_safety_hydration:
        return
    outdir = Path(app.outdir)
    pages = frozenset(app.env.found_docs)
    for path in outdir.rglob("*.html"):
        if "_static" in path.parts or f'name="{UNFINISHED}"' not in (
            text := path.read_text(encoding="utf-8")
        ):
            continue
        page = Page(path.relative_to(outdir).with_suffix("").as_posix(), text)
        if page.name in pages:
            write_notebook(outdir, page.name, page.soup, page.language, pages)
        for step in STEPS:
            step(page)
        path.write_text(str(page.soup), encoding="utf-8")
    remove_outdated_notebooks(outdir, pages)
    offer_in_browser(outdir)
    write_index(outdir, sorted(app.env.found_docs))
    join_stylesheets(outdir)
    remove_outdated(outdir)
    if (
        app.config.root_doc != "index"
    ):  # in place of the one sphinx_external_toc has written, which has no icon
        first = _FIRST.format(root=app.config.root_doc, title=app.config.html_title)
        (outdir / "index.html").write_text(first, encoding="utf-8")
    for unused in (
        "searchtools.js",
        "language_data.js",
        "sphinx_highlight.js",
        "doctools.js",
    ):
        (outdir / "_static" / unused).unlink(missing_ok=True)
    for folder in ("vendor/fontawesome", "scripts"):
        for unneeded in (outdir / "_static" / folder).rglob("*.*"):
            unneeded.unlink()


def setup(app: Sphinx) -> None:
    """Connect after hydration."""
    app.connect("html-page-context", note_page, priority=950)
    app.connect("build-finished", finish, priority=900)  # after the theme has written its last style sheet
    app.connect("build-finished", check_finished, priority=950)
