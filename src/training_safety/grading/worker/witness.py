"""Who sees what a check compares, and notices an object that equals everything, or is smaller or larger.

While a check is run, each side of its comparisons passes through ``Witness.seen``, which keeps it and
gives it back. When the check has passed, objects of the student's own classes are compared with one
that nothing can equal and nothing can be put in order with. Such an object can also equal what is likely, or
whatever it is compared with first, and nothing that is asked of it afterwards would tell. So one that decides
itself what it equals, or how far it is from a number, is told as soon as it was compared with a number or a text.
"""

from __future__ import annotations

import ast
import builtins
import operator
import sys
from collections.abc import Iterable
from itertools import count
from types import FunctionType, ModuleType
from typing import Any

from training_safety.grading.remarks import Remark, remark

NAME = "__seen_by_witness__"
"""The name by which a check reaches the witness; it is there only while a check is run."""
_MOST = 10_000
_INSTALLED = (sys.prefix, sys.base_prefix)
_DEEPEST = 3
"""How deep lists and tables are looked into for what is compared; the course's own choice."""
_VALUES = (bool, int, float, complex, str, bytes)
_IN_C = (type(int.__eq__), type(str.join))
_PLAIN = frozenset({int, float, complex, bool, str, bytes, type(None), type, range})
_HOLDERS = (list, tuple, set, dict)
_BY_ELEMENT = ("numpy", "pandas")  # they compare every element, and none equals everything
_CLAIMS = {
    "__eq__": "equals_all",
    **dict.fromkeys(("__lt__", "__le__"), "smaller_than_all"),
    **dict.fromkeys(("__gt__", "__ge__"), "larger_than_all"),
}
_TEXT = ("startswith", "endswith")
_DECIDING = ("__eq__", "__sub__", "__rsub__", "__truediv__", "__rtruediv__", *_TEXT)
"""What a class that decides itself how it compares with a number has of its own."""
_ASSERTING = ("assert", "isclose", "allclose", "array_equal")


class Witness(ast.NodeTransformer):
    """A transformer of a check's code that lets the witness see what is compared."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._seen: list[tuple[int, Any]] = []
        self._numbers = count()

    def __enter__(self) -> Witness:
        """Be there for a check."""
        self._seen.clear()
        setattr(builtins, NAME, self.seen)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        if hasattr(builtins, NAME):
            delattr(builtins, NAME)

    def seen(self, value: Any, comparison: int) -> Any:
        """Keep a value and the number of the comparison that it is a part of, and return the value."""
        if len(self._seen) < _MOST:
            self._seen.append((comparison, value))
        return value

    def found(self) -> list[Remark]:
        """Return which of the values agree with an object that nothing can agree with."""
        found = []
        sides: dict[int, list[Any]] = {}
        for comparison, kept in self._seen:
            inside = list(_inside(kept))
            sides.setdefault(comparison, []).extend(inside)
            found += [
                remark("claim", of=type(value).__name__, what=remark(what))
                for value in inside[:_MOST]
                if type(value) not in _PLAIN and (what := _claim(value))
            ]
        for compared in sides.values():
            if any(type(value) in _VALUES for value in compared):
                found += [
                    remark("own_equality", of=type(value).__name__)
                    for value in compared
                    if type(value) not in _PLAIN and _decides_itself(type(value))
                ]
        return list(dict.fromkeys(found))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Let the witness see both sides."""
        self.generic_visit(node)
        if not all(isinstance(one, ast.Is | ast.IsNot) for one in node.ops):
            number = next(self._numbers)
            node.left = _through(node.left, number)
            node.comparators = [_through(one, number) for one in node.comparators]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Let the witness see what a function that asserts is given."""
        self.generic_visit(node)
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if str(name).lower().startswith(_ASSERTING):
            number = next(self._numbers)
            node.args = [one if isinstance(one, ast.Starred) else _through(one, number) for one in node.args]
        elif isinstance(function, ast.Attribute) and name in _TEXT and node.args:
            number = next(self._numbers)
            function.value, node.args[0] = _through(function.value, number), _through(node.args[0], number)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Let the witness see what is held against a number by a difference or a ratio."""
        self.generic_visit(node)
        if isinstance(node.op, ast.Sub | ast.Div):
            number = next(self._numbers)
            node.left, node.right = _through(node.left, number), _through(node.right, number)
        return node


class _Nothing:
    """What nothing can equal; a class for each, so that it cannot be known beforehand."""

    __hash__ = None  # type: ignore[assignment]


def _through(value: ast.expr, comparison: int) -> ast.expr:
    where = {
        name: getattr(value, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")
    }  # the value's own parts have theirs
    name, number = ast.Name(NAME, ast.Load(), **where), ast.Constant(comparison, **where)
    return ast.Call(name, [value, number], [], **where)


def _inside(value: Any, deeper: int = _DEEPEST) -> Iterable[Any]:
    """Yield a value, or what a list or a table holds."""
    if type(value) not in _HOLDERS or deeper == 0:
        yield value
        return
    for one in list(value.values() if type(value) is dict else value)[:_MOST]:
        yield from _inside(one, deeper - 1)


def _decides_itself(kind: type) -> bool:
    """Return whether how objects of a class compare with a number is decided by code that is not installed."""
    kinds = type.__dict__["__mro__"].__get__(kind)
    owners = {name: next((one for one in kinds if name in vars(one)), None) for name in _DECIDING}
    return any(owner is not None and _is_own(name, owner) for name, owner in owners.items())


def _is_own(name: str, owner: type) -> bool:
    method = vars(owner)[name]
    if type(method) in _IN_C:  # one that is put in another's place has another name, or is of another class
        return bool(method.__name__ != name or method.__objclass__ is not owner)
    module = sys.modules.get(str(vars(owner).get("__module__")))
    if module is None or not _installed(vars(module)) or not _stands_in(module, owner):
        return True
    if type(method) is not FunctionType:
        return False
    return not (_installed(method.__globals__) and method.__code__.co_filename.startswith(_INSTALLED))


def _stands_in(module: Any, kind: type) -> bool:
    """Return whether a class is found in its module, where one that was made while the code ran is not."""
    found: Any = module
    for name in str(type.__dict__["__qualname__"].__get__(kind)).split("."):
        found = vars(found).get(name) if isinstance(found, type | ModuleType) else None
    return found is kind


def _installed(names: dict[str, Any]) -> bool:
    """Return whether names are those of an installed module."""
    module = sys.modules.get(str(names.get("__name__")))
    file = getattr(module, "__file__", None) or ""
    return module is not None and vars(module) is names and str(file).startswith(_INSTALLED)


def _claim(value: Any) -> str:
    """Return what an object says of itself and everything, or nothing."""
    kind = type(value)
    if kind.__module__.split(".")[0] in _BY_ELEMENT:
        return ""
    for name, what in _CLAIMS.items():
        if getattr(kind, name) is getattr(object, name):
            continue
        try:
            answer = getattr(operator, name)(value, _Nothing())
            if bool(answer) if kind.__module__ == "__main__" else answer is True:
                return what
        except Exception:
            continue
    return ""
