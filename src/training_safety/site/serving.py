"""The built book on loopback, with the headers it is meant to be served with."""

from __future__ import annotations

import gzip
import sys
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: What the book needs and no more. Styles may be inline (the theme and Plotly set them); scripts may not.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
#: What the notebooks in the browser need besides: Python compiles itself there, and JupyterLab writes scripts. Nothing is asked of another site.
NOTEBOOKS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
_COMPRESSED = (".html", ".js", ".mjs", ".css", ".svg", ".json", ".ipynb", ".wasm")


@lru_cache(maxsize=64)
def _compressed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class BookHandler(SimpleHTTPRequestHandler):
    """Serves files compressed, kept by the browser when their name holds their hash, under a strict policy."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Add the policy and how long the browser may keep the file."""
        notebooks = self.path.startswith("/lite/")
        self.send_header(
            "Content-Security-Policy", NOTEBOOKS_POLICY if notebooks else CONTENT_SECURITY_POLICY
        )
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        keep = "/_static/" in self.path
        self.send_header("Cache-Control", "public, max-age=31536000" if keep else "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        """Send a text file compressed when the browser takes it so."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        if (
            path.suffix not in _COMPRESSED
            or not path.is_file()
            or "gzip" not in self.headers.get("Accept-Encoding", "")
        ):
            super().do_GET()
            return
        body = _compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        charset = "" if path.suffix == ".wasm" else "; charset=utf-8"
        self.send_header("Content-Type", self.guess_type(str(path)) + charset)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


class BookServer(ThreadingHTTPServer):
    """A server that has nothing to say about readers who leave before a file has come."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report anything but a broken connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def book_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the book on loopback; port 0 takes a free one.

    Raises ``FileNotFoundError`` when the book has not been built.
    """
    if not (folder / "index.html").is_file():
        raise FileNotFoundError(f"There is no built book in {folder}. Build it first: jupyter-book build .")
    return BookServer(("127.0.0.1", port), partial(BookHandler, directory=str(folder)))
