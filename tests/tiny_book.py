"""A book of one page, built with the course's own configuration."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import yaml

from conftest import ROOT
from training_safety.cli import build_command

#: A page with one code cell: ``CELL % "the code"``.
CELL = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# Side

```{code-cell} ipython3
%s
```
"""


def build(
    folder: Path, files: dict[str, str], pages: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Build a book with the course's own configuration and the given files under ``book/``."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"]["html_css_files"] = []
    (folder / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    toc: dict[str, object] = {"format": "jb-book", "root": "book/index"}
    if pages:
        toc["chapters"] = [{"file": f"book/{name}"} for name in pages]
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    for name, text in {
        "references.bib": (ROOT / "book/references.bib").read_text(encoding="utf-8"),
        **files,
    }.items():
        path = folder / "book" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "book/assets").mkdir(exist_ok=True)
    shutil.copy(ROOT / "book/assets/favicon.svg", folder / "book/assets")
    (folder / "book/quizzes").mkdir(exist_ok=True)
    return subprocess.run([*build_command(), "build", str(folder)], capture_output=True, text=True)
