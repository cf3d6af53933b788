import socket
from pathlib import Path

import pytest

from places import ROOT
from training_safety.cli import course_root, main


def test_the_course_is_found_from_any_folder_inside_it() -> None:
    assert ROOT == course_root(ROOT / "book" / "chapters")


def test_outside_the_course_the_command_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 1 == main(["serve", "--no-build"])
    assert "not inside the course" in capsys.readouterr().err


def test_a_port_in_use_is_a_sentence_and_not_a_traceback(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert 1 == main(["serve", "--no-build", "--port", str(taken.getsockname()[1])])
    assert "cannot be used" in capsys.readouterr().err


def test_jupyter_book_2_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("training_safety.cli.version", lambda name: "2.1.0")
    assert 1 == main(["build"])
    said = capsys.readouterr().err
    assert "Jupyter Book 2.1.0 is installed" in said
    assert "python -m pip install -r requirements.txt" in said
