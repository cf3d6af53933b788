"""The table of symbols, made from the docstrings of the domain models, so that it cannot drift.

A public function or property says ``Symbol: M_ext [N·m] (F11)`` in its docstring and names its
sources. The page gives each symbol a name in the reader's language::

    ```{nomenclature} lifting
    M_ext: ytre moment om L5/S1
    ```

A symbol that is named on the page and in no docstring, or the other way round, fails the build.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

_MODELS = Path(str(files("training_safety.models")))
_SYMBOL = re.compile(r"Symbol: (?P<symbol>.+?) \[(?P<unit>[^\]]+)\] \((?P<formula>F\d+)\)")
_SOURCE = re.compile(r"``(\w+?\d{4}\w*|\w+_\w+)``")
#: Units that are words, in Bokmål; the others are written alike everywhere.
_UNITS = {
    "bpm": "slag/min",
    "d": "døgn",
    "g/day": "g/dag",
    "people": "personer",
    "points": "poeng",
    "unit of the load": "som belastningen",
    "weeks": "uker",
}


@dataclass(frozen=True)
class Quantity:
    """A symbol of one module: its unit, its formula, the names it has in Python, and its sources."""

    symbol: str
    unit: str
    formula: str
    names: tuple[str, ...]
    sources: tuple[str, ...]


def quantities(modules: Iterable[str], known: Collection[str]) -> list[Quantity]:
    """Return the quantities of domain modules in the order of their code; ``known`` are the reference keys."""
    found: dict[str, Quantity] = {}
    for module in modules:
        tree = ast.parse(source_of(module).read_text(encoding="utf-8"))
        for name, docstring in _documented(tree, f"{module}."):
            for match in _SYMBOL.finditer(docstring):
                symbol, unit, formula = match.groups()
                old = found.get(symbol, Quantity(symbol, unit, formula, (), ()))
                if (old.unit, old.formula) != (unit, formula):
                    raise ExtensionError(
                        f"{name} says {match[0]!r}, but {old.names[0]} has {symbol} [{old.unit}] ({old.formula}). "
                        "Give one of them another symbol, or a table of its own."
                    )
                cited = [key for key in _SOURCE.findall(docstring) if key in known]
                sources = tuple(dict.fromkeys([*old.sources, *cited]))
                found[symbol] = Quantity(symbol, unit, formula, (*old.names, name), sources)
    return list(found.values())


def source_of(module: str) -> Path:
    """Return the file of a model, named as the page names it: without its topic."""
    [found] = _MODELS.rglob(f"{module}.py")
    return found


def _documented(tree: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _documented(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield prefix + node.name, ast.get_docstring(node) or ""


def _written(symbol: str) -> str:
    """Return the symbol in MyST, with its index below the line."""
    return re.sub(r"_(\w+(?:,\w+)?)", r"{sub}`\1`", symbol).replace("|", "\\|")


class Nomenclature(SphinxDirective):
    """The table of the quantities of the modules named."""

    required_arguments = 1
    optional_arguments = 20
    has_content = True

    def wrong(self, sentence: str) -> ExtensionError:
        """Return an error that stops the build and names the place."""
        return ExtensionError(f"{self.env.docname}, line {self.lineno}: {sentence}")

    def run(self) -> list[nodes.Node]:
        """Return the table, once the names and the docstrings agree."""
        for module in self.arguments:
            if not source_of(module).is_file():
                raise self.wrong(f"There is no domain module {module} in training_safety.")
            self.env.note_dependency(str(source_of(module)))
        found = quantities(self.arguments, self.env.app.training_safety_references)  # type: ignore[attr-defined]
        names = dict(line.split(": ", 1) for line in self.content if line.strip())
        symbols = [quantity.symbol for quantity in found]
        if missing := [symbol for symbol in symbols if symbol not in names]:
            raise self.wrong(f"No name for {', '.join(missing)}. Write one line each: symbol: name.")
        if unknown := [symbol for symbol in names if symbol not in symbols]:
            raise self.wrong(
                f"No docstring of {', '.join(self.arguments)} has the symbol {', '.join(unknown)}."
            )
        rows = [
            "| Symbol | Størrelse, og navnet i Python | Enhet | Formel | Kilder |",
            "|---|---|---|---|---|",
        ]
        for quantity in found:
            python = " ".join(f"`{name}`" for name in quantity.names)
            cited = f"{{footcite:p}}`{','.join(quantity.sources)}`" if quantity.sources else "–"
            name, unit = names[quantity.symbol], _UNITS.get(quantity.unit, quantity.unit)
            rows.append(
                f"| {_written(quantity.symbol)} | {name}<br>{python} | {unit} | {quantity.formula} | {cited} |"
            )
        box = nodes.container(classes=["ts-nomenclature"])
        self.state.nested_parse(StringList(rows, source=self.get_source_info()[0]), self.content_offset, box)
        return [box]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("nomenclature", Nomenclature)
