"""The package's files as the book serves them: once for all pages, under names that hold their content's hash."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from training_safety.es_modules import inlined

#: The folder under ``_static`` that holds everything of the course's own.
FOLDER = "training-safety"

_PACKAGE = Path(str(files("training_safety")))
STATIC = _PACKAGE / "book" / "static"
WIDGETS = _PACKAGE / "widgets"
PLOTLY = _PACKAGE / "vendor" / "plotly" / "plotly-basic.min.js"
#: What every widget uses is a file of its own, which the browser keeps for all pages.
HOST = WIDGETS / "host.js"

_CLASSIC = frozenset({"loader.js", "early.js", "page.js"})
_HASHED = re.compile(r"[\w.-]+\.[0-9a-f]{10}\.\w+")
_LINKED = re.compile(r"""url\((?P<quote>["']?)(?P<file>\.[^"')]+)(?P=quote)\)""")


def shortened(text: str, kind: str) -> str:
    """Return a script (``".js"``) or a style sheet (``".css"``) without comments and spare space.

    A template literal inside another is beyond the shortener; tests compare the programs.
    """
    return str({".js": jsmin, ".css": cssmin}[kind](text))


@cache
def _content(path: Path) -> bytes:
    """Return what is served for a file, without comments and spare space.

    A module is one text with all it imports, but for what all share.
    """
    if path.suffix not in (".js", ".css") or path == PLOTLY:
        return path.read_bytes()
    if path.suffix == ".css" or path.name in _CLASSIC:
        text = path.read_text(encoding="utf-8")
    else:
        text = inlined(path, {} if path == HOST else {HOST: f"./{served_name(HOST)}"})
    return shortened(text, path.suffix).encode()


@cache
def served_name(path: Path) -> str:
    """Return a file's name in the book: its stem and a hash of its content."""
    return f"{path.stem}.{hashlib.sha256(_content(path)).hexdigest()[:10]}{path.suffix}"


def write(folder: Path, name: str, content: bytes) -> None:
    """Write a file, unless it is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    if not target.is_file() or target.read_bytes() != content:
        target.write_bytes(content)


def serve(folder: Path, path: Path) -> str:
    """Write a file of the package, and what a style sheet links, into the book; return its served name."""

    def linked(match: re.Match[str]) -> str:
        return f'url("{serve(folder, (path.parent / match["file"]).resolve())}")'

    content = _content(path)
    if path.suffix == ".css":
        content = _LINKED.sub(linked, content.decode()).encode()
    write(folder, served_name(path), content)
    return served_name(path)


def sources(folder: Path) -> bytes:
    """Return the table of module texts for a page opened from disk, where a file may not be imported."""
    widgets = (path for path in WIDGETS.glob("*.js") if path.with_suffix(".py").is_file())
    modules = [HOST, *widgets, STATIC / "controls.js", STATIC / "charts.js"]
    table = {served_name(path): shortened(inlined(path), ".js") for path in modules}
    table |= {path.name: path.read_text(encoding="utf-8") for path in folder.glob("other.*.js")}
    text = json.dumps(table, ensure_ascii=False).replace("</", "<\\/")
    return f"globalThis.trainingSafetySources = {text};\n".encode()


def remove_outdated(outdir: Path) -> None:
    """Remove what earlier builds served and no page names any more."""
    folder = outdir / "_static" / FOLDER
    there = {path.name for path in folder.iterdir() if _HASHED.fullmatch(path.name)}
    waiting = [path for path in outdir.rglob("*.html") if "_static" not in path.parts] + [folder / "site.css"]
    named: set[str] = set()
    while waiting:
        text = waiting.pop().read_text(encoding="utf-8", errors="ignore")
        new = (set(_HASHED.findall(text)) & there) - named
        named |= new
        waiting += [folder / name for name in new if name.endswith((".js", ".css"))]
    for name in there - named:
        (folder / name).unlink()
