"""The last hand on each written page: light, self-contained, accessible, in the course's look.

A page passes through a visible list of small steps (``STEPS``). The theme is left as it is; what
it gets wrong, or carries too much of, is mended here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from training_safety.book.served_files import FOLDER, remove_outdated
from training_safety.book.stylesheets import join_stylesheets

_ICONS = Path(str(files("training_safety"))) / "book" / "icons"

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
#: Scripts that only the search page needs; elsewhere they would cost every reader the whole index.
_SEARCH_SCRIPTS = ("searchtools.js", "language_data.js", "searchindex.js")
#: What the interface says in English however it is asked.
_PHRASES = {
    "Toggle primary sidebar": "Vis eller skjul innholdet",
    "Toggle secondary sidebar": "Vis eller skjul «På denne siden»",
    "Contents": "På denne siden",
    "Main": "Innhold",
    "Page": "På denne siden",
    "Search this book...": "Søk i kurset …",
}
_ALARM = {
    "nb": ("Nødnummer", "Livsfare", "Legevakt", "Alarmsymptomer"),
    "en": ("Emergency numbers", "Danger to life", "Urgent", "Alarm signs"),
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

    def __init__(self, path: Path, outdir: Path, info: dict[str, Any]) -> None:
        """Parse the page."""
        self.soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        self.name = path.relative_to(outdir).with_suffix("").as_posix()
        self.root = "../" * self.name.count("/")
        self.info = info
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
    """Keep one viewport line of the theme's three."""
    for extra in page.head.find_all("meta", attrs={"name": "viewport"})[1:]:
        extra.decompose()


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
        "// Activate the search field",
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
        del element["onclick"]


def only_needed_scripts(page: Page) -> None:
    """Leave out the theme's scripts that the page has no use for, and let the others come last.

    ``page.js`` loads what is named here, in this order, when the widgets are alive.
    """
    has_code = page.soup.select_one("div.highlight pre") is not None
    has_tabs = page.soup.select_one(".sd-tab-set") is not None
    for script in page.soup.find_all("script", src=True):
        source = str(script["src"])
        unneeded = (
            "fontawesome" in source
            or (page.name != "search" and any(name in source for name in _SEARCH_SCRIPTS))
            or (not has_code and re.search(r"clipboard|copybutton", source))
            or (not has_tabs and "design-tabs" in source)
        )
        if not unneeded and source not in page.later:
            page.later.append(source)
        script.decompose()
    for preload in page.head.find_all("link", rel="preload"):
        preload.decompose()


def course_scripts(page: Page) -> None:
    """Add the course's own scripts: the look before the first paint, the widgets as soon as may be."""
    page.add("meta", {"name": "training-safety", "content": "book"})
    page.add("meta", {"name": "training-safety-plotly", "content": page.static(page.info["plotly"])})
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
    for mark in page.soup.select('[class*="fa-"]'):
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
    for button in page.soup.select(".search-button-field"):
        del button["aria-label"]  # its text is its name
        for key in button.select(".search-button__kbd-shortcut"):
            key["aria-hidden"] = "true"
    for button in page.soup.select(".theme-switch-button"):
        button["aria-label"] = "Light or dark" if page.language == "en" else "Lys eller mørk"
        button["title"] = button["aria-label"]
    for summary in page.soup.select("details.hide summary"):
        del summary["aria-label"]
    if page.language == "en":
        return
    for element in page.soup.select("[aria-label]"):
        element["aria-label"] = _PHRASES.get(str(element["aria-label"]), str(element["aria-label"]))
    for element in page.soup.select("[title]"):
        element["title"] = _PHRASES.get(str(element["title"]), str(element["title"]))
        if element.name == "button" and not element.get("aria-label") and not element.get_text(strip=True):
            element["aria-label"] = element["title"]
    for text in page.soup.find_all(string=lambda text: text is not None and text.strip() in _PHRASES):
        if text.parent is not None and text.parent.name in ("h2", "div", "p"):
            text.replace_with(text.replace(text.strip(), _PHRASES[text.strip()]))


