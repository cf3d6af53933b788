"""Every page in a second engine, Firefox, as wide as a phone: it asks nobody, says no error, and its widgets answer."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from places import BOOK
from prepare import DRIVER, firefox

pytestmark = pytest.mark.xdist_group("firefox")

PAGES = sorted(
    str(path.relative_to(BOOK))
    for path in BOOK.rglob("*.html")
    if not {"_static", "lite"} & set(path.relative_to(BOOK).parts)
    and path != BOOK / "index.html"  # which leads on to another
)


@pytest.fixture(scope="module")
def visits(book_url: str, node: str) -> dict[str, dict[str, object]]:
    """What one Firefox, which visits one page after the other, tells of each."""
    program = firefox()
    if program is None:
        message = "There is no Firefox on this machine (Debian: apt-get install firefox-esr; or set FIREFOX)."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    run = subprocess.run(
        [node, DRIVER / "firefox.mjs", program, book_url, *PAGES], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return {told["path"]: told for told in map(json.loads, run.stdout.splitlines())}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_in_firefox_and_all_its_widgets_answer(
    book: Path, visits: dict[str, dict[str, object]], path: str
) -> None:
    widgets = (book / path).read_text(encoding="utf-8").count('class="ts-live"')
    assert {"path": path, "errors": [], "foreign": [], "widgets": widgets, "silent": []} == visits[path]


def test_firefox_has_met_widgets(visits: dict[str, dict[str, object]]) -> None:
    assert sum(bool(told.get("widgets")) for told in visits.values()) >= 3
