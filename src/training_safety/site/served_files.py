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

from training_safety.widgets.shared.es_modules import Shared, inlined, together

#: The folder under ``_static`` that holds everything of the course's own.
FOLDER = "training-safety"

PACKAGE = Path(str(files("training_safety")))
STATIC = PACKAGE / "site" / "static"
WIDGETS = PACKAGE / "widgets"
PLOTLY = PACKAGE / "vendor" / "plotly" / "plotly-basic.min.js"
#: What one page or a widget or two need: it goes with them.
_FEW_NEED = (
    "calendar_file",
    "chart_walk",
    "chart_walk_program",
    "days",
    "exercise_figures",
    "outlines",
    "pose_figures",
    "poses",
    "registry",
    "safety_note",
)
#: What every widget uses is one file, which the browser keeps for all pages; none of it is there twice.
SHARED = (
    PACKAGE / "models" / "numbers.js",
    *sorted(path for path in (WIDGETS / "shared").glob("*.js") if path.stem not in _FEW_NEED),
)

#: Scripts that are no modules: they are served as they are.
_CLASSIC = frozenset(STATIC / name for name in ("loader.js", "early.js"))
#: The shortener takes this space away inside an at-rule; with a star behind it, it means the same and stays.
_WITHIN = re.compile(r"(?<=[\w\])]) :(?=(?:is|not|where|has)\()")
_HASHED = re.compile(r"[\w.-]+\.[0-9a-f]{10}\.\w+")
_LINKED = re.compile(r"""url\((?P<quote>["']?)(?P<file>\.[^"')]+)(?P=quote)\)""")


def shortened(text: str, kind: str) -> str:
    """Return a script (``".js"``) or a style sheet (``".css"``) without comments and spare space.

    A template literal inside another is beyond the shortener; tests compare the programs.
    """
    if kind == ".css":
        return str(cssmin(_WITHIN.sub(" *:", text)))
    return str(jsmin(text))


@cache
def _content(path: Path) -> bytes:
    """Return what is served for a file, without comments and spare space.

    A module is one text with all it imports, but for what all share.
    """
    if path.suffix not in (".js", ".css") or path == PLOTLY:
        return path.read_bytes()
    if path.suffix == ".css" or path in _CLASSIC:
        text = path.read_text(encoding="utf-8")
    else:
        text = inlined(path, Shared(SHARED, f"./{shared_name()}"))
    return shortened(text, path.suffix).encode()


@cache
def _shared_content() -> bytes:
    return shortened(together(SHARED), ".js").encode()


def hashed(stem: str, content: bytes, suffix: str) -> str:
    """Return the name under which content is served: a stem, and the beginning of the content's hash."""
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}"


@cache
def served_name(path: Path) -> str:
    """Return a file's name in the book: its stem, or its widget's name, and a hash of its content."""
    stem = path.parent.name if path.parent.parent == WIDGETS and path.stem in ("view", "style") else path.stem
    return hashed(stem, _content(path), path.suffix)


def shared_name() -> str:
    """Return the name of the file with what all widgets share."""
    return hashed("shared", _shared_content(), ".js")


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


def serve_program(folder: Path, path: Path) -> str:
    """Write a module as a script that a page opened from disk runs as well; return its served name."""
    content = shortened(f"(() => {{\n{inlined(path)}\n}})();\n", ".js").encode()
    name = hashed(path.stem, content, ".js")
    write(folder, name, content)
    return name


def serve_shared(folder: Path) -> str:
    """Write what all widgets share into the book; return its served name."""
    write(folder, shared_name(), _shared_content())
    return shared_name()


def widget_modules() -> list[Path]:
    """Return the modules that draw a widget: those with a default export."""
    return [
        path
        for path in sorted(WIDGETS.rglob("*.js"))
        if re.search(r"^export default ", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


def sources(folder: Path) -> bytes:
    """Return the table of module texts for a page opened from disk, where a file may not be imported."""
    ours = (STATIC / f"{name}.js" for name in ("controls", "charts", "section", "own_numbers", "register"))
    modules = [*widget_modules(), *ours]
    table = {served_name(path): shortened(inlined(path), ".js") for path in modules}
    table[shared_name()] = _shared_content().decode()
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
