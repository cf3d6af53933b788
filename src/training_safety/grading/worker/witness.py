"""Who sees what a check compares, and notices an object that equals everything, or is smaller or larger.

While a check is run, each side of its comparisons passes through ``Witness.seen``, which keeps it and
gives it back. When the check has passed, objects of the student's own classes are compared with one
that nothing can equal and nothing can be put in order with.
"""

from __future__ import annotations

import ast
import builtins
import operator
from typing import Any

from training_safety.grading.remarks import Remark, remark

NAME = "__seen_by_witness__"
"""The name by which a check reaches the witness; it is there only while a check is run."""
_MOST = 10_000
_PLAIN = frozenset({int, float, complex, bool, str, bytes, type(None), type, range})
_HOLDERS = (list, tuple, set, dict)
_BY_ELEMENT = ("numpy", "pandas")  # they compare every element, and none equals everything
_CLAIMS = {
    "__eq__": "equals_all",
    **dict.fromkeys(("__lt__", "__le__"), "smaller_than_all"),
    **dict.fromkeys(("__gt__", "__ge__"), "larger_than_all"),
}
_ASSERTING = ("assert", "isclose", "allclose", "array_equal")


class Witness(ast.NodeTransformer):
    """A transformer of a check's code that lets the witness see what is compared."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._seen: list[Any] = []

    def __enter__(self) -> Witness:
        """Be there for a check."""
        self._seen.clear()
        setattr(builtins, NAME, self.seen)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        if hasattr(builtins, NAME):
            delattr(builtins, NAME)

    def seen(self, value: Any) -> Any:
        """Keep a value that is compared, and return it."""
        if type(value) not in _PLAIN and len(self._seen) < _MOST:
            self._seen.append(value)
        return value

    def found(self) -> list[Remark]:
        """Return which of the values agree with an object that nothing can agree with."""
        found = []
        for kept in self._seen:
            inside = list(kept.values() if type(kept) is dict else kept) if type(kept) in _HOLDERS else [kept]
            found += [
                remark("claim", of=type(value).__name__, what=remark(what))
                for value in inside[:_MOST]
                if type(value) not in _PLAIN and (what := _claim(value))
            ]
        return list(dict.fromkeys(found))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Let the witness see both sides."""
        self.generic_visit(node)
        node.left = _through(node.left)
        node.comparators = [_through(one) for one in node.comparators]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Let the witness see what a function that asserts is given."""
        self.generic_visit(node)
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if str(name).lower().startswith(_ASSERTING):
            node.args = [one if isinstance(one, ast.Starred) else _through(one) for one in node.args]
        return node


class _Nothing:
    """What nothing can equal; a class for each, so that it cannot be known beforehand."""

    __hash__ = None  # type: ignore[assignment]


def _through(value: ast.expr) -> ast.expr:
    if isinstance(value, ast.Constant):
        return value
    call = ast.Call(ast.Name(NAME, ast.Load()), [value], [])
    return ast.copy_location(ast.fix_missing_locations(ast.copy_location(call, value)), value)


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
