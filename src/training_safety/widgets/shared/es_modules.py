"""A JavaScript module and all it imports as one text.

A notebook hands anywidget one text, loaded from a blob, and a page opened from disk may not import
files at all: in both a relative import cannot resolve. The book serves a widget as one text as
well, and what several widgets share as another. Each imported module becomes a function scope
inside the text, once, so that the files themselves stay as they are.

Two forms of import are understood, each a statement of its own above all other code:
``import { a, b as c } from "./file.js";`` and, for data, ``import name from "./file.json" with { type: "json" };``.
A module exports with ``export function``, ``export const`` or ``export class``, one name each; the
module that the text is made for may have an ``export default`` as well. Any other form is refused
with file and line, because a form that is read wrongly makes a page that is quietly broken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# What may stand between and before imports, so that nothing in a string or a comment is taken for one.
_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_IMPORT = re.compile(
    r'import (?:\{(?P<names>[^}]*)\} from "(?P<file>\.[\w./-]+\.js)"'
    r'|(?P<data>[\w$]+) from "(?P<json>\.[\w./-]+\.json)" with \{ type: "json" \});'
)
_NAMES = re.compile(r"\s*[\w$]+(?: as [\w$]+)?(?:\s*,\s*[\w$]+(?: as [\w$]+)?)*\s*,?\s*")
# Wherever a statement may begin; in a text or a comment this is found as well, and refused, which is safe.
_ANY_IMPORT = re.compile(
    r"(?:^|[;}]|\*/)\s*(?P<word>import)\b|(?<![\w$.#])(?P<call>import)\s*[(.]", re.MULTILINE
)
_ANY_EXPORT = re.compile(r"(?:^|[;}]|\*/)\s*(?P<word>export)\b", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (?P<name>[\w$]+))", re.MULTILINE)


@dataclass(frozen=True)
class Import:
    """One import: the file, the names it takes there, and how they are bound here."""

    file: Path
    names: tuple[str, ...]
    binding: str
    position: int


class Module:
    """A JavaScript or JSON file, read. Raises ``ValueError`` with file and line for a form not understood."""

    def __init__(self, path: Path) -> None:
        """Read the file."""
        self.path = path
        self.text = path.read_text(encoding="utf-8")

    def refused(self, position: int, why: str) -> ValueError:
        """Return the error for what stands at a position."""
        return ValueError(f"{self.path}, line {self.text.count(chr(10), 0, position) + 1}: {why}")

    @cached_property
    def _head(self) -> tuple[list[Import], int]:
        """The imports, and where they end."""
        imports: list[Import] = []
        end = 0
        if self.path.suffix == ".json":
            return imports, end
        while match := _IMPORT.match(self.text, _SPACE.match(self.text, end).end()):  # type: ignore[union-attr]
            end = match.end()
            file = (self.path.parent / (match["file"] or match["json"])).resolve()
            if not file.is_file():
                raise self.refused(match.start(), f"{file} is imported here and does not exist.")
            names = match["names"]
            if names is not None and not _NAMES.fullmatch(names):
                raise self.refused(match.start(), "the names in { } must be words with a comma between them.")
            taken = re.findall(r"([\w$]+)(?: as [\w$]+)?", names or "")
            binding = f"{{{names.replace(' as ', ': ')}}}" if names is not None else match["data"]
            imports.append(Import(file, tuple(taken), binding, match.start()))
        if stray := _ANY_IMPORT.search(self.text, end):
            raise self.refused(
                stray.start("word") if stray["word"] else stray.start("call"),
                'an import is a statement of its own above all other code, import { a } from "./file.js"; or '
                'import name from "./file.json" with { type: "json" }; – nothing else is understood.',
            )
        return imports, end

    @property
    def imports(self) -> list[Import]:
        """What the module imports, in order."""
        return self._head[0]

    @cached_property
    def exported(self) -> list[str]:
        """The names that the module exports, without the default."""
        for match in _ANY_EXPORT.finditer(self.text):
            position = match.start("word")
            if not _EXPORT.match(self.text, position) and not self.text.startswith(
                "export default ", position
            ):
                raise self.refused(
                    position,
                    "write export function, export const name or export class at the beginning of a line; no "
                    "other form of export is understood.",
                )
        return [match["name"] for match in _EXPORT.finditer(self.text)]

    def body(self, scopes: dict[Path, str]) -> str:
        """Return the text with each import as a constant that takes from the other module's scope."""
        bound = "".join(f"const {one.binding} = {scopes[one.file]};\n" for one in self.imports)
        return bound + self.text[self._head[1] :].lstrip("\n")

    def scope(self, scopes: dict[Path, str]) -> str:
        """Return the module as an expression: an object of what it exports."""
        if self.path.suffix == ".json":
            return json.dumps(json.loads(self.text), ensure_ascii=False, separators=(",", ":"))
        if default := re.search(r"^export default ", self.text, re.MULTILINE):
            raise self.refused(default.start(), "a module that others import has no default export.")
        body = _EXPORT.sub("", self.body(scopes))
        return f"(() => {{\n{body}\nreturn {{ {', '.join(self.exported)} }};\n}})()"


