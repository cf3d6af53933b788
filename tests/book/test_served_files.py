"""What the book serves of the package: made small, and still the same program."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT
from training_safety.book.served_files import (
    FOLDER,
    HOST,
    STATIC,
    WIDGETS,
    remove_outdated,
    serve,
    shortened,
    sources,
)
from training_safety.es_modules import inlined

SCRIPTS = [
    HOST,
    *(path for path in sorted(WIDGETS.glob("*.js")) if path.with_suffix(".py").is_file()),
    *sorted(STATIC.glob("*.js")),
]


SAME_PROGRAM = """
import { readFileSync } from "node:fs";
import { parse } from "%s";
const tree = (file) =>
  JSON.stringify(parse(readFileSync(file, "utf8"), { ecmaVersion: "latest", sourceType: "module" }), (key, value) =>
    key === "start" || key === "end" || key === "raw" ? undefined : value);
const [whole, short] = process.argv.slice(-2).map(tree);
if (whole !== short) throw new Error("another program");
console.log(whole.length);
"""


@pytest.mark.parametrize("script", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_a_script_is_the_same_program_as_served_and_shorter(node: str, tmp_path: Path, script: Path) -> None:
    compare, whole, short = (tmp_path / name for name in ("compare.mjs", "whole.js", "short.js"))
    compare.write_text(SAME_PROGRAM % (ROOT / "tests/vendor/acorn/acorn.mjs"), encoding="utf-8")
    whole.write_text(inlined(script), encoding="utf-8")
    short.write_text(shortened(inlined(script), ".js"), encoding="utf-8")
    run = subprocess.run([node, str(compare), str(whole), str(short)], capture_output=True, text=True)
    assert "" == run.stderr
    assert int(run.stdout) > 1000
    assert short.stat().st_size < 0.9 * whole.stat().st_size


def test_a_page_from_disk_finds_every_module_in_one_program(node: str, tmp_path: Path) -> None:
    table = tmp_path / "table.mjs"
    check = """
    for (const [name, text] of Object.entries(trainingSafetySources)) {
      const module = await import("data:text/javascript;base64," + Buffer.from(text).toString("base64"));
      if (Object.keys(module).length === 0) throw new Error(name);
      console.log(name);
    }"""
    table.write_bytes(sources(tmp_path) + check.encode())
    run = subprocess.run([node, str(table)], capture_output=True, text=True)
    assert "" == run.stderr
    stems = {line.split(".")[0] for line in run.stdout.split()}
    assert {"host", "charts", "controls", "quiz", "load_planner", "warm_up_timer", "belief_survey"} == stems


def test_a_style_sheet_takes_the_files_that_it_links_with_it(tmp_path: Path) -> None:
    sheet = tmp_path / serve(tmp_path, STATIC / "course.css")
    linked = re.findall(r"""url\(["']?([^"')]+)""", sheet.read_text(encoding="utf-8"))
    assert linked
    assert [] == [name for name in linked if not (tmp_path / name).is_file()]


def test_what_no_page_names_any_more_is_removed_and_what_one_needs_stays(tmp_path: Path) -> None:
    folder = tmp_path / "_static" / FOLDER
    quiz = serve(folder, WIDGETS / "quiz.js")
    needed = {quiz, serve(folder, HOST), "site.css", "sources.js"}
    for name in (*needed - {quiz, serve(folder, HOST)}, "quiz.0123456789.js"):
        (folder / name).write_text("", encoding="utf-8")
    (tmp_path / "page.html").write_text(f'<script data-modules="{quiz}">', encoding="utf-8")
    remove_outdated(tmp_path)
    assert needed == {path.name for path in folder.iterdir()}
