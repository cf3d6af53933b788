"""What the book serves of the package: made small, and still the same program."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from places import ROOT
from training_safety.site.served_files import (
    FOLDER,
    SHARED,
    STATIC,
    WIDGETS,
    remove_outdated,
    serve,
    serve_shared,
    shared_name,
    shortened,
    sources,
    widget_modules,
)
from training_safety.widgets.shared.es_modules import inlined, together

CLASSIC = [STATIC / name for name in ("early.js", "loader.js")]
SCRIPTS = {
    "shared": together(SHARED),
    "search": inlined(STATIC / "search.js"),
    "page": inlined(STATIC / "page.js"),
    **{path.stem: path.read_text(encoding="utf-8") for path in CLASSIC},
    **{
        path.stem: inlined(path) for path in [*widget_modules(), STATIC / "charts.js", STATIC / "controls.js"]
    },
}


SAME_PROGRAM = """
import { readFileSync } from "node:fs";
import { parse } from "%s";
const tree = (file) =>
  JSON.stringify(parse(readFileSync(file, "utf8"), { ecmaVersion: "latest", sourceType: "module" }), (key, value) =>
    key === "start" || key === "end" || key === "raw" ? undefined : typeof value === "bigint" ? `${value}n` : value);
const [whole, short] = process.argv.slice(-2).map(tree);
if (whole !== short) throw new Error("another program");
console.log(whole.length);
"""


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=list(SCRIPTS))
def test_a_script_is_the_same_program_as_served_and_shorter(node: str, tmp_path: Path, script: str) -> None:
    compare, whole, short = (tmp_path / name for name in ("compare.mjs", "whole.js", "short.js"))
    compare.write_text(SAME_PROGRAM % (ROOT / "tests/vendor/acorn/acorn.mjs"), encoding="utf-8")
    whole.write_text(script, encoding="utf-8")
    short.write_text(shortened(script, ".js"), encoding="utf-8")
    run = subprocess.run([node, str(compare), str(whole), str(short)], capture_output=True, text=True)
    assert "" == run.stderr
    assert int(run.stdout) > 1000
    assert short.stat().st_size < 0.9 * whole.stat().st_size


@pytest.mark.parametrize("rule", ["@media print{%s}", "@container (max-width:20rem){%s}", "%s"])
def test_what_lies_within_an_element_is_still_within_it_when_a_style_sheet_is_short(rule: str) -> None:
    short = shortened(rule % ".a :is(.b, .c) { color: red }", ".css")
    assert ".a *:is(.b,.c){color:red}" in short


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
    widgets = {path.parent.name for path in (ROOT / "src/training_safety/widgets").glob("*/view.js")}
    assert {"shared", "charts", "controls", "section", "own_numbers", "register"} | widgets == stems


def test_a_widget_takes_what_all_share_from_one_file_and_runs(node: str, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    names = [serve(tmp_path, path) for path in widget_modules()]
    assert [] == [
        name for name in names if shared_name() not in (tmp_path / name).read_text(encoding="utf-8")
    ]
    serve_shared(tmp_path)
    check = "".join(f'import * as m{n} from "./{name}";\n' for n, name in enumerate(names))
    (tmp_path / "check.js").write_text(check + "console.log(typeof m0.default.render);", encoding="utf-8")
    run = subprocess.run([node, str(tmp_path / "check.js")], capture_output=True, text=True)
    assert ("function\n", "") == (run.stdout, run.stderr)


def test_a_style_sheet_takes_the_files_that_it_links_with_it(tmp_path: Path) -> None:
    sheet = tmp_path / serve(tmp_path, STATIC / "course.css")
    linked = re.findall(r"""url\(["']?([^"')]+)""", sheet.read_text(encoding="utf-8"))
    assert linked
    assert [] == [name for name in linked if not (tmp_path / name).is_file()]


def test_what_no_page_names_any_more_is_removed_and_what_one_needs_stays(tmp_path: Path) -> None:
    folder = tmp_path / "_static" / FOLDER
    quiz = serve(folder, WIDGETS / "quiz/view.js")
    needed = {quiz, serve_shared(folder), "site.css", "sources.js"}
    for name in ("site.css", "sources.js", "quiz.0123456789.js"):
        (folder / name).write_text("", encoding="utf-8")
    (tmp_path / "page.html").write_text(f'<script data-modules="{quiz}">', encoding="utf-8")
    remove_outdated(tmp_path)
    assert needed == {path.name for path in folder.iterdir()}
