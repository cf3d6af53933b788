"""The learner's own copies of the notebooks: what is written in one is never overwritten.

A copy that is as it was laid down is renewed with the book. One that somebody has worked in stays, and a
newer edition lies beside it under a name of its own, which says so.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

#: Where it stands how each copy was laid down.
RECORD = ".editions.json"
_STATE, _VIEW = "application/vnd.jupyter.widget-state+json", "application/vnd.jupyter.widget-view+json"
_LOOKS = frozenset(["layout", "style", "tabbable", "tooltip"])
_BESIDE = {"nb": "ny utgave", "en": "new edition"}
_SAYS = {
    "nb": "> **Ny utgave av `{name}`.** Din egen, som du har arbeidet i, ligger ved siden av og er som du forlot den.",
    "en": "> **A new edition of `{name}`.** Your own, which you have worked in, lies beside it as you left it.",
}


@dataclass(frozen=True)
class Copied:
    """What became of a notebook: a new copy, a renewed one, one that stays, or one that a newer edition lies beside."""

    name: str
    became: Literal["new", "renewed", "kept", "beside"]
    beside: str = ""


def lay_copies(notebooks: Mapping[str, bytes], folder: Path) -> list[Copied]:
    """Lay each notebook, by its name such as ``"chapters/warm_up.ipynb"``, into the learner's folder.

    Returns what became of each. Raises ``ValueError`` where the record of how they were laid down cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = _read_record(folder / RECORD)
    done = []
    try:
        for name, content in sorted(notebooks.items()):
            done.append(_lay(name, content, folder, record))
    finally:
        _write(folder / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    return done


def _lay(name: str, content: bytes, folder: Path, record: dict[str, dict[str, str]]) -> Copied:
    path, edition = folder / name, edition_of(content)
    laid = record.get(name, {})
    if not path.exists():
        return _laid(name, content, folder, record, "new")
    there = path.read_bytes()
    if there == content:
        record[name] = {"edition": edition, "work": work_in(content)}
        return Copied(name, "kept")
    if work_in(there) == laid.get("work"):
        return _laid(name, content, folder, record, "renewed")
    if laid.get("edition") == edition:
        return Copied(name, "kept")
    beside = _name_beside(name, content, edition)
    told = _with_note(name, content)
    for other in [each for each, how in record.items() if how.get("of") == name and each != beside]:
        older = folder / other  # an edition in between that nobody has written in
        if older.is_file() and work_in(older.read_bytes()) == record[other]["work"]:
            older.unlink()
        del record[other]
    if not (folder / beside).exists():
        _write(folder / beside, told)
        record[beside] = {"edition": edition, "work": work_in(told), "of": name}
        return Copied(name, "beside", beside)
    return Copied(name, "kept", beside)


def _laid(
    name: str,
    content: bytes,
    folder: Path,
    record: dict[str, dict[str, str]],
    became: Literal["new", "renewed"],
) -> Copied:
    _write(folder / name, content)
    record[name] = {"edition": edition_of(content), "work": work_in(content)}
    return Copied(name, became)


def edition_of(content: bytes) -> str:
    """Return what a notebook calls its edition; a notebook that does not say is its own edition."""
    return str(_about(content).get("edition") or _hash(content)[:12])


def work_in(content: bytes) -> str:
    """Return a hash of what a learner may have made of a notebook: its texts, code, results and settings of widgets.

    What differs in any notebook that was opened, run and saved is no work: numbers of runs, ids, and how widgets look.
    """
    try:
        notebook = json.loads(content)
        cells = [
            [cell["cell_type"], "".join(cell["source"]), [*_results(cell)]] for cell in notebook["cells"]
        ]
        models = notebook["metadata"].get("widgets", {}).get(_STATE, {}).get("state", {}).values()
        settings = sorted(
            json.dumps(values, sort_keys=True)
            for model in models
            if (
                values := {
                    key: value for key, value in model["state"].items() if key[0] != "_" and key not in _LOOKS
                }
            )
        )
        return _hash(json.dumps([cells, settings], sort_keys=True).encode())
    except (ValueError, KeyError, TypeError, AttributeError):
        return _hash(content)  # no notebook: each byte counts


def _results(cell: dict[str, Any]) -> Iterator[Any]:
    for output in cell.get("outputs", ()):
        if "data" not in output:
            yield output
        elif _VIEW not in output["data"]:
            yield {
                kind: "".join(data) if isinstance(data, list) else data
                for kind, data in output["data"].items()
            }


def _about(content: bytes) -> dict[str, Any]:
    about = json.loads(content)["metadata"].get("training_safety", {})
    return about if isinstance(about, dict) else {}


def _language(content: bytes) -> str:
    return "en" if _about(content).get("language") == "en" else "nb"


def _name_beside(name: str, content: bytes, edition: str) -> str:
    return f"{name.removesuffix('.ipynb')} – {_BESIDE[_language(content)]} {edition[:6]}.ipynb"


def _with_note(name: str, content: bytes) -> bytes:
    """Return a newer edition that says what it is on top."""
    notebook = json.loads(content)
    says = _SAYS[_language(content)].format(name=name.rpartition("/")[2])
    notebook["cells"].insert(
        0, {"cell_type": "markdown", "id": "new-edition", "metadata": {}, "source": says}
    )
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def trust(paths: Iterable[Path]) -> None:
    """Let Jupyter show what lies in notebooks that the course itself has laid down, before anything is run."""
    nbformat: Any = import_module("nbformat")  # only here: copying does without it
    notary = import_module("nbformat.sign").NotebookNotary()
    for path in paths:
        notary.sign(nbformat.read(path, as_version=4))


def keep_widgets(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Keep the state of widgets that a notebook shows and that saving would lose: a hook of Jupyter's server.

    JupyterLab saves only the state of widgets that a kernel stands behind, so a notebook that was opened, not run
    and saved would be empty when it is opened again.
    """
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    notebook, before = model["content"], Path(contents_manager.root_dir, path.strip("/"))
    try:
        kept = json.loads(before.read_bytes())["metadata"]["widgets"][_STATE]
        old = dict(kept["state"])
    except (OSError, ValueError, KeyError, TypeError):
        return  # nothing was there to lose
    new = (
        notebook.setdefault("metadata", {})
        .setdefault("widgets", {})
        .setdefault(_STATE, {**kept, "state": {}})
    )
    waiting = [
        output["data"][_VIEW]["model_id"]
        for cell in notebook.get("cells", ())
        for output in cell.get("outputs", ())
        if _VIEW in output.get("data", {})
    ]
    while waiting:
        name = waiting.pop()
        if name in old and name not in new["state"]:
            new["state"][name] = old[name]
            waiting += re.findall(r"IPY_MODEL_(\w+)", json.dumps(old[name]["state"].get("layout", "")))
            waiting += re.findall(r"IPY_MODEL_(\w+)", json.dumps(old[name]["state"].get("children", "")))


def _read_record(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(name): {str(key): str(value) for key, value in how.items()} for name, how in found.items()
        }
    except (ValueError, AttributeError):
        raise ValueError(
            f"{path} cannot be read, so it is not known which notebooks you have worked in. Nothing was changed. "
            "Rename the folder, and a new one is made."
        ) from None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)
