import subprocess
from pathlib import Path

from training_safety.es_modules import imported, inlined, renamed


def write(folder: Path) -> Path:
    (folder / "a.js").write_text("export const one = 1;\nexport function two() { return one + 1; }\n")
    (folder / "b.js").write_text('import { two } from "./a.js";\nexport class Three { value = two() + 1; }\n')
    top = folder / "top.js"
    top.write_text(
        'import { one,\n  two } from "./a.js";\nimport { Three } from "./b.js";\n'
        "export const sum = one + two() + new Three().value;\nexport default { sum };\n"
    )
    return top


def test_an_inlined_module_does_what_the_files_do(tmp_path: Path, node: str) -> None:
    top = write(tmp_path)
    text = inlined(top)
    assert "import" not in text
    (tmp_path / "one.mjs").write_text(text + "console.log(sum);\n")
    (tmp_path / "many.mjs").write_text('import { sum } from "./top.js";\nconsole.log(sum);\n')
    (tmp_path / "package.json").write_text('{"type": "module"}')
    results = [
        subprocess.run([node, str(tmp_path / name)], capture_output=True, text=True, check=True).stdout
        for name in ("one.mjs", "many.mjs")
    ]
    assert ["6\n", "6\n"] == results


def test_the_files_a_module_imports_are_found(tmp_path: Path) -> None:
    assert ["a.js", "b.js"] == [path.name for path in imported(write(tmp_path))]


def test_imports_can_be_given_the_names_they_are_served_by(tmp_path: Path) -> None:
    text = renamed(write(tmp_path), lambda path: f"{path.stem}.123.js")
    assert 'from "./a.123.js";' in text
    assert 'from "./b.123.js";' in text
