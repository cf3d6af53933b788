"""One style sheet for the whole site and one for a page's widgets, without the rules that nothing there can match."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import tinycss2
from tinycss2 import ast

from training_safety.site.served_files import FOLDER, STATIC, WIDGETS, hashed, serve, shortened, write
from training_safety.widgets.shared.es_modules import inlined, style_sheets

#: At-rules that hold rules.
_GROUPS = ("media", "supports", "layer", "container")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
#: In a page, and in the HTML that a page carries as JSON.
_CLASS_OR_ID = re.compile(r'\b(?:class|id)=\\?"([^"\\]*)')
#: What the theme's sheets set for rules that the course's pages may have none of.
_THEIR_PROPERTY = re.compile(r"--(?:bs|pst|sbt|sd|mystnb|nb)-[\w-]+")
_PROPERTY = re.compile(r"--[\w-]+")
_TAKEN = re.compile(r"var\(\s*(--[\w-]+)")


class Words(set[str]):
    """Words that could be a class or an id. One that ends in a hyphen stands for all that begin with it."""

    def __contains__(self, word: object) -> bool:
        """Return whether a class or an id of that name is in use."""
        name = str(word)
        ends = (at + 1 for at, letter in enumerate(name) if letter == "-")
        return super().__contains__(name) or any(super(Words, self).__contains__(name[:end]) for end in ends)


def words_in(scripts: Iterable[str], pages: Iterable[str] = ()) -> Words:
    """Return every word that could be a class or an id: the pages' own, and any in a script, which may set one.

    One or two letters are what a script calls its variables.
    """
    parts = [part for page in pages for part in _CLASS_OR_ID.findall(page)]
    found = {word for script in scripts for word in _WORD.findall(script) if len(word.rstrip("-")) > 2}
    return Words(found.union(*map(_WORD.findall, parts)))


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


def purged(css: str, used: set[str]) -> str:
    """Return the style sheet with only the selectors that can match, and without icon fonts."""
    return "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used))


def without_unused_properties(css: str, taken: set[str]) -> str:
    """Return the style sheet without the theme's properties that neither it nor ``taken`` makes use of."""
    while True:
        used = taken | set(_TAKEN.findall(css))
        shorter = "".join(_with_properties(tinycss2.parse_stylesheet(css), used))
        if shorter == css:
            return css
        css = shorter


def _with_properties(rules: list[ast.Node], used: set[str]) -> Iterable[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            declarations = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            kept = [
                one.serialize()
                for one in declarations
                if one.type != "declaration" or one.name in used or not _THEIR_PROPERTY.fullmatch(one.name)
            ]
            if len(kept) == len(declarations):
                yield rule.serialize()
            elif kept:
                yield f"{tinycss2.serialize(rule.prelude)}{{{';'.join(kept)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inside = "".join(_with_properties(tinycss2.parse_rule_list(rule.content), used))
            yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        else:
            yield rule.serialize()


def _rules(rules: list[ast.Node], used: set[str]) -> Iterable[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            kept = [part for part in _parts(rule.prelude) if _can_match(part, used)]
            if kept:
                selectors = ",".join(tinycss2.serialize(part).strip() for part in kept)
                yield f"{selectors}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule":
            name = rule.lower_at_keyword
            if name in _GROUPS and rule.content is not None:
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
#: The course's own that all pages have.
OURS = (WIDGETS / "shared" / "tokens.css", STATIC / "course.css", STATIC / "section.css")
_OURS = frozenset(sheet.stem for sheet in OURS)
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
    scripts = [
        path.read_text(encoding="utf-8")
        for path in static.rglob("*.js")
        if path.stat().st_size < _LARGEST_SCRIPT
        and path.parent != static / "scripts"  # no page asks for the theme's own
    ]
    used = words_in(scripts, texts.values())
    ours = [f"{FOLDER}/{serve(static / FOLDER, sheet)}" for sheet in OURS]
    own_last = [name for name in themes if name.startswith(_AFTER)]
    order = [*(name for name in themes if name not in own_last), *ours, *own_last]
    joined = "\n".join(purged(_whole(static / name), used) for name in order if (static / name).is_file())
    joined = shortened(re.sub(r'@charset "[^"]*";', "", joined), ".css")
    others = [
        path.read_text(encoding="utf-8")
        for path in (static / FOLDER).glob("*.css")
        if path.name != "site.css"
    ]
    taken = {name for text in scripts for name in _PROPERTY.findall(text)}
    taken |= {name for text in [*others, *texts.values()] for name in _TAKEN.findall(text)}
    joined = without_unused_properties(joined, taken)
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


def serve_sheets(folder: Path, views: Sequence[Path]) -> str:
    """Write the style sheets of a page's widgets into the book as one; return its served name.

    Of a widget that is shown within another one, and not by itself, only the rules that can match there are taken.
    """
    sheets = [style_sheets(view) for view in views]
    own = {each[-1] for each in sheets}
    used = words_in(inlined(view) for view in views)
    texts = []
    for sheet in dict.fromkeys(sheet for each in sheets for sheet in each):
        text = (folder / serve(folder, sheet)).read_text(encoding="utf-8")
        texts.append(text if sheet in own else purged(text, used))
    content = "".join(texts).encode()
    name = hashed("widgets", content, ".css")
    write(folder, name, content)
    return name


def _shared(name: str) -> bool:
    """Return whether all pages have the sheet (a widget's own is linked where the widget is)."""
    return not name.startswith(f"{FOLDER}/") or Path(name).name.split(".")[0] in _OURS


def _sheet_order(name: str) -> tuple[int, str]:
    return (_THEME.index(name) if name in _THEME else len(_THEME), name)


def _whole(sheet: Path) -> str:
    """Return a style sheet's text with the ones it imports in their place."""
    text = sheet.read_text(encoding="utf-8")
    return re.sub(r'@import "([^":]+)";', lambda match: _whole((sheet.parent / match[1]).resolve()), text)
