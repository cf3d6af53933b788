"""One style sheet for the whole site, without the rules that nothing on it can match."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import tinycss2
from sphinx.errors import ExtensionError
from tinycss2 import ast

from training_safety.site.served_files import FOLDER, STATIC, WIDGETS, serve, shortened

#: From this width the theme's script folds the sidebar away; below, it opens the menu.
_SIDEBAR_WIDTH = 'matchMedia("(min-width: 992px)")'
_WORD = re.compile(r"[A-Za-z_][\w-]*")


def words_in(texts: Iterable[str]) -> set[str]:
    """Return every word that could be a class or an id: in the pages, or in a script that sets one."""
    return {word for text in texts for word in _WORD.findall(text)}


def _can_match(selector: list[ast.Node], used: set[str]) -> bool:
    """Return whether all the classes and ids of one selector are in use. What ``:not()`` names does not count."""
    previous: ast.Node | None = None
    for token in selector:
        if (
            token.type == "ident"
            and previous is not None
            and previous.type == "literal"
            and previous.value == "."
        ):
            if token.value not in used:
                return False
        elif (token.type == "hash" and token.value not in used) or (
            token.type == "function"
            and token.lower_name in ("is", "where", "has")
            and not any(_can_match(part, used) for part in _parts(token.arguments))
        ):
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


def in_em(query: str) -> str:
    """Return a media query with its widths in the reader's text size, where the theme has them in pixels.

    A screen that is wide for ordinary text is narrow for large text: the sidebars then make room as on a phone.
    """
    return re.sub(r"(\d+(?:\.\d+)?)px\b", lambda match: f"{float(match[1]) / 16:.6g}em", query)


def fold_with_the_text(static: Path) -> None:
    """Let the theme's script fold the sidebar at the width where the style sheet does (``in_em``).

    Raises ``ExtensionError`` where the script no longer asks for that width.
    """
    script = static / "scripts" / "sphinx-book-theme.js"
    text = script.read_text(encoding="utf-8")
    new = text.replace(_SIDEBAR_WIDTH, in_em(_SIDEBAR_WIDTH))
    if in_em(_SIDEBAR_WIDTH) not in new:
        raise ExtensionError(
            f"{script.name} of the theme no longer asks for {_SIDEBAR_WIDTH}. See where it folds the sidebar now, "
            "and let stylesheets.py say it in em, or the menu does not open in large text."
        )
    script.write_text(new, encoding="utf-8")


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
                prelude = in_em(tinycss2.serialize(rule.prelude).strip())
                inside = "".join(
                    _rules(
                        tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), used
                    )
                )
                if inside:
                    yield f"@{name} {prelude}{{{inside}}}"
            elif name == "font-face" and "awesome" in tinycss2.serialize(rule.content).lower():
                continue
            else:
                yield rule.serialize()


_SHARED_SHEETS = re.compile(
    r'<link [^>]*href="(?:\.\./)*_static/(?P<file>[^"?]+\.css)(?:\?[^"]*)?"[^>]*/?>\s*'
)


#: The order in which the theme links its sheets; others come after, then ours, then the book's own.
_THEME = (
    "styles/theme.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
)
_AFTER = "landing"
#: A larger script is a library that brings its own styles.
_LARGEST_SCRIPT = 400_000


def join_stylesheets(outdir: Path) -> None:
    """Join the site-wide style sheets, without the rules that no page uses, and link that instead."""
    pages = [path for path in outdir.rglob("*.html") if "_static" not in path.parts]
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    sheets: dict[str, None] = {}
    for text in texts.values():
        for match in _SHARED_SHEETS.finditer(text):
            if _shared(match["file"]):
                sheets[match["file"]] = None
    static = outdir / "_static"
    record = static / FOLDER / "sheets.txt"  # an incremental build sees few pages, and joins the same sheets
    if record.is_file():
        sheets = dict.fromkeys([*record.read_text(encoding="utf-8").split(), *sheets])
    themes = sorted((name for name in sheets if not name.startswith(f"{FOLDER}/")), key=_sheet_order)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text("\n".join(themes), encoding="utf-8")
    scripts = (path for path in static.rglob("*.js") if path.stat().st_size < _LARGEST_SCRIPT)
    used = words_in([*texts.values(), *(path.read_text(encoding="utf-8") for path in scripts)])
    ours = [
        f"{FOLDER}/{serve(static / FOLDER, sheet)}"
        for sheet in (WIDGETS / "shared" / "tokens.css", STATIC / "course.css")
    ]
    own_last = [name for name in themes if name.startswith(_AFTER)]
    order = [*(name for name in themes if name not in own_last), *ours, *own_last]
    joined = "\n".join(purged(_whole(static / name), used) for name in order if (static / name).is_file())
    joined = shortened(re.sub(r'@charset "[^"]*";', "", joined), ".css")
    version = hashlib.sha256(joined.encode()).hexdigest()[:10]
    (static / FOLDER / "site.css").write_text(joined, encoding="utf-8")
    for path, text in texts.items():
        root = "../" * (len(path.relative_to(outdir).parts) - 1)
        link = f'<link rel="stylesheet" href="{root}_static/{FOLDER}/site.css?v={version}"/>\n'
        new = _SHARED_SHEETS.sub(lambda match: "" if _shared(match["file"]) else match[0], text)
        new = re.sub(r'<link rel="stylesheet" href="[^"]*/site\.css\?v=\w+"/>\n', "", new)
        first = new.find("<link")
        new = new[:first] + link + new[first:] if first >= 0 else new
        if new != text:
            path.write_text(new, encoding="utf-8")


def _shared(name: str) -> bool:
    """Return whether all pages have the sheet (a widget's own is linked where the widget is)."""
    return not name.startswith(f"{FOLDER}/") or Path(name).name.split(".")[0] in ("tokens", "course")


def _sheet_order(name: str) -> tuple[int, str]:
    return (_THEME.index(name) if name in _THEME else len(_THEME), name)


def _whole(sheet: Path) -> str:
    """Return a style sheet's text with the ones it imports in their place."""
    text = sheet.read_text(encoding="utf-8")
    return re.sub(r'@import "([^":]+)";', lambda match: _whole((sheet.parent / match[1]).resolve()), text)
