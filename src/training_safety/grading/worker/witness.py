"""Who sees what a check compares and reckons with, and notices an object that decides itself what comes of it.

While a check is run, each side of its comparisons, what it adds and multiplies and what comes of that passes
through ``Witness.seen``, which keeps it and gives it back. When the check has passed, objects of the student's
own classes are compared with one that nothing can equal and nothing can be put in order with. Such an object
can also equal what is likely, or whatever it is compared with first, and nothing that is asked of it afterwards
would tell. So one that decides itself what it equals, or what its sum or product with a number is, is told as
soon as it was held against a number or a text.
"""

from __future__ import annotations

import ast
import builtins
import gc
import operator
import secrets
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from training_safety.grading.remarks import Remark, remark
from training_safety.grading.worker.installed import Installed

NAME = "__seen_by_witness_"
"""How the name begins by which a check reaches the witness; it is there only while a check is run, another each time."""
_MOST = 10_000
_DEEPEST = 8
"""How deep lists, tables and objects are looked into for what is compared; the course's own choice."""
_VALUES = (bool, int, float, complex, str, bytes)
_PLAIN = frozenset({int, float, complex, bool, str, bytes, type(None), type, range})
_HOLDERS = (list, tuple, set, dict)
_CLOSED = (type, ModuleType, FunctionType, CodeType, FrameType)
"""Kinds that hold what has nothing to do with their value."""
_OF_NUMBERS = ("numpy", "pandas", "decimal", "fractions", "datetime")
_BY_ELEMENT = ("numpy", "pandas")  # they compare every element, and none equals everything
_CLAIMS = {
    "__eq__": "equals_all",
    **dict.fromkeys(("__lt__", "__le__"), "smaller_than_all"),
    **dict.fromkeys(("__gt__", "__ge__"), "larger_than_all"),
}
_COMPARING = ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__array_ufunc__")
_OPERATIONS: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv",
    ast.Mod: "mod", ast.Pow: "pow", ast.MatMult: "matmul", ast.BitAnd: "and", ast.BitOr: "or",
    ast.BitXor: "xor", ast.LShift: "lshift", ast.RShift: "rshift",
}  # fmt: skip
_RECKONING = tuple(
    f"__{side}{name}__" for name in (*_OPERATIONS.values(), "divmod") for side in ("", "r", "i")
)
_TEXT = (
    "startswith", "endswith", "find", "rfind", "split", "rsplit", "partition", "rpartition", "removeprefix",
    "removesuffix", "strip", "lstrip", "rstrip", "replace",
)  # fmt: skip
"""Methods of texts, by which a check can hold one against another."""
_ORDERING = ("max", "min", "sorted", "eq", "ne", "lt", "le", "gt", "ge", "contains", "countOf", "indexOf")
_LOOKING_UP = (
    "get", "index", "count", "remove", "pop", "setdefault", "discard", "isdisjoint", "issubset", "issuperset",
    "intersection", "difference", "union", "symmetric_difference",
)  # fmt: skip
"""Methods of lists and tables that look for what equals something."""
_ASSERTING = ("assert", "isclose", "allclose", "array_equal")
_SHOWING = ("__repr__", "__str__", "_repr_pretty_", "_ipython_display_", "_repr_mimebundle_")
"""What decides how the points that a check ends with are written, which is how they are read."""
_SPACES = ("globals", "locals", "vars")


@dataclass
class _Group:
    """Values that a check holds against one another, and what comes of it.

    ``methods`` are those with which a class would decide that itself. ``whole`` says whether objects are looked into,
    ``alone`` whether one value is enough, ``keyed`` whether of tables the keys count, and ``gives`` whether it matters only if a number or a text comes of it.
    """

    methods: tuple[str, ...]
    whole: bool = True
    alone: bool = False
    keyed: bool = False
    gives: bool = False
    sides: list[Any] = field(default_factory=list)
    came: list[Any] = field(default_factory=list)


