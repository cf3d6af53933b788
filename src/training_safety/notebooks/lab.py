"""JupyterLab with the learner's own copies of the notebooks, and with the course's assignments in nbgrader."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from training_safety.notebooks.own_copies import Copied, lay_copies, trust

#: Where the learner's copies lie in the course's folder.
OWN = "notebooks"


def edition(root: Path) -> dict[str, bytes]:
    """Return the notebooks of the built book and the tours, by their names in the learner's folder."""
    built = root / "_build" / "html" / "_notebooks"
    found = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*.ipynb")}
    return {**found, **tours(root)} if found else {}


def tours(root: Path) -> dict[str, bytes]:
    """Return the notebooks that show what the package has, one in each language."""
    import jupytext  # only here: it comes with training-safety[lab]

    made = {}
    for path in sorted((root / "lab" / "tour").glob("*.md")):
        notebook = jupytext.read(path)
        for number, cell in enumerate(notebook.cells):
            cell["id"] = f"part-{number}"
        notebook.metadata.pop("jupytext", None)
        made[f"{path.stem}.ipynb"] = (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()
    return made


def told(copies: Iterable[Copied], folder: Path) -> list[str]:
    """Return what the learner is told of the copies."""
    copies = list(copies)
    lines = [f"Your own copies of the notebooks are in {folder}."]
    for became, says in (("new", "new"), ("renewed", "renewed: you had not changed them")):
        if count := sum(copy.became == became for copy in copies):
            lines.append(f"{count} {says}.")
    lines += [
        f"{copy.name} is as you left it; a newer edition lies beside it: {copy.beside}"
        for copy in copies
        if copy.became == "beside"
    ]
    return lines


def lay(root: Path) -> list[str]:
    """Lay the copies of the notebooks that are built, and return what the learner is told."""
    folder = root / OWN
    notebooks = edition(root)
    copies = lay_copies(notebooks, folder)
    laid = [folder / copy.name for copy in copies if copy.became in ("new", "renewed")]
    trust([*laid, *(folder / copy.beside for copy in copies if copy.became == "beside")])
    return told(copies, folder)


def environment(root: Path) -> dict[str, str]:
    """Return the settings that the Lab is started with.

    The course's own come before those of the user, and what is changed in this Lab stays in the environment it runs in.
    """
    theirs = dict(os.environ)

    def first(path: Path, name: str) -> str:
        return os.pathsep.join(filter(None, (str(path), theirs.get(name))))

    usual = root / ".venv"
    own = (usual if usual.is_dir() else Path(sys.prefix)) / "lab"
    return {
        **theirs,
        "JUPYTER_CONFIG_PATH": first(root / "lab", "JUPYTER_CONFIG_PATH"),
        "JUPYTER_PATH": first(root / "lab" / "share", "JUPYTER_PATH"),
        "JUPYTERLAB_SETTINGS_DIR": theirs.get("JUPYTERLAB_SETTINGS_DIR", str(own / "settings")),
        "JUPYTERLAB_WORKSPACES_DIR": theirs.get("JUPYTERLAB_WORKSPACES_DIR", str(own / "workspaces")),
        "PATH": first(Path(sys.executable).parent, "PATH"),
    }


def run(root: Path, options: list[str]) -> int:
    """Run JupyterLab at the learner's copies until it is stopped; return its exit code."""
    for folder in ("exchange", "fetched"):  # what nbgrader rehearses with
        (root / "_build" / folder).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={root}"]
    command += [f"--LabApp.default_url=/lab/tree/{OWN}", *options]
    return subprocess.run(command, env=environment(root), cwd=root).returncode
