"""A book on loopback, and what a page of it does that it should not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

#: How the tests and the pictures start Chromium.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def served(folder: Path) -> Iterator[str]:
    """Serve a built book and yield its address."""
    from training_safety.site.serving import book_server

    with book_server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@dataclass
class Watched:
    """What a page did that it should not."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def watch(page: Page, base: str, watched: Watched) -> None:
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
