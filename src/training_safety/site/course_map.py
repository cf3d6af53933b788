"""Which page of the course keeps what in a reader's browser, and its questions: made from the built pages.

``static/returning.js`` and the pages «Repetér» and «Min side» read it: where a reader was, what is begun and
done, what may come back. Both are scripts that set one value, so that a page opened from disk has them too.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sphinx.environment import BuildEnvironment

from training_safety.site.page_names import stem_of
from training_safety.site.served_files import write

#: Widgets that one reader has one record of, wherever it was used, or that keep something only when asked:
#: it does not say which page it was used on.
_OF_NO_PAGE = frozenset({"exercise_library", "symptom_check", "training_diary"})
_KIND = re.compile(r'recordKind\(\{\s*kind: "([\w-]+)"')


@cache
def kinds_of(folder: Path) -> tuple[str, ...]:
    """Return the kinds of record that a widget keeps, by its folder."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    return tuple(kind for text in texts for kind in _KIND.findall(text))


def in_order(env: BuildEnvironment) -> list[str]:
    """Return the pages in the order of the contents."""
    found: list[str] = []

    def visit(docname: str) -> None:
        if docname not in found:
            found.append(docname)
            for other in env.toctree_includes.get(docname, ()):
                visit(other)

    visit(env.config.root_doc)
    return [docname for docname in found if docname in env.titles]


def course_map(
    env: BuildEnvironment, widgets: dict[str, list[tuple[Path, dict[str, Any]]]]
) -> dict[str, Any]:
    """Return the course's ``sections`` and ``tools`` in order.

    ``widgets`` has, for each page, each widget's folder and state. A section has its ``tools`` – records
    as ``kind:name`` – and its ``quiz``: the record's ``name``, the ``ids`` of its questions and the ``own`` of them, which return to no other
    section. What two pages keep together is the first's.
    """
    seen: set[str] = set()
    pages: dict[str, list[dict[str, Any]]] = {"sections": [], "tools": []}
    for docname in in_order(env):
        folder = docname.split("/")[1] if "/" in docname else ""
        if folder not in ("chapters", "tools"):
            continue
        stem = stem_of(docname)
        row: dict[str, Any] = {
            "stem": stem,
            "page": f"{docname}.html",
            "title": env.titles[docname].astext(),
            "tools": [],
        }
        for widget, state in widgets.get(docname, ()):
            name = state.get("name") or stem
            if widget.name == "quiz":
                items = state["bank"]["items"]
                own = [item["id"] for item in items if not item.get("retrieval")]
                row["quiz"] = {"name": name, "ids": [item["id"] for item in items], "own": own}
            elif widget.name not in _OF_NO_PAGE:
                records = {f"{kind}:{name}" for kind in kinds_of(widget)} - seen
                row["tools"] += sorted(records)
                seen |= records
        pages["tools" if folder == "tools" else "sections"].append(row)
    return pages


def _questions(stem: str, state: dict[str, Any]) -> str:
    """Return the script with the questions of a section's quiz; what it fetches from another is not repeated."""
    items = [item for item in state["bank"]["items"] if not item.get("retrieval")]
    text = json.dumps(
        {"items": items, "references": state["references"]}, ensure_ascii=False, separators=(",", ":")
    )
    return f"(globalThis.trainingSafetyQuestions ??= {{}})[{json.dumps(stem)}] = {text};\n"


def _script(folder: Path, stem: str, text: str) -> str:
    content = text.encode()
    name = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.js"
    write(folder, name, content)
    return name


_SERVED: WeakKeyDictionary[BuildEnvironment, str] = WeakKeyDictionary()


def serve_course_map(
    env: BuildEnvironment, folder: Path, widgets: dict[str, list[tuple[Path, dict[str, Any]]]]
) -> str:
    """Write the map and the questions into the book, once for all pages; return the map's served name."""
    if env not in _SERVED:
        pages = course_map(env, widgets)
        states = {
            state.get("name") or stem_of(docname): state
            for docname, shown in widgets.items()
            for widget, state in shown
            if widget.name == "quiz"
        }
        for section in pages["sections"]:
            if "quiz" in section:
                name = section["quiz"]["name"]
                section["quiz"]["file"] = _script(
                    folder, f"questions_{section['stem']}", _questions(name, states[name])
                )
        text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
        _SERVED[env] = _script(folder, "course", f"globalThis.trainingSafetyCourse = {text};\n")
    return _SERVED[env]
