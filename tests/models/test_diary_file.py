"""The file that the diary's page exports, as Python reads it, also when a spreadsheet has been at it."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from places import ROOT
from training_safety import read_diary

EXPORTED = """
import {{ csvOf, jsonOf }} from "{folder}/export.js";
import {{ sessionsOf }} from "{folder}/sessions.js";
const changed = "2026-11-30T10:00:00.000Z";
const data = {{ sessions: {{
  a: {{ date: "2026-11-23", kind: "strength", minutes: 37.5, rpe: 7, pain_next_day: 0, sleep_h: 7.5, changed }},
  b: {{ date: "2026-11-24", kind: "rest", changed }},
  c: {{ date: "2026-11-25", kind: "cycling", minutes: 1.25, start: "2026-11-25T17:02", source: "a;b,\\"c\\"", changed }},
  gone: {{ deleted: true, changed }},
}} }};
const [, , what] = process.argv;
process.stdout.write(what === "json" ? jsonOf(sessionsOf(data)) : csvOf(sessionsOf(data), what));
"""


@pytest.mark.parametrize("what", ["nb", "en", "json"])
def test_what_the_page_exports_is_read_whole(node: str, tmp_path: Path, what: str) -> None:
    script = tmp_path / "export.mjs"
    folder = ROOT / "src/training_safety/widgets/training_diary"
    script.write_text(EXPORTED.format(folder=folder.as_uri()), encoding="utf-8")
    path = tmp_path / ("diary.json" if what == "json" else "diary.csv")
    path.write_bytes(subprocess.run([node, str(script), what], capture_output=True, check=True).stdout)
    strength, rest, cycling = read_diary(path).sessions
    assert (date(2026, 11, 23), "strength", 37.5, 7, 0, 7.5) == (strength.date, strength.kind, strength.minutes, strength.rpe, strength.pain_next_day, strength.sleep_h)  # fmt: skip
    assert (262.5, 0, None) == (strength.load, rest.load, cycling.load)
    assert ("2026-11-25T17:02", 'a;b,"c"', "c") == (cycling.start, cycling.source, cycling.id)


NB = "Dato;Hva;Minutter;Hvor hard (0–10)\r\n"


@pytest.mark.parametrize(
    "content",
    [
        (NB + "30.11.2026;løping;30;5\r\n").encode("cp1252"),
        (NB + "2026-11-30;Løping;30,0;5,0\r\n\r\n").encode("utf-8-sig"),
        "Kind,Date,Minutes,Mine,How hard (0–10)\nRunning,2026-11-30,30,x,5\n".encode(),
    ],
)
def test_a_table_that_a_spreadsheet_has_saved_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    (session,) = read_diary(path).sessions
    assert (date(2026, 11, 30), "running", 150) == (session.date, session.kind, session.load)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it has no column «Dato»"),
        ("Date,Steps\n2026-11-30,3\n", "it has no column «Kind»"),
        ("{", r"it is not whole JSON \(line 1\)"),
        (json.dumps({"kind": "trygg-trening/records"}), "it is JSON of another kind"),
        (json.dumps({"kind": "trygg-trening/diary", "version": 2}), "it has version 2"),
        (json.dumps({"kind": "trygg-trening/diary", "version": 1}), "it has no list of sessions"),
        (json.dumps({"kind": "trygg-trening/diary", "version": 1, "sessions": [7]}), "session 1: date is None"),
        (NB + "2026-02-30;Løping;30;5\n", "line 2: date is '2026-02-30'; give a date that exists"),
        (NB + "2026-11-30;Sjakk;30;5\n", "line 2: kind is 'Sjakk'"),
        (NB + "2026-11-30;Løping;halvtimen;5\n", "line 2: minutes is 'halvtimen'; give a number"),
        (NB + "2026-11-30;Løping;30;12\n" * 7, "… and 2 more"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=sentence):
        read_diary(path)
