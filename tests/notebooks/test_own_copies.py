"""What somebody has written in a notebook is never overwritten, whatever the book has become."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from places import ROOT
from training_safety.notebooks import lab
from training_safety.notebooks.own_copies import RECORD, keep_widgets, lay_copies

NAME = "chapters/warm_up.ipynb"


def notebook(text: str, edition: str = "", language: str = "nb") -> bytes:
    about = {"edition": edition or text, "language": language}
    cells = [{"cell_type": "markdown", "id": "part-0", "metadata": {}, "source": text}]
    whole = {"cells": cells, "metadata": {"training_safety": about}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole).encode()


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "chapters").iterdir() if path.name != "warm_up.ipynb")


def became(content: bytes, folder: Path) -> str:
    (copy,) = lay_copies({NAME: content}, folder)
    return copy.became


def test_a_copy_nobody_has_changed_is_renewed_with_the_book(tmp_path: Path) -> None:
    assert ["new", "kept", "renewed"] == [became(notebook(text), tmp_path) for text in "aab"]
    assert notebook("b") == (tmp_path / NAME).read_bytes()
    assert [] == beside(tmp_path)


def with_widget(step: int, run: int) -> bytes:
    """A notebook with a widget, as it is saved after so many runs."""
    view, state = (f"application/vnd.jupyter.widget-{kind}+json" for kind in ("view", "state"))
    shown = {"output_type": "execute_result", "execution_count": run, "data": {view: {"model_id": f"model{run}"}}, "metadata": {}}  # fmt: skip
    cell = {"cell_type": "code", "id": "part-0", "metadata": {}, "source": "x", "execution_count": run, "outputs": [shown]}  # fmt: skip
    models = {f"model{run}": {"state": {"_esm": "…", "step": step, "layout": f"IPY_MODEL_{run}"}}}
    about = {"edition": "a", "language": "nb"}
    metadata = {"training_safety": about, "widgets": {state: {"state": models}}}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode()


def test_opening_running_and_saving_is_no_change_and_what_was_set_in_a_widget_is_one(tmp_path: Path) -> None:
    became(with_widget(5, run=1), tmp_path)
    (tmp_path / NAME).write_bytes(with_widget(5, run=2))
    assert "renewed" == became(notebook("b"), tmp_path)
    became(with_widget(5, run=1), tmp_path)
    (tmp_path / NAME).write_bytes(with_widget(7, run=2))
    assert "beside" == became(notebook("b"), tmp_path)


def test_saving_keeps_the_widgets_that_are_shown_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_bytes(with_widget(5, run=1))
    state = "application/vnd.jupyter.widget-state+json"

    def saved(run: int) -> dict[str, object]:
        content = json.loads(with_widget(5, run=run))
        content["metadata"]["widgets"][state]["state"] = {}
        keep_widgets({"type": "notebook", "content": content}, "/a.ipynb", SimpleNamespace(root_dir=tmp_path))
        return dict(content["metadata"]["widgets"][state]["state"])

    assert ["model1"] == [*saved(run=1)]
    assert {} == saved(run=2), "a widget that is shown no longer is not kept"


def test_a_changed_copy_stays_and_a_newer_edition_lies_beside_it_and_says_so(tmp_path: Path) -> None:
    became(notebook("a"), tmp_path)
    mine = notebook("mine", "a")
    (tmp_path / NAME).write_bytes(mine)
    assert "kept" == became(notebook("a"), tmp_path), "the same edition has nothing new to say"
    assert "beside" == became(notebook("b"), tmp_path)
    assert mine == (tmp_path / NAME).read_bytes()
    (name,) = beside(tmp_path)
    assert "warm_up – ny utgave b.ipynb" == name
    first, second = json.loads((tmp_path / "chapters" / name).read_bytes())["cells"]
    assert "Ny utgave av `warm_up.ipynb`" in first["source"]
    assert "b" == second["source"]
    assert "kept" == became(notebook("b"), tmp_path)


def test_an_edition_beside_gives_way_to_a_newer_one_unless_somebody_has_written_in_it(tmp_path: Path) -> None:
    became(notebook("a"), tmp_path)
    (tmp_path / NAME).write_bytes(notebook("mine", "a"))
    for text in ("b", "c"):
        became(notebook(text), tmp_path)
    assert ["warm_up – ny utgave c.ipynb"] == beside(tmp_path)
    (tmp_path / "chapters" / "warm_up – ny utgave c.ipynb").write_bytes(notebook("mine too", "c"))
    became(notebook("d"), tmp_path)
    assert ["warm_up – ny utgave c.ipynb", "warm_up – ny utgave d.ipynb"] == beside(tmp_path)


def test_a_file_of_one_s_own_under_the_same_name_stays(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / NAME).write_text("not even a notebook", encoding="utf-8")
    assert "beside" == became(notebook("a", language="en"), tmp_path)
    assert "not even a notebook" == (tmp_path / NAME).read_text(encoding="utf-8")
    assert ["warm_up – new edition a.ipynb"] == beside(tmp_path)


def test_a_copy_that_was_deleted_comes_back(tmp_path: Path) -> None:
    became(notebook("a"), tmp_path)
    (tmp_path / NAME).unlink()
    assert "new" == became(notebook("a"), tmp_path)


def test_copies_of_which_nothing_was_noted_are_kept_track_of_again(tmp_path: Path) -> None:
    became(notebook("a"), tmp_path)
    (tmp_path / RECORD).unlink()
    assert ["kept", "renewed"] == [became(notebook(text), tmp_path) for text in "ab"]


def test_a_record_that_cannot_be_read_stops_with_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    became(notebook("a"), tmp_path)
    (tmp_path / RECORD).write_text("[", encoding="utf-8")
    with pytest.raises(ValueError, match="Nothing was changed"):
        became(notebook("b"), tmp_path)
    assert notebook("a") == (tmp_path / NAME).read_bytes()
    assert "[" == (tmp_path / RECORD).read_text(encoding="utf-8")


def test_the_lab_reads_no_source_of_the_book_and_keeps_the_state_of_widgets() -> None:
    settings = json.loads((ROOT / "lab/labconfig/default_setting_overrides.json").read_text(encoding="utf-8"))
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"]["saveState"]
    assert "Jupytext" not in json.dumps(settings)
    assert f"/{lab.OWN}/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split("\n")


def test_the_course_s_settings_come_before_the_user_s_and_both_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", "/home/me/share")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", "/home/me/settings")
    environment = lab.environment(tmp_path)
    assert f"{tmp_path / 'lab' / 'share'}:/home/me/share" == environment["JUPYTER_PATH"].replace(";", ":")
    assert "/home/me/settings" == environment["JUPYTERLAB_SETTINGS_DIR"]
