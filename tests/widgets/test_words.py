"""Every word of a widget stands in a file in both languages, and none in its code."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from training_safety.site.served_files import PACKAGE
from training_safety.site.stills import drawn
from widget_examples import MADE
from widget_page import folder_of, state_of

TOLD = ("aria-label", "aria-valuetext", "title", "alt", "placeholder")
NAMES = {"Conner"}  # of people: the same in all languages
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def marked(value: Any, key: str = "") -> Any:
    """Put every text that has a language between ⟦ and ⟧."""
    if isinstance(value, dict):
        return {name: marked(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [marked(part) for part in value]
    return f"⟦{value}⟧" if key in ("nb", "en") and isinstance(value, str) and value else value


def texts(value: Any) -> str:
    """All texts in a value."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value if isinstance(value, str) else " ".join(map(texts, parts))


@pytest.fixture(scope="module")
def marked_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's scripts, with every word of a widget marked as such."""
    folder = tmp_path_factory.mktemp("marked")
    for path in PACKAGE.rglob("*.js*"):
        if path.suffix in (".js", ".json") and "vendor" not in path.parts:
            target = folder / path.relative_to(PACKAGE)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.name == "words.json":
                target.write_text(
                    json.dumps(marked(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8"
                )
            else:
                shutil.copy(path, target)
    return folder


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_still_has_no_word_that_is_not_of_a_file(marked_package: Path, language: str) -> None:
    examples = {kind: (folder_of(kind).name, state_of(make())) for kind, make in MADE.items()}
    asked = [
        (marked_package / "widgets" / name / "view.js", marked(state)) for name, state in examples.values()
    ]
    common = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("widgets/shared", "models")
        for path in sorted((marked_package / folder).rglob("*.js*"))
    )
    for (kind, (_, state)), still in zip(examples.items(), drawn(asked, language), strict=True):
        soup = BeautifulSoup(still, "html.parser")
        said = [soup.get_text(" "), *(part[name] for name in TOLD for part in soup.select(f"[{name}]"))]
        for text in said:
            while _MARKED.search(text):
                text = _MARKED.sub(" ", text)
            unknown = [
                word
                for word in _WORD.findall(text)
                if word not in NAMES and word not in common and word not in texts(state)
            ]
            assert [] == unknown, kind