class Witness(ast.NodeTransformer):
    """A transformer of a check's code that lets the witness see what is compared and reckoned with.

    ``installed`` knows which classes decide by a library's own code.
    """

    def __init__(self, installed: Installed) -> None:
        """Begin with nothing seen."""
        self._installed = installed
        self._groups: list[_Group] = []
        self._name: list[str] = []
        self._replaced: list[bool] = []

    def __enter__(self) -> Witness:
        """Be there for a check."""
        self._groups.clear()
        self._replaced.clear()
        self._name[:] = [f"{NAME}{secrets.token_hex(8)}__"]
        setattr(builtins, self._name[0], _Eye(self))
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        (name,) = self._name
        eye = vars(builtins).pop(name, None)
        notebook = vars(sys.modules["__main__"])
        if type(eye) is not _Eye or eye.witness is not self or notebook.pop(name, None) is not None:
            self._replaced.append(True)

    def seen(self, value: Any, number: int, came: bool = False) -> Any:
        """Keep a value that belongs to a group, as one of its sides or as what came of it, and return the value."""
        group = self._groups[number]
        kept = group.came if came else group.sides
        if len(kept) < _MOST:
            kept.append(value)
        return value

    def found(self) -> list[Remark]:
        """Return which of the values agree with an object that nothing can agree with, or decide that themselves."""
        found: list[Remark] = []
        if self._replaced:
            found.append(remark("replaced", what=remark("of_this_run", name=type(self).__name__)))
        for group in self._groups:
            into = self._installed.has if group.whole else _nothing
            sides = [one for side in group.sides for one in _inside(side, into, keyed=group.keyed)][:_MOST]
            odd = [one for one in sides if type(one) not in _PLAIN]
            if group.whole:
                found += [
                    remark("claim", of=type(one).__name__, what=remark(what))
                    for one in odd
                    if (what := _claim(one))
                ]
            if not odd or not (group.alone or any(map(_is_value, sides))):
                continue
            if group.gives and not any(
                _is_value(one) for came in group.came for one in _inside(came, _nothing)
            ):
                continue  # what came of it is held against something later, or against nothing
            found += [
                remark("own_equality", of=type(one).__name__)
                for one in odd
                if self._installed.decided_elsewhere(type(one), group.methods)
            ]
        return list(dict.fromkeys(found))

    def visit_Module(self, node: ast.Module) -> ast.AST:
        """Let the witness see the value that a check ends with, which may be its points."""
        self.generic_visit(node)
        if node.body and isinstance(last := node.body[-1], ast.Expr):
            last.value = self._through(last.value, self._group(_SHOWING, whole=False, alone=True))
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Let the witness see both sides."""
        self.generic_visit(node)
        if not all(isinstance(one, ast.Is | ast.IsNot) for one in node.ops):
            number = self._group(_COMPARING)
            node.left = self._through(node.left, number)
            node.comparators = [self._through(one, number) for one in node.comparators]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Let the witness see what a function is given that asserts, or that reckons without the check's own signs."""
        self.generic_visit(node)
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if str(name).lower().startswith(_ASSERTING):
            self._give(node, self._group((*_COMPARING, *_RECKONING)))
        elif isinstance(function, ast.Attribute) and name in _TEXT and node.args:
            number = self._group((name,))
            function.value = self._through(function.value, number)
            self._give(node, number)
        elif isinstance(function, ast.Attribute) and name in _LOOKING_UP and node.args:
            number = self._group(_COMPARING, whole=False, keyed=True)
            function.value = self._through(function.value, number)
            self._give(node, number)
        elif (node.args or node.keywords) and not _speaks_of_names(node):
            methods = (
                (*_COMPARING, *_RECKONING) if name in _ORDERING or str(name).startswith("__") else _RECKONING
            )
            number = self._group(methods, whole=False, gives=True)
            if isinstance(function, ast.Attribute) and str(name).startswith("__"):
                function.value = self._through(function.value, number)
            self._give(node, number)
            return self._through(node, number, came=True)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Let the witness see what is looked up, and where."""
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and not isinstance(
            node.slice, ast.Slice | ast.Tuple | ast.Constant
        ):
            number = self._group(_COMPARING, whole=False, keyed=True)
            node.value, node.slice = self._through(node.value, number), self._through(node.slice, number)
        return node

    def visit_Match(self, node: ast.Match) -> ast.AST:
        """Let the witness see what is held against the values of the cases."""
        self.generic_visit(node)
        if any(isinstance(one, ast.MatchValue) for case in node.cases for one in ast.walk(case.pattern)):
            node.subject = self._through(node.subject, self._group(_COMPARING, alone=True))
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Let the witness see what is reckoned with a number, and what comes of it."""
        self.generic_visit(node)
        number = self._group(_operation(node.op), gives=True)
        node.left, node.right = self._through(node.left, number), self._through(node.right, number)
        return self._through(node, number, came=True)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST | list[ast.AST]:
        """Let the witness see what is reckoned in place."""
        self.generic_visit(node)
        number = self._group(_operation(node.op), gives=isinstance(node.target, ast.Name))
        node.value = self._through(node.value, number)
        if not isinstance(node.target, ast.Name):
            return node
        before, after = (
            _quietly(
                self._through(
                    ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target), number, came
                )
            )
            for came in (False, True)
        )
        return [before, node, after]

    def _group(self, methods: tuple[str, ...], **more: Any) -> int:
        self._groups.append(_Group(methods, **more))
        return len(self._groups) - 1

    def _give(self, node: ast.Call, number: int) -> None:
        node.args = [
            ast.copy_location(ast.Starred(self._through(one.value, number), one.ctx), one)
            if isinstance(one, ast.Starred)
            else self._through(one, number)
            for one in node.args
        ]
        for keyword in node.keywords:
            keyword.value = self._through(keyword.value, number)

    def _through(self, value: ast.expr, number: int, came: bool = False) -> ast.expr:
        where = {
            name: getattr(value, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")
        }  # the value's own parts have theirs
        name, group = ast.Name(self._name[0], ast.Load(), **where), ast.Constant(number, **where)
        more = [ast.Constant(True, **where)] if came else []
        return ast.Call(name, [value, group, *more], [], **where)


class _Eye:
    """What a check calls to let the witness see; only the witness's own counts."""

    __slots__ = ("witness",)

    def __init__(self, witness: Witness) -> None:
        self.witness = witness

    def __call__(self, value: Any, number: int, came: bool = False) -> Any:
        return self.witness.seen(value, number, came)


class _Nothing:
    """What nothing can equal; a class for each, so that it cannot be known beforehand."""

    __hash__ = None  # type: ignore[assignment]


def _operation(sign: ast.operator) -> tuple[str, ...]:
    name = _OPERATIONS[type(sign)]
    return (f"__{name}__", f"__r{name}__", f"__i{name}__", "__array_ufunc__")


def _speaks_of_names(node: ast.Call) -> bool:
    """Return whether a call is of, or is given, all names of the notebook, which are no values of the check."""
    calls = [node, *(one for one in node.args if isinstance(one, ast.Call))]
    return any(isinstance(one.func, ast.Name) and one.func.id in _SPACES for one in calls)


def _quietly(value: ast.expr) -> ast.stmt:
    """Return a line that works a value out and is no value to be shown."""
    shown = ast.copy_location(
        ast.Compare(value, [ast.Is()], [ast.copy_location(ast.Constant(None), value)]), value
    )
    return ast.copy_location(ast.If(shown, [ast.copy_location(ast.Pass(), value)], []), value)


def _inside(value: Any, looked_into: Callable[[type], bool], *, keyed: bool = False) -> Iterable[Any]:
    """Yield a value and what it holds: what lists and tables do, and objects of kinds that are ``looked_into``."""
    waiting, met = [(value, _DEEPEST)], set[int]()
    while waiting and len(met) < _MOST:
        one, deeper = waiting.pop()
        kind = type(one)
        if kind in _HOLDERS:
            if deeper and id(one) not in met:
                met.add(id(one))
                waiting += [
                    (part, deeper - 1)
                    for part in list(one.values() if kind is dict and not keyed else one)[:_MOST]
                ]
            continue
        yield one
        if (
            not deeper
            or kind in _PLAIN
            or isinstance(one, _CLOSED)
            or id(one) in met
            or not looked_into(kind)
        ):
            continue
        met.add(id(one))
        if kind.__module__ == "numpy" and getattr(getattr(one, "dtype", None), "hasobject", False):
            waiting += [(part, deeper - 1) for part in list(one.flat)[:_MOST]]
        else:
            waiting += [
                (part, deeper - 1) for part in gc.get_referents(one) if not isinstance(part, _CLOSED)
            ][:_MOST]


def _nothing(_: type) -> bool:
    return False


def _is_value(value: Any) -> bool:
    """Return whether a value is a number or a text of Python's or of a library's."""
    kind = type(value)
    return kind in _VALUES or str(kind.__module__).split(".")[0] in _OF_NUMBERS


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
