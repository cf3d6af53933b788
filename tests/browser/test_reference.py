"""Widgets of every kind beside the reference: ipywidgets' own html-manager shows the same."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from places import BOOK, REFERENCE
from reference import pages_to_compare

PAGES = pages_to_compare(BOOK)
REFERENCE_BOOK = REFERENCE / "_build" / "html"
WIDGET = ".ts-widget:not(.ts-still *, .ts-widget *)"  # a plan card has the symptom check within
VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]'


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a policy: html-manager needs ``unsafe-eval``."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def reference_url() -> Iterator[str]:
    """The address of the same pages, brought to life by html-manager."""
    if not (REFERENCE_BOOK / "index.html").is_file():
        pytest.fail(
            f"The reference is not built: {REFERENCE_BOOK} is missing. Run `python tests/support/prepare.py` first."
        )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(REFERENCE_BOOK))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def shown(page, count: int) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """Return each widget's visible text and its tree of roles, names and values, once all are there."""
    expect(page.locator(WIDGET)).to_have_count(count)
    found = []
    for widget in page.locator(WIDGET).all():
        widget.scroll_into_view_if_needed()
        for chart in widget.locator("figure").all():
            chart.scroll_into_view_if_needed()
            chart.locator(".main-svg").first.wait_for()  # charts come when they are near
        tree = re.sub(r"http://127\.0\.0\.1:\d+/", "", widget.aria_snapshot())  # each is served at its own
        found.append((" ".join(widget.inner_text().split()), tree))
    return found


def test_there_are_pages_with_widgets_to_compare() -> None:
    assert len(PAGES) >= 3


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_the_same_widgets_as_under_the_html_manager(
    open_page, reference_url: str, path: str
) -> None:
    ours = open_page(path)
    theirs = open_page(path, base=reference_url)
    count = theirs.locator(VIEW).count()
    assert count == ours.locator(".ts-live").count() > 0
    expected = shown(theirs, count)
    assert all(text for text, _ in expected)
    assert expected == shown(ours, count)
