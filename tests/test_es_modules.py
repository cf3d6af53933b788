import subprocess
from pathlib import Path

from training_safety.es_modules import inlined, needed


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


def test_what_a_module_needs_comes_once_and_after_its_own_needs(tmp_path: Path) -> None:
    assert ["a.js", "b.js"] == [path.name for path in needed(write(tmp_path))]


def test_a_module_that_two_others_import_is_one_and_the_same_in_the_text(tmp_path: Path, node: str) -> None:
    (tmp_path / "count.js").write_text("const seen = [];\nexport const add = (x) => seen.push(x);\n")
    (tmp_path / "left.js").write_text(
        'import { add } from "./count.js";\nexport const left = () => add(1);\n'
    )
    top = tmp_path / "top.js"
    top.write_text(
        'import { add } from "./count.js";\nimport { left } from "./left.js";\nleft();\nconsole.log(add(2));\n'
    )
    (tmp_path / "one.mjs").write_text(inlined(top))
    run = subprocess.run([node, str(tmp_path / "one.mjs")], capture_output=True, text=True, check=True)
    assert "2\n" == run.stdout


def test_a_shared_module_can_stay_a_file_of_its_own(tmp_path: Path, node: str) -> None:
    top = write(tmp_path)
    text = inlined(top, {(tmp_path / "a.js").resolve(): "./a.123.mjs"})
    assert 1 == text.count('from "./a.123.mjs";')
    assert "export const one" not in text
    (tmp_path / "a.123.mjs").write_text((tmp_path / "a.js").read_text())
    (tmp_path / "one.mjs").write_text(text + "console.log(sum);\n")
    run = subprocess.run([node, str(tmp_path / "one.mjs")], capture_output=True, text=True, check=True)
    assert "6\n" == run.stdout