def roles(page: Page) -> None:
    """Mend the roles that the theme and docutils get wrong."""
    for note in page.soup.select('[role="doc-footnote"], [role="doc-biblioentry"]'):
        del note["role"]
    for aside in page.soup.select("aside.footnote-list, aside.footnote"):
        aside.name = "div"
    for summary in page.soup.select("nav summary"):
        item = summary.find_parent("li")
        link = item.find("a") if item else None
        name = link.get_text(strip=True) if link else ""
        summary["aria-label"] = f"Parts of {name}" if page.language == "en" else f"Delene av {name}"
    for nav, label in ((".prev-next-area", "Forrige og neste side"),):
        for element in page.soup.select(nav):
            element["role"] = "navigation"
            element["aria-label"] = "Previous and next page" if page.language == "en" else label
    for table in page.soup.select("article table"):
        if table.find_parent(class_="ts-scroll") or table.find_parent(class_="ts-widget"):
            continue
        label = "Tabell" if page.language == "nb" else "Table"
        table.wrap(
            page.soup.new_tag(
                "div", attrs={"class": "ts-scroll", "tabindex": "0", "role": "region", "aria-label": label}
            )
        )
    for block in page.soup.select("div.highlight pre"):
        block["tabindex"] = "0"
    for unused in page.soup.select(
        "#ethical-ad-placement, .pst-async-banner-revealer, #searchbox, #jb-print-docs-body"
    ):
        unused.decompose()


def home(page: Page) -> None:
    """Let the name of the course lead to its first page."""
    for logo in page.soup.select("a.navbar-brand"):
        logo["href"] = f"{page.root}book/index.html"


def alarm_strip(page: Page) -> None:
    """Put the two numbers and the alarm signs on top of every page."""
    container = page.soup.select_one(".bd-article-container")
    if container is None:
        return
    label, danger, urgent, signs = _ALARM[page.language]
    strip = BeautifulSoup(
        f'<aside class="ts-alarm" aria-label="{label}"><p>{danger} <a href="tel:113">113</a></p>'
        f'<p>{urgent} <a href="tel:116117">116 117</a></p>'
        f'<p><a href="{page.root}book/alarm_signs.html">{signs}</a></p></aside>',
        "html.parser",
    )
    container.insert(0, strip)


def icon_files(page: Page) -> None:
    """Say what kind of picture the page's mark is."""
    for link in page.head.find_all("link", rel="icon"):
        if str(link.get("href")).endswith(".svg"):
            link["type"] = "image/svg+xml"


STEPS: tuple[Callable[[Page], None], ...] = (
    one_viewport,
    describe,
    without_inline_scripts,
    only_needed_scripts,
    course_scripts,
    icons,
    names,
    roles,
    home,
    alarm_strip,
    icon_files,
)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Pass every page written in this build through the steps, then give all of them one style sheet."""
    if exception is not None or app.builder.format != "html" or not app.config.training_safety_hydration:
        return
    outdir = Path(app.outdir)
    infos: dict[str, dict[str, Any]] = getattr(app, "training_safety_pages", {})
    for name, info in infos.items():
        path = outdir / f"{name}.html"
        if not path.is_file():
            continue
        page = Page(path, outdir, info)
        for step in STEPS:
            step(page)
        path.write_text(str(page.soup), encoding="utf-8")
    join_stylesheets(outdir)
    remove_outdated(outdir)
    if (
        app.config.root_doc != "index"
    ):  # in place of the one sphinx_external_toc has written, which has no icon
        first = _FIRST.format(root=app.config.root_doc, title=app.config.html_title)
        (outdir / "index.html").write_text(first, encoding="utf-8")
    for unused in (
        "scripts/fontawesome.js",
        "scripts/fontawesome.js.map",
        "scripts/fontawesome.js.LICENSE.txt",
    ):
        (outdir / "_static" / unused).unlink(missing_ok=True)
    for font in (outdir / "_static" / "vendor" / "fontawesome").rglob("*.*"):
        font.unlink()


def note_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Remember what the page needs, for when it has been written."""
    if "training_safety" in context:
        if not hasattr(app, "training_safety_pages"):
            app.training_safety_pages = {}  # type: ignore[attr-defined]
        app.training_safety_pages[pagename] = context["training_safety"]  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Connect after hydration."""
    app.connect("html-page-context", note_page, priority=950)
    app.connect("build-finished", finish, priority=900)  # after the theme has written its last style sheet
