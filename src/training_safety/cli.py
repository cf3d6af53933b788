"""The command ``training-safety``: build the book and read it on this machine."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def course_root(start: Path) -> Path:
    """Return the folder that holds ``_config.yml`` and ``_toc.yml``: this one or one above it.

    Raises ``FileNotFoundError`` when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "_config.yml").is_file() and (folder / "_toc.yml").is_file():
            return folder
    raise FileNotFoundError(
        f"{start} is not inside the course: no _config.yml and _toc.yml here or above. Go to its folder first."
    )


def build_command() -> list[str]:
    """Return the start of the ``jupyter-book`` command of this very environment."""
    return [sys.executable, "-c", "from jupyter_book.cli.main import main; main(prog_name='jupyter-book')"]


def serve(root: Path, port: int, build: bool) -> None:
    """Build the book and serve it on loopback until stopped."""
    from training_safety.book.serving import book_server

    if build:
        subprocess.run([*build_command(), "build", str(root)], check=True)
    with book_server(root / "_build" / "html", port) as server:
        host, taken = server.server_address[:2]
        print(f"The book is at http://{host!s}:{taken}/ – stop with Ctrl+C.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="training-safety", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help="build the book and read it at an address on this machine")
    serving.add_argument("--port", type=int, default=8000, help="the port (default 8000; 0 takes a free one)")
    serving.add_argument("--no-build", action="store_true", help="serve the book as it was last built")
    options = parser.parse_args(arguments)
    try:
        serve(course_root(Path.cwd()), options.port, build=not options.no_build)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        print(f"training-safety: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"training-safety: port {options.port} cannot be used ({error.strerror}). Try --port 0.",
            file=sys.stderr,
        )
        return 1
    return 0