@dataclass(frozen=True)
class Shared:
    """Modules that stay in one text of their own (``together``), and the address of that text."""

    modules: tuple[Path, ...]
    address: str


def _read(tops: Sequence[Path], apart: Sequence[Path] = ()) -> dict[Path, Module]:
    """Return ``tops`` and all they import, each once and after its own needs; of ``apart``, only themselves."""
    read: dict[Path, Module] = {}

    def visit(path: Path, importers: tuple[Path, ...]) -> None:
        if path in read:
            return
        module = Module(path)
        for one in [] if path in apart else module.imports:
            if one.file in (*importers, path):
                raise module.refused(one.position, f"{one.file.name} imports this module in turn.")
            visit(one.file, (*importers, path))
            other = read[one.file]
            for name in one.names:
                if name not in other.exported:
                    raise module.refused(one.position, f"{one.file.name} exports no {name}.")
        read[path] = module

    for top in tops:
        visit(top, ())
    return read


def needed(path: Path) -> list[Path]:
    """Return all that the module at ``path`` imports, however deep, each once and after its own needs."""
    return list(_read([path.resolve()]))[:-1]


def _scopes(modules: dict[Path, Module]) -> dict[Path, str]:
    """Return a name for each module's scope: numbered, because files in two folders may have one name."""
    return {path: f"$module_{number}" for number, path in enumerate(modules, start=1)}


def inlined(path: Path, shared: Shared | None = None) -> str:
    """Return the module at ``path`` with its imports inlined, but for those that are ``shared``.

    Raises ``ValueError`` with file and line where a form of import or export is not understood.
    """
    path = path.resolve()
    apart = shared.modules if shared else ()
    modules = _read([path], apart)
    scopes = _scopes(modules)
    top = modules.pop(path)
    parts = [
        f"const {scopes[other]} = {module.scope(scopes)};\n"
        for other, module in modules.items()
        if other not in apart
    ]
    if shared and (taken := [other for other in modules if other in apart]):
        names = ", ".join(f"part_{apart.index(other)} as {scopes[other]}" for other in taken)
        parts.insert(0, f'import {{ {names} }} from "{shared.address}";\n')
    top.exported  # noqa: B018 - refuses what is not understood here too
    return "".join(parts) + top.body(scopes)


def together(paths: Sequence[Path]) -> str:
    """Return several modules and their needs as one text, for ``Shared``: ``part_0`` is all that the first exports."""
    modules = _read([path.resolve() for path in paths])
    scopes = _scopes(modules)
    parts = [f"const {scopes[path]} = {module.scope(scopes)};\n" for path, module in modules.items()]
    names = ", ".join(f"{scopes[path.resolve()]} as part_{number}" for number, path in enumerate(paths))
    return f"{''.join(parts)}export {{ {names} }};\n"


def style_sheets(view: Path) -> list[Path]:
    """Return the style sheets of a widget's ``view.js``: those of the widgets that it shows within it, and its own."""
    own = view.with_name("style.css")
    others = {path.with_name("style.css") for path in needed(view)} - {own}
    return [*sorted(sheet for sheet in others if sheet.is_file()), own]
