"""What stops the build: one clear sentence for each thing an author can get wrong."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

import yaml
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from training_safety.site.data_checks import CourseData, data_problems

_CITATION = re.compile(r"\{(?:foot)?cite(?::\w+)?\}`([^`]+)`")


def unknown_citation(text: str, known: set[str]) -> tuple[int, str] | None:
    """Return the line and the key of the first citation that is in no bibliography."""
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _CITATION.finditer(line):
            for key in (key.strip() for key in match[1].split(",")):
                if key not in known:
                    return number, key
    return None


def _like(key: str, known: set[str]) -> str:
    near = get_close_matches(key, sorted(known), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def check_data(app: Sphinx) -> None:
    """Stop at anything that is wrong in the course's data, also of pages that are not built yet."""
    course = CourseData(Path(app.srcdir) / "book")
    if problems := data_problems(course):
        raise ExtensionError("\n".join(problems))
    app.training_safety_references = set(course.known or ())  # type: ignore[attr-defined]


def check_chapters(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop when the table of contents names a page that is not there."""
    toc = yaml.safe_load((Path(app.srcdir) / app.config.external_toc_path).read_text(encoding="utf-8"))

    def named(entry: object) -> list[str]:
        if isinstance(entry, dict):
            own = [str(entry[key]) for key in ("root", "file") if key in entry]
            return own + [
                name for value in entry.values() for name in named(value) if isinstance(value, list)
            ]
        return [name for item in entry for name in named(item)] if isinstance(entry, list) else []

    for name in named(toc):
        if name.removesuffix(".md").removesuffix(".ipynb") not in env.found_docs:
            raise ExtensionError(
                f"_toc.yml names the page {name}, and there is no such file.{_like(name, env.found_docs)} "
                "Write the page, or take the line out."
            )


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Stop at a citation that the bibliography does not hold."""
    known: set[str] = app.training_safety_references  # type: ignore[attr-defined]
    found = unknown_citation(source[0], known)
    if found is not None:
        line, key = found
        raise ExtensionError(
            f"{docname}, line {line}: the citation {key} is not in references.bib.{_like(key, known)}"
        )


def setup(app: Sphinx) -> None:
    """Connect the checks, each at the first moment it can speak."""
    app.connect("builder-inited", check_data, priority=600)
    app.connect("env-before-read-docs", check_chapters)
    app.connect("source-read", check_source)
