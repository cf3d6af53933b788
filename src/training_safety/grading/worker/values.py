"""What crosses between a student's code and the checks on it: plain values, each with its kind, as JSON.

These are the kinds that ``exercise_checks.agrees`` knows. Of anything else only the name of its kind and
the beginning of its ``repr`` cross. Nothing that is read here can run, whoever wrote it.
"""

from __future__ import annotations

import builtins
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

DEEPEST = 50
"""How deep lists and tables may be nested; the course's own choice."""
LONGEST_SHOWN = 1000
"""Characters that cross of what is not plain, and of what an error says; the course's own choice."""

_ALIKE = (type(None), bool, str, float)  # JSON has them, down to NaN
_LISTS: dict[str, Callable[[list[Any]], Any]] = {"list": list, "tuple": tuple, "set": set}
_TABLES: dict[str, Callable[[list[Any]], Any]] = {
    "dict": dict,
    "OrderedDict": OrderedDict,
    "Counter": lambda pairs: Counter(dict(pairs)),
    "defaultdict": lambda pairs: defaultdict(None, pairs),
}
_OTHERS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "int": (hex, lambda text: int(text, 16)),  # decimal digits are limited by Python
    "bytes": (bytes.hex, bytes.fromhex),
    "Decimal": (str, Decimal),
    "Fraction": (
        lambda value: [hex(value.numerator), hex(value.denominator)],
        lambda pair: Fraction(*(int(text, 16) for text in pair)),
    ),
}
_KINDS = {
    kind: kind.__name__
    for kind in (list, tuple, set, dict, OrderedDict, Counter, defaultdict, int, bytes, Decimal, Fraction)
}
_NOT_PLAIN = "other"


class NotPlainError(BaseException):
    """A check gives or expects what cannot cross; no error of an answer, so nothing that looks for those sees it."""


class Other:
    """What stands for a value that is not plain: it has the name of that value's kind, looks like it, and is nothing else."""

    shown: str | None = None

    def __repr__(self) -> str:
        """Return how the value looked. Raises ``ValueError`` if it could not be shown."""
        if self.shown is None:
            raise ValueError("it cannot be shown")
        return self.shown


def encoded(value: Any) -> Any:
    """Return any value as JSON can hold it; what is not plain is told, and lost."""
    return _encoded(value, DEEPEST, _other)


def encoded_plain(value: Any) -> Any:
    """Return a plain value as JSON can hold it. Raises ``NotPlainError`` for any other."""
    return _encoded(value, DEEPEST, _refused)


def decoded(data: Any) -> Any:
    """Return the value that was encoded. Raises ``ValueError`` for what ``encoded`` cannot have made."""
    try:
        return _decoded(data, DEEPEST)
    except (TypeError, ValueError, ArithmeticError, RecursionError):
        raise ValueError("what is no value") from None


def encoded_error(error: BaseException) -> dict[str, Any]:
    """Return an exception by its name, the nearest of Python's own exceptions, and what it says."""
    kind = type(error)
    base = next(one.__name__ for one in kind.__mro__ if vars(builtins).get(one.__name__) is one)
    try:
        said = str(error)
    except Exception:
        said = ""
    return {"kind": kind.__name__, "base": base, "said": said[:LONGEST_SHOWN]}


def decoded_error(data: Any) -> BaseException:
    """Return an exception of that name that says the same; one that no answer may raise is an interrupt.

    Raises ``ValueError`` for what ``encoded_error`` cannot have made.
    """
    if not (isinstance(data, dict) and all(type(data.get(key)) is str for key in ("kind", "base", "said"))):
        raise ValueError("what is no error")
    base, said = vars(builtins).get(data["base"]), data["said"]
    if not (isinstance(base, type) and issubclass(base, (Exception, SystemExit))):
        return KeyboardInterrupt()
    named = {"__init__": lambda self: None, "__str__": lambda self: said}
    error: BaseException = type(data["kind"][:LONGEST_SHOWN], (base,), named)()
    return error


def shown(value: Any) -> str | None:
    """Return the beginning of what a value looks like, or None if it cannot be shown."""
    try:
        return repr(value)[:LONGEST_SHOWN]
    except Exception:
        return None


def _encoded(value: Any, deeper: int, other: Callable[[Any], Any]) -> Any:
    kind = type(value)
    if kind in _ALIKE:
        return value
    name = _KINDS.get(kind, _NOT_PLAIN)
    if name in _OTHERS:
        return [name, _OTHERS[name][0](value)]
    if name is _NOT_PLAIN or deeper == 0:
        return other(value)
    if name in _TABLES:
        inner = [[_encoded(part, deeper - 1, other) for part in pair] for pair in value.items()]
    else:
        inner = [_encoded(part, deeper - 1, other) for part in value]
    return [name, inner]


def _other(value: Any) -> Any:
    return [_NOT_PLAIN, [type(value).__name__[:LONGEST_SHOWN], shown(value)]]


def _refused(value: Any) -> Any:
    raise NotPlainError(f"{type(value).__name__} is no plain value")


def _decoded(data: Any, deeper: int) -> Any:
    if type(data) in _ALIKE:
        return data
    name, inner = data
    if name in _OTHERS:
        return _OTHERS[name][1](inner)
    if name == _NOT_PLAIN:
        return _stand_in(*inner)
    if deeper == 0 or type(inner) is not list:
        raise ValueError(name)
    if name in _TABLES:
        pairs = [[_decoded(part, deeper - 1) for part in pair] for pair in inner]
        return _TABLES[name]([(key, value) for key, value in pairs])
    if name in _LISTS:
        return _LISTS[name]([_decoded(part, deeper - 1) for part in inner])
    raise ValueError(name)


def _stand_in(kind: Any, looks: Any) -> Other:
    if type(kind) is not str or type(looks) not in (str, type(None)):
        raise ValueError(kind)
    made: Other = type(kind, (Other,), {"shown": looks})()
    return made
