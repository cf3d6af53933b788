"""Builds the book for ipywidgets' own html-manager: the reference, and the peer of the benchmark.

The pages are the same, from the same executed cells; what differs is what brings the widgets to
life: RequireJS, html-manager and the AMD build of anywidget, all served from the book's own
folder. The theme is left as it comes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import yaml

from training_safety.book.interface import fingerprint
from training_safety.cli import build_command
from training_safety.es_modules import inlined

FOLDER = "html-manager"


def settings(root: Path) -> dict[str, object]:
    """Return the book's configuration without the loader, with the cells that the book executed."""
    config: dict[str, object] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"]["training_safety_hydration"] = False  # type: ignore[index]
    config["execute"]["cache"] = str(root / "_build" / ".jupyter_cache" / fingerprint(root))  # type: ignore[index]
    return config


def write_reference(root: Path, target: Path) -> None:
    """Build the pages into ``target/_build/html``."""
    config = target / "_config.yml"
    target.mkdir(parents=True, exist_ok=True)
    config.write_text(yaml.safe_dump(settings(root), allow_unicode=True), encoding="utf-8")
    subprocess.run(
        [*build_command(), "build", str(root), "--quiet",
         "--config", str(config), "--path-output", str(target)],
        check=True,
    )  # fmt: skip
    html = target / "_build" / "html"
    write_scripts(root, target / "packages", html / "_static" / FOLDER)
    for page in html.rglob("book/**/*.html"):
        up = "../" * (len(page.relative_to(html).parts) - 1) + f"_static/{FOLDER}/"
        page.write_text(for_html_manager(page.read_text(encoding="utf-8"), up), encoding="utf-8")


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
    draw = inlined(package / "book/static/charts.js") + "\ndrawCharts(document);\n"
    (folder / "figures.js").write_text(draw, encoding="utf-8")


def for_html_manager(text: str, up: str) -> str:
    """Return the page with html-manager's scripts, once: an incremental build leaves finished pages."""
    if FOLDER in text:
        return text
    added = (
        f'<meta name="training-safety-plotly" content="{up}plotly.js">'
        f'<script src="{up}require.js"></script><script src="{up}place.js"></script>'
        f'<script src="{up}embed-amd.js" data-jupyter-widgets-cdn={json.dumps(up + "none/")}></script>'
        f'<script type="module" src="{up}figures.js"></script>'
    )
    return text.replace("</head>", added + "</head>", 1)
