"""The table of symbols says what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from places import ROOT
from tiny_book import build
from training_safety.site.nomenclature import Quantity, quantities, source_of

PAGE = (ROOT / "book/nomenclature.md").read_text(encoding="utf-8")
TABLES = [line.split() for line in re.findall(r"```\{nomenclature\} (.+)", PAGE)]
MODELS = sorted(
    path.stem for path in (ROOT / "src/training_safety/models").rglob("*.py") if path.stem != "__init__"
)


def test_a_quantity_gathers_its_names_and_its_sources() -> None:
    found = {quantity.symbol: quantity for quantity in quantities(["training_load"], ["foster2001srpe"])}
    expected = Quantity("L", "AU", "F1", ("training_load.session_load",), ("foster2001srpe",))
    assert expected == found["L"]


def test_the_same_symbol_in_another_unit_is_refused_with_both_names() -> None:
    with pytest.raises(ExtensionError, match=r"warm_up_plan\.position .* warm_up\.ramp_plan has t \[min\]"):
        quantities(["warm_up", "warm_up_plan"], [])


def test_every_module_with_a_symbol_is_on_the_page_and_so_is_every_formula() -> None:
    on_page = {module for table in TABLES for module in table}
    with_symbols = {module for module in MODELS if quantities([module], [])}
    assert {"warm_up_plan"} == with_symbols - on_page  # a running clock: t is the time now, not a length
    formulas = {quantity.formula for table in TABLES for quantity in quantities(table, [])}
    assert {f"F{number}" for number in range(1, 22)} == formulas


@pytest.mark.parametrize("module", MODELS)
def test_every_symbol_line_has_a_symbol_a_unit_and_a_formula(module: str) -> None:
    text = source_of(module).read_text(encoding="utf-8")
    assert text.count("Symbol:") == len(re.findall(r"Symbol: .+? \[[^\]]+\] \(F\d+\)", text))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("F_m: muskelkraft", "book/index, line 3: No name for M_ext, C, S."),
        ("M_ext: a\nF_m: b\nC: c\nS: d\nQ: e", "No docstring of lifting has the symbol Q."),
    ],
)
def test_a_page_that_names_other_symbols_than_the_code_is_not_built(
    tmp_path: Path, names: str, said: str
) -> None:
    page = f"# Symboler\n\n```{{nomenclature}} lifting\n{names}\n```\n"
    run = build(tmp_path, {"index.md": page})
    assert 0 != run.returncode
    assert said in run.stdout + run.stderr
