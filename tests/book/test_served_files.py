"""What the book serves of the package: made small, and still the same program."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from training_safety.book.served_files import FOLDER, HOST, STATIC, WIDGETS, remove_outdated, serve, sources

SCRIPTS = [
    HOST,
    *(path for path in sorted(WIDGETS.glob("*.js")) if path.with_suffix(".py").is_file()),
    *sorted(STATIC.glob("*.js")),
]


@pytest.mark.parametrize("script", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_a_script_is_smaller_as_served_and_still_a_program(node: str, tmp_path: Path, script: Path) -> None:
    served = tmp_path / serve(tmp_path, script)
    assert served.stat().st_size < 0.95 * script.stat().st_size or script.with_suffix(".py").is_file()
    assert "\n//" not in served.read_text(encoding="utf-8")
    program = served.rename(served.with_suffix(".mjs"))
    run = subprocess.run([node, "--check", str(program)], capture_output=True, text=True)
    assert "" == run.stderr


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
    linked = re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))
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
