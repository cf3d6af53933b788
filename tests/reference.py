"""Builds the book for ipywidgets' own html-manager: the reference, and the peer of the benchmark.

The pages are the same; what differs is what brings the widgets to life: RequireJS, html-manager
and the AMD build of anywidget, all served from the book's own folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import yaml

from training_safety.cli import build_command

FOLDER = "html-manager"


def settings(root: Path) -> dict[str, object]:
    """Return the book's configuration with the html-manager in the loader's place."""
    config: dict[str, object] = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    sphinx = config["sphinx"]["config"]  # type: ignore[index]
    sphinx["training_safety_hydration"] = False
    sphinx["nb_ipywidgets_js"] = {}
    sphinx["html_css_files"] = [*sphinx.get("html_css_files", [])]
    return config


def write_reference(root: Path, target: Path) -> None:
    """Build the pages into ``target/html``."""
    config = target / "_config.yml"
    target.mkdir(parents=True, exist_ok=True)
    config.write_text(yaml.safe_dump(settings(root), allow_unicode=True), encoding="utf-8")
    subprocess.run(
        [*build_command(), "build", str(root), "--quiet",
         "--config", str(config), "--path-output", str(target)],
        check=True,
    )  # fmt: skip
    html = target / "_build" / "html"
    scripts = html / "_static" / FOLDER
    scripts.mkdir(parents=True, exist_ok=True)
    packages = target / "packages"
    shutil.copytree(packages / "html-manager/package/dist", scripts, dirs_exist_ok=True)
    shutil.copy(packages / "anywidget/package/dist/index.js", scripts / "anywidget.js")
    shutil.copy(packages / "requirejs/package/require.js", scripts / "require.js")
    plotly = next((root / "src/training_safety/vendor/plotly").glob("*.min.js"))
    shutil.copy(plotly, scripts / plotly.name)
    (scripts / "place.js").write_text(
        "require.config({baseUrl: document.currentScript.src.replace(/[^/]*$/, '')});\n", encoding="utf-8"
    )
    for page in html.rglob("book/**/*.html"):
        text = page.read_text(encoding="utf-8")
        up = "../" * (len(page.relative_to(html).parts) - 1) + f"_static/{FOLDER}/"
        added = (
            f'<meta name="training-safety-plotly" content="{up}{plotly.name}">'
            f'<script src="{up}require.js"></script><script src="{up}place.js"></script>'
            f'<script src="{up}embed-amd.js" data-jupyter-widgets-cdn={json.dumps(up + "none/")}></script>'
        )
        page.write_text(text.replace("</head>", added + "</head>", 1), encoding="utf-8")
