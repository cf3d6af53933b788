import re
import subprocess
from pathlib import Path

import pytest

from training_safety.widgets.shared.es_modules import Shared, inlined, needed, style_sheets, together


def write(folder: Path, **modules: str) -> Path:
    """Write modules by name (``__`` stands for a folder) and return the one called ``top``."""
    for name, text in modules.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "top.js"


def a_module(folder: Path) -> Path:
    return write(
        folder,
        a="export const one = 1;\nexport function two() { return one + 1; }\n",
        b='import { two } from "./a.js";\nexport class Three { value = two() + 1; }\n',
        top="// what it is for\n"
        'import { one,\n  two } from "./a.js";\n\n/* and\nthis */\nimport { Three } from "./b.js";\n'
        "export const sum = one + two() + new Three().value;\nexport default { sum };\n",
    )


def printed(node: str, file: Path, text: str) -> str:
    """What a program prints, run as a module of its own."""
    file.write_text(text, encoding="utf-8")
    run = subprocess.run([node, str(file)], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_an_inlined_module_does_what_the_files_do(tmp_path: Path, node: str) -> None:
    top = a_module(tmp_path)
    text = inlined(top)
    assert "import" not in text
    (tmp_path / "package.json").write_text('{"type": "module"}')
    whole = printed(node, tmp_path / "many.mjs", 'import { sum } from "./top.js";\nconsole.log(sum);\n')
    assert ("6", "6") == (printed(node, tmp_path / "one.mjs", text + "console.log(sum);\n"), whole)


def test_what_a_module_needs_comes_once_and_after_its_own_needs(tmp_path: Path) -> None:
    assert ["a.js", "b.js"] == [path.name for path in needed(a_module(tmp_path))]


def test_a_module_that_two_others_import_is_one_and_the_same_in_the_text(tmp_path: Path, node: str) -> None:
    top = write(
        tmp_path,
        count="const seen = [];\nexport const add = (x) => seen.push(x);\n",
        left='import { add } from "./count.js";\nexport const left = () => add(1);\n',
        top='import { add } from "./count.js";\nimport { left } from "./left.js";\nleft();\nconsole.log(add(2));\n',
    )
    assert "2" == printed(node, tmp_path / "one.mjs", inlined(top))


def test_two_files_of_one_name_are_two_modules(tmp_path: Path, node: str) -> None:
    top = write(
        tmp_path,
        models__pain__view="export const name = 'model';\n",
        widgets__pain__view='import { name } from "../../models/pain/view.js";\nexport const both = `widget of ${name}`;\n',
        top='import { name } from "./models/pain/view.js";\nimport { both } from "./widgets/pain/view.js";\n'
        "console.log(name, both);\n",
    )
    assert "model widget of model" == printed(node, tmp_path / "one.mjs", inlined(top))


def test_a_name_can_be_taken_under_another(tmp_path: Path, node: str) -> None:
    top = write(
        tmp_path,
        a="export const one = 1;\n",
        top='import { one as first } from "./a.js";\nconst one = 10;\nconsole.log(first + one);\n',
    )
    assert "11" == printed(node, tmp_path / "one.mjs", inlined(top))


def test_data_come_along_as_they_are(tmp_path: Path, node: str) -> None:
    (tmp_path / "words.json").write_text(
        '{\n  "nb": "blå </b> `${1}`",\n  "n": [1, null]\n}\n', encoding="utf-8"
    )
    top = write(
        tmp_path,
        a='import words from "./words.json" with { type: "json" };\nexport const n = words.n;\n',
        top='import { n } from "./a.js";\nimport words from "./words.json" with { type: "json" };\n'
        "console.log(JSON.stringify([words, n]), words.n === n);\n",
    )
    expected = '[{"nb":"blå </b> `${1}`","n":[1,null]},[1,null]] true'
    assert expected == printed(node, tmp_path / "one.mjs", inlined(top))


def test_what_modules_share_is_a_text_of_its_own_that_they_all_take_from(tmp_path: Path, node: str) -> None:
    top = write(
        tmp_path,
        shared__count="let seen = 0;\nexport const add = () => (seen += 1);\n",
        shared__host='import { add } from "./count.js";\nexport const twice = () => add() + add();\n',
        left='import { twice } from "./shared/host.js";\nexport const left = twice();\n',
        top='import { add } from "./shared/count.js";\nimport { left } from "./left.js";\nconsole.log(left, add());\n',
    )
    parts = tuple(tmp_path / "shared" / f"{name}.js" for name in ("host", "count"))
    (tmp_path / "shared.123.mjs").write_text(together(parts), encoding="utf-8")
    text = inlined(top, Shared(parts, "./shared.123.mjs"))
    assert 1 == text.count('from "./shared.123.mjs";')
    assert "seen" not in text
    assert "3 3" == printed(node, tmp_path / "one.mjs", text)


def test_a_module_that_needs_nothing_shared_does_not_ask_for_it(tmp_path: Path) -> None:
    top = write(tmp_path, host="export const a = 1;\n", top="export const b = 1;\n")
    assert "export const b = 1;\n" == inlined(top, Shared((tmp_path / "host.js",), "./shared.js"))


NOT_UNDERSTOOD = [
    "import * as a from './a.js';",
    'import * as a from "./a.js";',
    "import { one } from './a.js';",
    'import a from "./a.js";',
    'import "./a.js";',
    'import { one } from "a";',
    'import { one } from "./a.js"',
    'import { /* the first */ one } from "./a.js";',
    'import{one} from "./a.js";',
    'const x = 1;\nimport { one } from "./a.js";',
    'const x = 1; import { one } from "./a.js";',
    'const a = await import("./a.js");',
    "console.log(import.meta.url);",
    'export { one } from "./a.js";',
    'export * from "./a.js";',
    "const one = 1;\nexport { one };",
    "export let one = 1;",
    "export const { one } = { one: 1 };",
    "const x = 1; export const one = 1;",
    'import { two } from "./a.js";',
    'import { one } from "./gone.js";',
    'import words from "./gone.json" with { type: "json" };',
]


@pytest.mark.parametrize("statement", NOT_UNDERSTOOD)
@pytest.mark.parametrize("where", ["top", "within"])
def test_what_is_not_understood_is_refused_with_file_and_line(
    tmp_path: Path, statement: str, where: str
) -> None:
    texts = {
        "a": "export const one = 1;\n",
        "within": "export const within = 1;\n",
        "top": 'import { within } from "./within.js";\n',
    }
    texts[where] = f"// a comment\n\n{statement}\n" + (texts[where] if where == "within" else "")
    top = write(tmp_path, **texts)
    line = 3 + statement.count("\n")
    with pytest.raises(ValueError, match=re.escape(f"{where}.js, line {line}: ")):
        inlined(top)


def test_a_default_export_belongs_to_the_module_that_is_asked_for(tmp_path: Path) -> None:
    top = write(
        tmp_path,
        view="export const still = 1;\nexport default { still };\n",
        top='import { still } from "./view.js";\nconsole.log(still);\n',
    )
    with pytest.raises(ValueError, match=r"view\.js, line 2: a module that others import has no default"):
        inlined(top)


def test_modules_that_import_one_another_are_refused(tmp_path: Path) -> None:
    top = write(
        tmp_path,
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
        top='import { a } from "./a.js";\n',
    )
    with pytest.raises(ValueError, match=r"b\.js, line 1: a\.js imports this module in turn"):
        inlined(top)


def test_a_widget_that_shows_another_has_its_style_too_and_its_own_last(tmp_path: Path) -> None:
    view = (
        write(
            tmp_path,
            one__check="export const check = 1;\n",
            shared__dom="export const make = 1;\n",
            two__view='import { check } from "../one/check.js";\nimport { make } from "../shared/dom.js";\nexport default { check, make };\n',
        ).with_name("two")
        / "view.js"
    )
    for widget in ("one", "two"):
        (tmp_path / widget / "style.css").write_text("", encoding="utf-8")
    assert ["one", "two"] == [sheet.parent.name for sheet in style_sheets(view)]
