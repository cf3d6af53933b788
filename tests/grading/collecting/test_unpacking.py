"""Archives are opened within limits, below their own folder, and a bad one stops nobody."""

from __future__ import annotations

import gzip
import io
import json
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from training_safety.grading import unpacking
from training_safety.grading.unpacking import Manifest, PatientExtractor

NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
MB = 1_000_000


def packed(path: Path, files: Mapping[str, str | bytes | zipfile.ZipInfo]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def in_bytes(files: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def unpacked(folder: Path, **limits: int) -> tuple[set[str], list[str]]:
    """The files that were unpacked, and what was left out."""
    root = folder / "extracted"
    root.mkdir()
    PatientExtractor(**limits).extract(str(folder / "archive"), str(root))
    assert {"archive", "extracted", "extracted.json"} >= {path.name for path in folder.iterdir()}
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    manifest = Manifest.read(root)
    assert files == set(manifest.files)
    return files, manifest.left_out


def origins(folder: Path) -> dict[str, str]:
    return {path: str(one.origin) for path, one in Manifest.read(folder / "extracted").files.items()}


def test_archives_are_opened_also_those_within_and_notebooks_get_the_ending_of_notebooks(
    tmp_path: Path,
) -> None:
    inner = in_bytes(
        {"treatment/treatment.ipynb": NOTEBOOK, "__MACOSX/treatment/._treatment.ipynb": "", ".DS_Store": ""}
    )
    packed(
        tmp_path / "archive" / "submissions.zip",
        {
            "n_1_2_treatment.ipynb.txt": NOTEBOOK,
            "n_2_3_Treatment.IPYNB": NOTEBOOK,
            "n_3_4_oppgave": NOTEBOOK,
            "n_4_5_notes.txt": "hei",
            "n_5_6_levert.zip": inner,
        },
    )
    packed(tmp_path / "archive" / "submissions (1).ZIP", {"n_1_9_treatment.ipynb": NOTEBOOK})
    (tmp_path / "archive" / "Moen, Tor (tor)").mkdir()
    (tmp_path / "archive" / "Moen, Tor (tor)" / "treatment.ipynb").write_text(NOTEBOOK)
    files, left_out = unpacked(tmp_path)
    assert {
        "submissions/n_1_2_treatment.ipynb",
        "submissions/n_2_3_Treatment.ipynb",
        "submissions/n_3_4_oppgave.ipynb",
        "submissions/n_4_5_notes.txt",
        "submissions/n_5_6_levert/treatment/treatment.ipynb",
        "submissions (1)/n_1_9_treatment.ipynb",
        "Moen, Tor (tor)/treatment.ipynb",
    } == files
    assert [] == left_out
    assert (
        "submissions.zip/n_5_6_levert.zip/treatment/treatment.ipynb"
        == origins(tmp_path)["submissions/n_5_6_levert/treatment/treatment.ipynb"]
    )


def tarred(ending: str, members: Mapping[str, bytes | str]) -> bytes:
    """A tar with files, and links where the content is text."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode=f"w:{ending}") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            if isinstance(content, str):
                member.type, member.linkname = tarfile.SYMTYPE, content
                archive.addfile(member)
            else:
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "ending"), [("l.tar.gz", "gz"), ("l.tgz", "gz"), ("l.tar", ""), ("l.tar.xz", "xz")]
)
def test_other_archives_are_opened_in_the_same_way(tmp_path: Path, name: str, ending: str) -> None:
    content = tarred(ending, {"../../b.ipynb": NOTEBOOK.encode(), "c.ipynb": "/etc/passwd"})
    packed(tmp_path / "archive" / "s.zip", {f"n_1_2_{name}": content})
    files, left_out = unpacked(tmp_path)
    assert {"s/n_1_2_l/b.ipynb"} == files
    assert f"s.zip/n_1_2_{name}/c.ipynb was left out: it is a link or no ordinary file" in left_out[0]


def test_a_single_file_that_is_only_made_smaller_is_opened(tmp_path: Path) -> None:
    packed(tmp_path / "archive" / "s.zip", {"n_1_2_a.ipynb.gz": gzip.compress(NOTEBOOK.encode())})
    assert {"s/n_1_2_a.ipynb/n_1_2_a.ipynb"} == unpacked(tmp_path)[0]


@pytest.mark.parametrize(
    "broken",
    [b"PK\x03\x04 broken", b"", b"no archive", in_bytes({"a.ipynb": NOTEBOOK})[:60]],
    ids=["its first bytes", "nothing", "a text", "cut off"],  # bytes hold the clock, and workers must agree
)
@pytest.mark.parametrize("ending", ["zip", "gz", "tar"])
def test_a_broken_archive_stops_nobody_stays_as_it_is_and_is_named(
    tmp_path: Path, broken: bytes, ending: str
) -> None:
    packed(
        tmp_path / "archive" / "a.zip", {f"n_2_3_levert.{ending}": broken, "n_1_2_treatment.ipynb": NOTEBOOK}
    )
    (tmp_path / "archive" / "b.zip").write_bytes(broken)
    files, left_out = unpacked(tmp_path)
    assert {"a/n_1_2_treatment.ipynb", f"a/n_2_3_levert.{ending}", "b.zip"} == files
    assert [f"a.zip/n_2_3_levert.{ending}", "b.zip"] == [one.split(" was left out")[0] for one in left_out]


def test_a_damaged_or_locked_file_in_an_archive_is_named_and_the_others_are_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "archive" / "a.zip", {"n_1_2_a.ipynb": NOTEBOOK, "n_2_3_b.ipynb": NOTEBOOK})
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1  # says that it is encrypted
    path.write_bytes(content)
    files, left_out = unpacked(tmp_path)
    assert {"a/n_2_3_b.ipynb"} == files
    (said,) = left_out
    assert "a.zip/n_1_2_a.ipynb was left out: it could not be unpacked (" in said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../x.ipynb", "a/x.ipynb"),
        ("/y.ipynb", "a/y.ipynb"),
        ("//host/share/y.ipynb", "a/host/share/y.ipynb"),
        ("b\\..\\..\\z.ipynb", "a/b/z.ipynb"),
        ("C:\\b\\z.ipynb", "a/C_/b/z.ipynb"),
        ("./a/./b.ipynb", "a/a/b.ipynb"),
        ("x" * 300 + ".ipynb", f"a/{'x' * 94}.ipynb"),
        ("/".join("d" * 40) + "/b.ipynb", "a/" + "d/" * 10 + "b.ipynb"),
        ("a\x1b[2J\n.ipynb", "a/a_[2J_.ipynb"),
    ],
)
def test_an_archive_writes_nothing_outside_its_folder_whatever_it_says(
    tmp_path: Path, name: str, expected: str
) -> None:
    packed(tmp_path / "archive" / "a.zip", {name: NOTEBOOK})
    assert ({expected}, []) == unpacked(tmp_path)


def test_nothing_is_written_twice_also_where_a_disk_does_not_tell_capitals(tmp_path: Path) -> None:
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(
            packed(tmp_path / "archive" / "a.zip", {"n_1_2_a.ipynb": "1", "N_1_2_A.ipynb": "2"}), "a"
        ) as archive,
    ):
        archive.writestr("n_1_2_a.ipynb", "3")
    files, _ = unpacked(tmp_path)
    assert {"a/n_1_2_a.ipynb", "a/N_1_2_A (2).ipynb", "a/n_1_2_a (3).ipynb"} == files
    said = set(origins(tmp_path).values())
    assert {"a.zip/n_1_2_a.ipynb", "a.zip/N_1_2_A.ipynb"} == said  # what it is called here says nothing


def test_links_and_devices_are_left_out_and_named(tmp_path: Path) -> None:
    secret = tmp_path / "archive" / "secret.ipynb"
    with zipfile.ZipFile(packed(tmp_path / "archive" / "a.zip", {"n_1_2_a.ipynb": NOTEBOOK}), "a") as archive:
        for name, kind in (("n_2_3_b.ipynb", stat.S_IFLNK), ("n_3_4_c.ipynb", stat.S_IFIFO)):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
            archive.writestr(entry, "/etc/passwd")
    secret.symlink_to("/etc/passwd")
    files, left_out = unpacked(tmp_path)
    assert {"a/n_1_2_a.ipynb"} == files
    assert ["a.zip/n_2_3_b.ipynb", "a.zip/n_3_4_c.ipynb", "secret.ipynb"] == [
        one.split(" was left out")[0] for one in left_out
    ]


@pytest.mark.parametrize("raw", ["østby".encode(), "østby".encode("cp865"), "østby".encode("cp850")])
def test_a_name_in_another_code_that_does_not_say_so_is_read_as_it_was_written(
    tmp_path: Path, raw: bytes
) -> None:
    path = packed(tmp_path / "archive" / "a.zip", {"x" * len(raw) + "_1_2_a.ipynb": NOTEBOOK})
    path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
    assert {"a/østby_1_2_a.ipynb"} == unpacked(tmp_path)[0]


def test_a_name_that_an_archive_gives_once_more_in_unicode_is_taken_from_there(tmp_path: Path) -> None:
    plain, real = b"Zo?_1_2_a.ipynb", "Zoë_1_2_a.ipynb"
    entry = zipfile.ZipInfo(plain.decode())
    named = b"\x01" + struct.pack("<I", zlib.crc32(plain)) + real.encode()
    entry.extra = struct.pack("<HH", 0x7075, len(named)) + named
    (tmp_path / "archive").mkdir()
    with zipfile.ZipFile(tmp_path / "archive" / "a.zip", "w") as archive:
        archive.writestr(entry, NOTEBOOK)
    assert {f"a/{real}"} == unpacked(tmp_path)[0]


# How old what is in an archive is.


def aged(folder: Path, day: tuple[int, int, int, int, int, int], extra: bytes = b"") -> float | None:
    entry = zipfile.ZipInfo("n_1_2_a.ipynb", day)
    entry.extra = extra
    (folder / "archive").mkdir()
    with zipfile.ZipFile(folder / "archive" / "a.zip", "w") as archive:
        archive.writestr(entry, NOTEBOOK)
    unpacked(folder)
    (one,) = Manifest.read(folder / "extracted").files.values()
    return one.ages[0]


def test_a_file_keeps_its_own_time_in_an_archive_on_the_clock_of_the_place(tmp_path: Path) -> None:
    assert datetime(2026, 7, 1, 10, tzinfo=UTC).timestamp() == aged(tmp_path, (2026, 7, 1, 12, 0, 0))


def test_a_time_in_utc_that_an_archive_gives_besides_counts(tmp_path: Path) -> None:
    stamped = struct.pack("<HHBi", 0x5455, 5, 1, 1_700_000_000)
    assert 1_700_000_000 == aged(tmp_path, (2026, 7, 1, 12, 0, 0), stamped)


@pytest.mark.parametrize("day", [(1980, 1, 1, 0, 0, 0), (1980, 0, 0, 0, 0, 0)])
def test_an_archive_without_times_says_none(tmp_path: Path, day: tuple[int, int, int, int, int, int]) -> None:
    assert aged(tmp_path, day) is None


def test_times_of_archives_within_one_another_are_kept_from_the_outermost_in(tmp_path: Path) -> None:
    inner = zipfile.ZipInfo("treatment.ipynb", (2020, 1, 1, 12, 0, 0))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(inner, NOTEBOOK)
    outer = zipfile.ZipInfo("n_1_2_l.zip", (2021, 1, 1, 12, 0, 0))
    (tmp_path / "archive").mkdir()
    with zipfile.ZipFile(tmp_path / "archive" / "a.zip", "w") as archive:
        archive.writestr(outer, written.getvalue())
    unpacked(tmp_path)
    (one,) = Manifest.read(tmp_path / "extracted").files.values()
    assert [2021, 2020] == [datetime.fromtimestamp(age or 0, UTC).year for age in one.ages]


# Limits.


def test_a_class_has_no_limit_but_each_student_and_each_file_has(tmp_path: Path) -> None:
    large = bytes(900_000)
    files: dict[str, str | bytes] = {f"n_{number}_9_a.ipynb": large for number in range(5)}
    files["n_6_9_b.ipynb"] = bytes(1_000_001)
    files["n_7_9_l.zip"] = in_bytes({f"{number}/a.ipynb": large for number in range(5)})
    packed(tmp_path / "archive" / "a.zip", files)
    found, left_out = unpacked(tmp_path, file_mb=1, student_mb=2)
    assert {f"a/n_{number}_9_a.ipynb" for number in range(5)} <= found
    assert 2 == sum(name.startswith("a/n_7_9_l/") for name in found)
    assert ["a.zip/n_6_9_b.ipynb was left out: it is larger than 1 MB when unpacked."] == [
        left_out[0].split(" If")[0]
    ]
    (said,) = left_out[1:]
    assert (
        "a.zip/n_7_9_l.zip/2/a.ipynb was left out: with it, what this student handed in is larger than 2 MB"
        in said
    )


def test_of_one_student_in_folders_all_downloads_of_a_class_are_separate(tmp_path: Path) -> None:
    files = {f"Uke 3/N{number} (n{number}xx)/a.ipynb": bytes(900_000) for number in range(5)}
    packed(tmp_path / "archive" / "a.zip", files)
    assert [] == unpacked(tmp_path, file_mb=1, student_mb=1)[1]


@pytest.mark.parametrize("kind", ["zeros", "gz", "tar", "deep"])
def test_a_bomb_goes_off_for_nobody(tmp_path: Path, kind: str) -> None:
    zeros = bytes(20 * MB)
    bombs: dict[str, tuple[str, bytes]] = {
        "zeros": ("l.zip", in_bytes({"zeros.ipynb": zeros})),
        "gz": ("l.ipynb.gz", gzip.compress(b"x" * 20 * MB)),
        "tar": ("l.tar.gz", tarred("gz", {"zeros.ipynb": zeros})),
        "deep": ("l.zip", in_bytes({"1.zip": in_bytes({"2.zip": in_bytes({"3.zip": in_bytes({"4.zip": in_bytes({"a.ipynb": "x"})})})})})),
    }  # fmt: skip
    name, bomb = bombs[kind]
    packed(tmp_path / "archive" / "a.zip", {f"n_1_2_{name}": bomb, "n_2_3_a.ipynb": NOTEBOOK})
    files, left_out = unpacked(tmp_path, file_mb=1, student_mb=5)
    assert "a/n_2_3_a.ipynb" in files
    assert 2 * MB > sum(path.stat().st_size for path in (tmp_path / "extracted").rglob("*") if path.is_file())
    if kind == "deep":
        assert "a/n_1_2_l/1/2/3.zip" in files
    else:
        assert "is larger than 1 MB when unpacked" in left_out[0]


def test_too_many_files_of_one_student_are_told_once_and_the_notebook_is_among_those_that_are_there(
    tmp_path: Path,
) -> None:
    many: dict[str, str | bytes] = {f"env/{number}.py": "" for number in range(50)}
    inner = in_bytes({**many, "treatment.ipynb": NOTEBOOK})
    packed(tmp_path / "archive" / "a.zip", {"n_1_2_l.zip": inner})
    files, left_out = unpacked(tmp_path, student_files=20)
    assert "a/n_1_2_l/treatment.ipynb" in files
    assert 1 == len(left_out)
    assert "this student handed in more than 20 files" in left_out[0]


def test_a_disk_without_room_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ROOM_LEFT", 1 << 60)
    packed(tmp_path / "archive" / "a.zip", {"n_1_2_a.ipynb": NOTEBOOK, "n_2_3_b.ipynb": NOTEBOOK})
    _, left_out = unpacked(tmp_path)
    assert 1 == len([one for one in left_out if "the disk has only" in one])
