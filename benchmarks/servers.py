"""The two books on loopback, served alike: compressed beforehand, so that no visit waits for gzip."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from training_safety.site.serving import CONTENT_SECURITY_POLICY

_COMPRESSED = (".html", ".js", ".css", ".svg", ".json")


@cache
def compressed(path: Path) -> bytes:
    """Return the file as a web host would send it."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder with gzip and, for our own book, with the policy it is meant to be served with."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, policy: str | None, **options: object) -> None:
        """Remember the policy; html-manager needs ``unsafe-eval`` and gets none."""
        self.policy = policy
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Add the policy."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def do_GET(self) -> None:
        """Send a text file compressed, anything else as it is."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in _COMPRESSED or not path.is_file():
            super().do_GET()
            return
        body = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


@contextmanager
def served(folder: Path, strict: bool) -> Iterator[str]:
    """Serve a folder and yield its address."""
    for path in folder.rglob("*"):
        if path.suffix in _COMPRESSED:
            compressed(path)
    policy = CONTENT_SECURITY_POLICY if strict else None
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder), policy=policy))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
