"""Which checks can be run out of reach of the code that they judge, and what the assignment gives them there.

Such a check speaks of the answers through ``exercise_checks.Part`` alone, which asks for plain values, or
does not speak of them at all. Everything else that it uses is its own, Python's, or given by locked cells
of the assignment that come to the same each time they are run. Any other check is run beside the answers.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nbformat import NotebookNode
from nbgrader.utils import is_locked

from training_safety.grading.hidden_text import without_marked
from training_safety.grading.worker.decoys import HIDDEN, PARSING
from training_safety.grading.worker.preparing import is_check

CHECKS = "training_safety.exercise_checks"
_SAME_EACH_TIME = frozenset(
    {
        "bisect", "cmath", "collections", "copy", "csv", "dataclasses", "decimal", "enum", "fractions",
        "functools", "heapq", "io", "itertools", "json", "math", "numbers", "operator", "re", "statistics",
        "string", "textwrap", "training_safety", "typing", "__future__",
    }
)  # fmt: skip
"""Modules that give the same to everybody at any time, files or not."""
_SEEDED = ("random", "Random")
_WORD = re.compile(r"\w+")
_OF_THE_NOTEBOOK = {"compile", "dir", "eval", "exec", "input", "locals", "open", "vars", "__import__"}
_KNOWN = frozenset(dir(builtins)) - _OF_THE_NOTEBOOK | {"__name__"}


@dataclass(frozen=True)
class Far:
    """A check that can be run out of reach.

    Parameters
    ----------
    given : the locked cells before it that no earlier one has been given
    asks : whether it asks for anything of the answers
    left : what the students see of it, if the notebook goes on with names that it gives; or nothing
    """

    given: tuple[str, ...]
    asks: bool
    left: str = ""


@dataclass(frozen=True)
class _Code:
    """What code needs from elsewhere and what it gives, by name, whether it can be run elsewhere, and if it asks."""

    needs: frozenset[str]
    gives: frozenset[str]
    far: bool
    asks: bool


def far_checks(cells: Sequence[NotebookNode], numbers: Sequence[int]) -> dict[int, Far]:
    """Return the checks that can be run out of reach, by their numbers in the notebook.

    Parameters
    ----------
    cells : of the notebook as it is to be run: its checks and locked cells are the assignment's own
    numbers : of those that are run, in order
    """
    known = frozenset({"STUDENT", "LANGUAGE"})
    waiting: list[str] = []
    found: dict[int, Far] = {}
    for number in numbers:
        code = _code(cells[number].source)
        if not is_locked(cells[number]):
            continue
        if code.far and code.needs <= known and is_check(cells[number]):
            found[number] = Far(tuple(waiting), code.asks)
            waiting.clear()
        elif code.far and code.needs <= known and not code.asks:
            known |= code.gives
            waiting.append(cells[number].source)
        else:
            known -= code.gives  # they come from elsewhere now
    needs: frozenset[str] = frozenset()
    for number in reversed(numbers):
        code = _code(cells[number].source)
        if number in found and code.gives & needs:
            left = without_marked(cells[number].source, *HIDDEN)
            found[number] = replace(found[number], left=left)
        elif number not in found:
            needs |= code.needs
    return found


@lru_cache(maxsize=1024)
def _code(source: str) -> _Code:
    try:
        with PARSING:
            tree = ast.parse(source)
            table = symtable.symtable(source, "cell", "exec")
    except (SyntaxError, ValueError, SystemError, RecursionError):  # a magic of IPython, for one
        return _Code(frozenset(_WORD.findall(source)), frozenset(), far=False, asks=False)
    imported = [one for one in ast.walk(tree) if isinstance(one, ast.Import | ast.ImportFrom)]
    used, gives = _names(table)
    asks = "globals" in used
    far = all(map(_same_each_time, imported)) and (
        not asks or (_imports_part(imported) and _asks_by_part(tree))
    )
    return _Code(frozenset(used - gives - _KNOWN), frozenset(gives), far, asks)


def _names(table: symtable.SymbolTable) -> tuple[set[str], set[str]]:
    """Return the names of the notebook that code uses, and those that it gives."""
    used = {
        one.get_name()
        for one in table.get_symbols()
        if one.is_referenced() and (one.is_global() or table.get_type() == "module")
    }
    gives = {
        one.get_name()
        for one in table.get_symbols()
        if table.get_type() == "module" and (one.is_assigned() or one.is_imported())
    }
    for inner in table.get_children():
        used |= _names(inner)[0]
    return used, gives


def _same_each_time(line: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(line, ast.Import):
        return all(one.name.split(".")[0] in _SAME_EACH_TIME for one in line.names)
    if any(one.name == "*" for one in line.names) or line.level:
        return False
    module = str(line.module)
    return module.split(".")[0] in _SAME_EACH_TIME or [(module, one.name) for one in line.names] == [_SEEDED]


def _imports_part(imported: Iterable[ast.Import | ast.ImportFrom]) -> bool:
    return any(
        isinstance(line, ast.ImportFrom)
        and line.module == CHECKS
        and any(one.name == "Part" and not one.asname for one in line.names)
        for line in imported
    )


def _asks_by_part(tree: ast.Module) -> bool:
    """Return whether ``globals`` is there only to be given to ``Part``."""
    given = {
        id(call.args[1].func)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Part"
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Call)
    }
    return all(
        id(one) in given for one in ast.walk(tree) if isinstance(one, ast.Name) and one.id == "globals"
    )
