"""``make lab`` on a copy of the course, as somebody who has just cloned it runs it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from patience import PATIENCE_S
from places import BOOK, ROOT

TOKEN = "only-for-this-test"
CLONED = ("Makefile", "requirements.txt", "pyproject.toml", "_config.yml", "_toc.yml", "lab", "book/jupytext.toml", "book/chapters")  # fmt: skip
#: Notebooks of the built book that a clone has, so that it need not build the book; without one, a notebook of that name.
NOTEBOOKS = ("chapters/introduction.ipynb", "chapters/prevention/warm_up.ipynb")
EMPTY = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@dataclass(frozen=True)
class CourseLab:
    """A JupyterLab that is running: the folder of the course, the home of its user, and its address."""

    root: Path
    home: Path
    url: str

    @property
    def course(self) -> Path:
        """nbgrader's course folder."""
        return self.root / "exercises"

    def address(self, path: str = "") -> str:
        """The address of a page or a file, with what lets one in."""
        return f"{self.url}{path}?token={TOKEN}"

    def asked(self, path: str) -> Any:
        """What the server answers to a question about itself."""
        with urllib.request.urlopen(self.address(path), timeout=PATIENCE_S) as answer:
            return json.loads(answer.read())


def cloned(folder: Path, *assignments: str) -> Path:
    """Copy what ``make lab`` needs, with the assignments named, and lend it this environment."""
    folder.mkdir(exist_ok=True)
    for name in CLONED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(
                source, target, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            )
        else:
            shutil.copy(source, target)
    for name in NOTEBOOKS:
        built = folder / "_build/html/_notebooks" / name
        built.parent.mkdir(parents=True, exist_ok=True)
        if (BOOK / "_notebooks" / name).is_file():
            shutil.copy(BOOK / "_notebooks" / name, built)
        else:
            built.write_text(EMPTY, encoding="utf-8")
    (folder / "exercises").mkdir()
    shutil.copy(ROOT / "exercises" / "nbgrader_config.py", folder / "exercises")
    for name in assignments:
        shutil.copytree(ROOT / "exercises" / "source" / name, folder / "exercises" / "source" / name)
    environment = folder / ".venv"
    environment.mkdir()
    (environment / "bin").symlink_to(Path(sys.executable).parent)
    (environment / "installed").touch()  # newer than requirements.txt: there is nothing to install
    return folder


@contextmanager
def running(root: Path, home: Path) -> Iterator[CourseLab]:
    """Run ``make lab`` with nothing of this machine's user in it until the caller is done."""
    home.mkdir(exist_ok=True)
    own = ("JUPYTER", "IPYTHON", "NBGRADER", "MAKE", "MFLAGS", "XDG_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    options = f"--no-browser --allow-root --ServerApp.port=0 --IdentityProvider.token={TOKEN}"
    log = home / "log.txt"
    with log.open("wb") as output:
        make = subprocess.Popen(
            ["make", "lab", f"LAB={options}"], env={**environment, "HOME": str(home)}, cwd=root,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield CourseLab(root, home, address(make, home / ".local/share/jupyter/runtime", log))
    finally:
        ended(make)


def address(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """The address of a JupyterLab that was started, once it answers there.

    Raises ``AssertionError`` with the end of the log when it does not start.
    """
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and server.poll() is None:
        try:
            (running,) = runtime.glob("jpserver-*.json")
            url: str = json.loads(running.read_text(encoding="utf-8"))["url"]
            with urllib.request.urlopen(f"{url}api/status?token={TOKEN}", timeout=5):
                return url
        except (
            ValueError,
            urllib.error.URLError,
            TimeoutError,
        ):  # no file yet, half a file, or nobody at home
            time.sleep(0.2)
    raise AssertionError(
        "JupyterLab did not start.\n" + log.read_text(encoding="utf-8", errors="replace")[-3000:]
    )


def ended(server: subprocess.Popen[bytes]) -> None:
    """End a server with the group it leads; it ends its kernels."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def seen(locator: Locator) -> None:
    """Wait until something is seen."""
    expect(locator).to_be_visible()
