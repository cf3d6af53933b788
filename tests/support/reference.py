"""Builds the book for ipywidgets' own html-manager: the reference, and the peer of the benchmark.

The pages are the same, from the same executed cells, but only as many as it takes to have every kind
of widget; what differs is what brings the widgets to life: RequireJS, html-manager and the AMD build of
anywidget, all served from the book's own folder. The theme is left as it comes.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import yaml

from training_safety.cli import build_command
from training_safety.site.interface import fingerprint
from training_safety.widgets.shared.es_modules import inlined

FOLDER = "html-manager"


def settings(root: Path) -> dict[str, object]:
    """Return the book's configuration without the loader, with the cells that the book executed."""
    config: dict[str, object] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"]["training_safety_hydration"] = False  # type: ignore[index]
    config["sphinx"]["config"]["suppress_warnings"] += ["ref"]  # to pages and terms that are left out here  # type: ignore[index]
    config["execute"]["cache"] = str(root / "_build" / ".jupyter_cache" / fingerprint(root))  # type: ignore[index]
    return config


def modules(page: Path) -> set[str]:
    """Return the modules that bring a page of the built book to life; none where nothing is alive."""
    named = re.search(r' data-modules="([^"]*)"', page.read_text(encoding="utf-8"))
    return set(named[1].split()) if named else set()


def pages_to_compare(html: Path) -> list[str]:
    """Return pages of the built book that together have every kind of widget."""
    pages = sorted(html.glob("book/**/*.html"))
    found = {page: modules(page) for page in pages if 'class="ts-live' in page.read_text(encoding="utf-8")}
    chosen: list[Path] = []
    while missing := set().union(*found.values()) - set().union(*map(found.__getitem__, chosen)):
        chosen.append(max(found, key=lambda page: len(missing & found[page])))
    return [page.relative_to(html).as_posix() for page in chosen]


def write_reference(root: Path, target: Path) -> None:
    """Build the pages into ``target/_build/html``; the book itself has been built."""
    contents = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    pages = [name.removesuffix(".html") for name in pages_to_compare(root / "_build" / "html")]
    contents["parts"] = [{"chapters": [{"file": name} for name in pages if name != contents["root"]]}]
    config, toc = target / "_config.yml", target / "_toc.yml"
    target.mkdir(parents=True, exist_ok=True)
    config.write_text(yaml.safe_dump(settings(root), allow_unicode=True), encoding="utf-8")
    toc.write_text(yaml.safe_dump(contents), encoding="utf-8")
    subprocess.run(
        [*build_command(), "build", str(root), "--quiet",
         "--config", str(config), "--toc", str(toc), "--path-output", str(target)],
        check=True,
    )  # fmt: skip
    html = target / "_build" / "html"
    write_scripts(root, target / "packages", html / "_static" / FOLDER)
    for page in html.rglob("book/**/*.html"):
        up = "../" * (len(page.relative_to(html).parts) - 1) + f"_static/{FOLDER}/"
        page.write_text(for_html_manager(page.read_text(encoding="utf-8"), up, page.stem), encoding="utf-8")


def write_scripts(root: Path, packages: Path, folder: Path) -> None:
    """Put what the pages need into one folder of the reference."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(packages / "html-manager/package/dist", folder, dirs_exist_ok=True)
    shutil.copy(packages / "anywidget/package/dist/index.js", folder / "anywidget.js")
    shutil.copy(packages / "requirejs/package/require.js", folder / "require.js")
    package = root / "src" / "training_safety"
    shutil.copy(package / "vendor/plotly/plotly-basic.min.js", folder / "plotly.js")
    (folder / "place.js").write_text(
        "require.config({baseUrl: document.currentScript.src.replace(/[^/]*$/, '')});\n", encoding="utf-8"
    )
    # The figures outside the widgets are no business of html-manager; the book's own script draws them.
    draw = inlined(package / "site/static/charts.js") + "\nbegin(document);\n"
    (folder / "figures.js").write_text(draw, encoding="utf-8")


def for_html_manager(text: str, up: str, name: str) -> str:
    """Return the page with html-manager's scripts, once: an incremental build leaves finished pages.

    The scripts of Sphinx' own search go, as in our pages: the course has its own, and writes none of their files.
    It says its name as our pages do, so that a widget knows that it stands in the book and not in a notebook.
    """
    if FOLDER in text:
        return text
    added = (
        f'<meta name="training-safety" content="{name}"><meta name="training-safety-plotly" content="{up}plotly.js">'
        f'<script src="{up}require.js"></script><script src="{up}place.js"></script>'
        f'<script src="{up}embed-amd.js" data-jupyter-widgets-cdn={json.dumps(up + "none/")}></script>'
        f'<script type="module" src="{up}figures.js"></script>'
    )
    text = re.sub(r'<script src="[^"]*(searchtools|language_data|searchindex)\.js[^"]*"></script>', "", text)
    return text.replace("</head>", added + "</head>", 1)
