"""Checks that nobody can pass, made from real ones: a notebook that passes one has not earned its points.

A decoy looks as its check does, but what it expects is wrong: values are others, or two calls with the same
arguments are to give two answers. A right answer fails it, and a wrong one does, too; who passes it has
found what is expected instead of working it out, or keeps checks from failing. What is shown to students
stays as it is, because an answer may know that by heart.
"""

from __future__ import annotations

import ast
import string
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from training_safety.exercise_checks import TOLERANCE, agrees
from training_safety.grading.hidden_text import marked_lines

HIDDEN = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
DIGITS = 5
"""Digits of a wrong number at least, so that no wrong answer meets it by chance; the course's own choice."""
PARSING = threading.Lock()  # CPython 3.11 cannot parse into a tree in two threads at once
_EXPECTING = ("gives", "equals")
_RULES = ("keeps",)
_CLOSE = ("isclose", "allclose", "array_equal")
_TEXT = ("startswith", "endswith")

Span = tuple[int, int]
"""Where something stands in the bytes of a source."""


@dataclass(frozen=True)
class _Plan:
    """Where the values stand that can be made wrong, and which arguments can be put in place of others."""

    literals: tuple[tuple[Span, Any], ...]
    twins: tuple[tuple[Span, Span], ...]


def decoy(source: str, draw: Random) -> str | None:
    """Return a check that expects what is wrong, or None if nothing in it says what it expects.

    Parameters
    ----------
    source : of the check, its hidden lines included
    draw : decides what is changed and to what
    """
    plan = _plan(source)
    if plan is None or not (plan.literals or plan.twins):
        return None
    text = source.encode()
    if plan.twins and (not plan.literals or draw.random() < 0.5):
        start, kept = draw.choice(plan.twins)
        return (text[: start[0]] + text[kept[0] : kept[1]] + text[start[1] :]).decode()
    for (start_at, end), value in reversed(plan.literals):
        text = text[:start_at] + _wrong(value, draw).encode() + text[end:]
    return text.decode()


@lru_cache(maxsize=512)
def _plan(source: str) -> _Plan | None:
    try:
        with PARSING:
            tree = ast.parse(source)
    except (SyntaxError, ValueError, SystemError):  # a magic of IPython, for one
        return None
    place = _places(source)
    hidden = marked_lines(source, *HIDDEN)
    expectations = list(_expectations(tree))
    within = [one for one in expectations if one.node.lineno in hidden] or expectations
    given = _given_once(tree)
    literals = {
        place(value): getattr(value, "value", 0.5)
        for one in within
        for expression in one.expected
        for value in _values(given.get(getattr(expression, "id", ""), expression))
    }
    changing = _changing(tree)
    twins = [*_twins(within, within, changing, place)] or [*_twins(within, expectations, changing, place)]
    return _Plan(tuple(sorted(literals.items())), tuple(twins))


@dataclass(frozen=True)
class _Expectation:
    """Something that is expected: of which name, called with what, and how near it has to come."""

    node: ast.expr
    expected: tuple[ast.expr, ...]
    name: str = ""
    arguments: tuple[ast.expr, ...] = ()
    within: float = TOLERANCE


def _expectations(tree: ast.Module) -> Iterable[_Expectation]:
    """Yield what a cell expects in lines that are run whatever comes, and where the cell stops if it does not."""
    shows = isinstance(tree.body[-1], ast.Expr) if tree.body else False
    for line in tree.body:
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
            node = line.value
            what = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if what in _EXPECTING and node.args:
                yield _called(node)
            elif what in _RULES and len(node.args) > 1:
                yield _Expectation(node, tuple(node.args[1:]))
        elif isinstance(line, ast.Assert):
            yield from _asserted(line.test)
        elif isinstance(line, ast.Assign) and isinstance(line.value, ast.List | ast.Tuple) and shows:
            for part in line.value.elts:  # points in part
                yield from _asserted(part)


def _asserted(node: ast.expr) -> Iterable[_Expectation]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for part in node.values:
            yield from _asserted(part)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq):
        sides = (node.left, node.comparators[0])
        yield _Expectation(node, tuple(side for side in sides if _value(side) is not _UNKNOWN))
    elif isinstance(node, ast.Call) and len(node.args) > 1:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in _CLOSE:
            yield _Expectation(node, (node.args[1],))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TEXT:
        yield _Expectation(node, tuple(node.args))


