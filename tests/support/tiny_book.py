"""A book of one page, built with the course's own configuration."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

from places import ROOT
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
    folder: Path,
    files: dict[str, str],
    pages: tuple[str, ...] = (),
    extension: str = "",
    course: dict[str, object] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build a book with the course's own configuration and the given files under ``book/``."""
    write(folder, files, pages, extension, course)
    return subprocess.run([*build_command(), "build", str(folder)], capture_output=True, text=True)


def read_page(path: Path) -> BeautifulSoup:
    """Return a built page as it is read: without the soft hyphens in its long words."""
    return BeautifulSoup(path.read_text(encoding="utf-8").replace("\u00ad", ""), "lxml")


def build_in_parallel(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a book that ``write`` has made with Sphinx itself, in two processes."""
    subprocess.run([*build_command(), "config", "sphinx", str(folder)], check=True, capture_output=True)
    sphinx = [sys.executable, "-m", "sphinx", "-b", "html", "-j", "2"]
    places = [str(folder), str(folder / "_build/html"), "-d", str(folder / "_build/.doctrees")]
    return subprocess.run([*sphinx, *places], capture_output=True, text=True)


def write(
    folder: Path,
    files: dict[str, str],
    pages: tuple[str, ...] = (),
    extension: str = "",
    course: dict[str, object] | None = None,
) -> None:
    """Write a book with the course's own configuration and the given files under ``book/``.

    ``extension`` is the text of a Sphinx extension that the book has besides, and ``course`` takes the
    place of the setting of that name.
    """
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"]["html_css_files"] = []
    if course is not None:
        config["sphinx"]["config"]["course"] = course
    if extension:
        (folder / "extension_of_the_test.py").write_text(extension, encoding="utf-8")
        config["sphinx"]["local_extensions"] = {"extension_of_the_test": "."}
        config["sphinx"]["config"]["extensions"].append("extension_of_the_test")
    folder.mkdir(parents=True, exist_ok=True)
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