def _called(node: ast.Call) -> _Expectation:
    """Return what ``part.call("name", 1, 2).gives(3)`` expects."""
    subject = node.func.value if isinstance(node.func, ast.Attribute) else node.func
    near = next((_value(one.value) for one in node.keywords if one.arg == "within"), TOLERANCE)
    near = near if isinstance(near, int | float) else 1.0
    if isinstance(subject, ast.Call) and subject.args and not subject.keywords:
        name = _value(subject.args[0])
        if isinstance(name, str):
            return _Expectation(node, (node.args[0],), name, tuple(subject.args[1:]), near)
    return _Expectation(node, (node.args[0],))


def _twins(
    these: Iterable[_Expectation], those: Iterable[_Expectation], changing: frozenset[str], place: Any
) -> Iterable[tuple[Span, Span]]:
    """Yield the arguments of one call and those of another of the same function that gives something else."""

    def calls(expectations: Iterable[_Expectation]) -> list[_Expectation]:
        named = [one for one in expectations if one.arguments and one.name]
        return [one for one in named if not changing.intersection(_names(one.arguments))]

    for one in calls(these):
        for other in calls(those):
            values = _value(one.expected[0]), _value(other.expected[0])
            if one is other or one.name != other.name or _UNKNOWN in values:
                continue
            near = 4 * max(one.within, other.within)
            if not agrees(*values, near) and not agrees(values[1], values[0], near):
                yield _span(one.arguments, place), _span(other.arguments, place)


def _span(arguments: Sequence[ast.expr], place: Any) -> Span:
    return place(arguments[0])[0], place(arguments[-1])[1]


_UNKNOWN = object()


def _value(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        return _UNKNOWN


def _names(nodes: Iterable[ast.expr]) -> set[str]:
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def _given_once(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what a cell gives a name once, to use it once."""
    used = [part.id for part in ast.walk(tree) if isinstance(part, ast.Name)]
    return {
        line.targets[0].id: line.value
        for line in tree.body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and used.count(line.targets[0].id) == 2
    }


def _changing(tree: ast.AST) -> frozenset[str]:
    """Return the names that a cell gives more than one value."""
    names = [
        part.id for part in ast.walk(tree) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
    ]
    stored = [
        part.value.id
        for part in ast.walk(tree)
        if isinstance(part, ast.Subscript)
        and isinstance(part.ctx, ast.Store)
        and isinstance(part.value, ast.Name)
    ]
    return frozenset(stored) | {name for name in names if names.count(name) > 1}


def _values(node: ast.expr) -> Iterable[ast.expr]:
    """Yield what stands for numbers and texts in an expression: constants, or a calculation as a whole.

    Keys, names of columns and settings of a call are none.
    """
    if isinstance(node, ast.Constant):
        if (
            isinstance(node.value, str | int | float)
            and not isinstance(node.value, bool)
            and node.value != ""
        ):
            yield node
        return
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.BitOr):
        yield node
        return
    inner: Iterable[ast.AST] = ast.iter_child_nodes(node)
    if isinstance(node, ast.Dict):
        inner = node.values
    elif isinstance(node, ast.Call):
        inner = node.args
    elif isinstance(node, ast.Subscript | ast.JoinedStr | ast.Lambda):
        inner = []
    for one in inner:
        if isinstance(one, ast.expr):
            yield from _values(one)


def _places(source: str) -> Any:
    """Return what tells where an expression stands in the bytes of a source."""
    starts = [0]
    for line in source.encode().split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)

    def place(node: ast.expr) -> Span:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset

    return place


def _wrong(value: Any, draw: Random) -> str:
    """Return a literal of the same kind that nobody comes to by chance."""
    if isinstance(value, str):
        return repr("".join(draw.choice(string.ascii_lowercase) for _ in range(max(DIGITS, len(value)))))
    whole, point, rest = (repr(abs(value)) if "e" not in repr(value) else "1.0").partition(".")
    while True:
        digits = [str(draw.randint(1, 9)) for _ in range(max(len(whole), DIGITS - len(rest)) + len(rest))]
        number = (
            "".join(digits[: len(digits) - len(rest)]) + point + "".join(digits[len(digits) - len(rest) :])
        )
        if abs(float(number) - abs(value)) > abs(value) / 2:
            return number
