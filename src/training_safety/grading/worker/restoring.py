"""How modules, classes and things were before any of a student's code, and what puts each of them back.

Everything is compared by identity and read past the attributes that a class could put in front, so that
nothing of the student's is asked or called.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from operator import is_
from types import FunctionType, ModuleType
from typing import Any

from training_safety.grading.remarks import Remark, remark

OURS = "training_safety"
CODE = "code"
"""The kind of what is said of a function."""
Restorer = Callable[[], bool]
"""Puts something back and tells whether it had to."""

_PYTHONS = frozenset(vars(builtins))
_MISSING = object()
_DEEPEST = 3
_DESCRIPTORS = (staticmethod, classmethod, property)
_LOOSE = frozenset(
    {
        "stdout", "stderr", "stdin", "displayhook", "ps1", "ps2", "last_value", "last_type", "last_traceback",
        "last_exc", "argv", "path", "modules", "_", "__", "___", "environ", "flags", "__warningregistry__",
    }
)  # fmt: skip
"""Names in modules that change in ordinary work."""


def of_modules(modules: Iterable[ModuleType]) -> Iterable[tuple[Restorer, Remark]]:
    """Yield, for each module and what it holds, what puts it back, and what it is."""
    for module in modules:
        ours = module.__name__.split(".")[0] == OURS
        yield _module(module, everything=ours), remark("in_module", name=module.__name__)
        if not ours:
            continue
        for name, value in list(vars(module).items()):
            if isinstance(value, type) and value.__module__ == module.__name__:
                yield from of_class(value)
            elif isinstance(value, FunctionType) and value.__module__ == module.__name__:
                yield _function(value), remark(CODE, name=value.__qualname__)
            elif type(value).__module__.split(".")[0] == OURS:
                yield of_thing(value), remark("in_module", name=f"{module.__name__}.{name}")
            elif not module.__name__.startswith(f"{OURS}.grading") and not name.startswith("__"):
                for restore in _contents(value):
                    yield restore, remark("in_module", name=f"{module.__name__}.{name}")


def of_class(kind: type) -> Iterable[tuple[Restorer, Remark]]:
    """Yield what puts a class back, the code of its methods, and the members that it lists if it does."""
    names = dict(vars(kind))
    wanted = {name: value for name, value in names.items() if _does(value)}

    def restore() -> bool:
        now = vars(kind)
        changed = _changed(wanted, now)
        added = [name for name in now.keys() - names.keys() if _does(now[name])]
        for name, value in changed:
            type.__setattr__(kind, name, value)
        for name in added:
            type.__delattr__(kind, name)
        return bool(changed or added)

    yield restore, remark("in_class", name=kind.__name__)
    for value in names.values():
        inner = value.__func__ if isinstance(value, staticmethod | classmethod) else value
        if isinstance(inner, FunctionType):
            yield _function(inner), remark(CODE, name=inner.__qualname__)
        elif isinstance(value, Enum):
            yield of_thing(value), remark("in_class", name=kind.__name__)


def of_thing(thing: Any) -> Restorer:
    """Return what puts back a thing: its class, what it held, and no function put in front of a method."""
    kind = type(thing)
    names = dict(_held(thing))

    def restore() -> bool:
        other = _class_back(thing, kind)
        now = _held(thing)
        changed = [(name, value) for name, value in names.items() if now.get(name, _MISSING) is not value]
        added = [name for name, value in now.items() if name not in names and callable(value)]
        now.update(changed)
        for name in added:
            del now[name]
        return bool(other or changed or added)

    return restore


def of_methods(thing: Any) -> Restorer:
    """Return what puts back a thing whose values may change: its class, and what stands before a method."""
    kind = type(thing)
    before = dict(_held(thing))

    def restore() -> bool:
        other = _class_back(thing, kind)
        now = _held(thing)
        changed = [
            name
            for name, value in now.items()
            if value is not before.get(name, _MISSING) and callable(getattr(kind, name, None))
        ]
        for name in changed:
            if name in before:
                now[name] = before[name]
            else:
                del now[name]
        return bool(other or changed)

    return restore


def of_imported(modules: Iterable[ModuleType]) -> Restorer:
    """Return what puts back which module each name stands for, and lets go of a false one of ours."""
    kept = tuple((module.__name__, module) for module in modules)
    before = frozenset(sys.modules)
    package = sys.modules.get(OURS)
    folders = tuple(getattr(package, "__path__", ()))

    def restore() -> bool:
        now = sys.modules
        changed = [(name, module) for name, module in kept if now.get(name) is not module]
        now.update(changed)
        false = [
            name
            for name in now.keys() - before
            if name.startswith(f"{OURS}.") and not _from(now[name], folders)
        ]
        for name in false:
            del now[name]
        return bool(changed or false)

    return restore


def _from(module: Any, folders: tuple[str, ...]) -> bool:
    origin = getattr(getattr(module, "__spec__", None), "origin", None)
    return type(module) is ModuleType and type(origin) is str and origin.startswith(folders)


def _module(module: ModuleType, *, everything: bool) -> Restorer:
    """Return what puts back a module's functions, classes and modules, or all of its names."""
    kind, now = type(module), vars(module)
    names = dict(now)
    wanted = {
        name: value
        for name, value in names.items()
        if name not in _LOOSE and (everything or callable(value) or isinstance(value, ModuleType))
    }
    shadowing = _PYTHONS - names.keys()

    def restore() -> bool:
        other = _class_back(module, kind)
        changed = _changed(wanted, now)
        if everything:
            added = [
                name
                for name in now.keys() - names.keys()
                if name not in _LOOSE and not isinstance(now[name], ModuleType)
            ]
        else:
            added = list(now.keys() & shadowing)
        now.update(changed)
        for name in added:
            del now[name]
        return bool(other or changed or added)

    return restore


def _changed(wanted: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return what is not as it was; that nothing is, as nearly always, is found out first and fast."""
    if all(map(is_, map(now.get, wanted), wanted.values())):
        return []
    return [(name, value) for name, value in wanted.items() if now.get(name, _MISSING) is not value]


def _contents(value: Any, depth: int = 0) -> Iterable[Restorer]:
    """Yield what puts back what a table or a list holds."""
    if type(value) not in (dict, list) or depth >= _DEEPEST:
        return
    is_table = type(value) is dict
    kept = dict(value) if is_table else dict(enumerate(value))

    def restore() -> bool:
        now = value if is_table else dict(enumerate(value))
        if len(now) == len(kept) and all(now.get(key, _MISSING) is one for key, one in kept.items()):
            return False
        value.clear()
        if is_table:
            value.update(kept)
        else:
            value.extend(kept.values())
        return True

    yield restore
    for one in kept.values():
        yield from _contents(one, depth + 1)


def _class_back(thing: Any, kind: type) -> bool:
    """Give a thing its class back, and return whether it had another."""
    if type(thing) is kind:
        return False
    object.__setattr__(thing, "__class__", kind)
    return True


def _does(value: Any) -> bool:
    return callable(value) or isinstance(value, (*_DESCRIPTORS, ModuleType))


def _held(thing: Any) -> dict[str, Any]:
    try:
        held: dict[str, Any] = object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return {}
    return held


def _function(function: FunctionType) -> Restorer:
    code, defaults, keywords = function.__code__, function.__defaults__, function.__kwdefaults__

    def restore() -> bool:
        if (
            function.__code__ is code
            and function.__defaults__ is defaults
            and function.__kwdefaults__ is keywords
        ):
            return False
        function.__code__, function.__defaults__, function.__kwdefaults__ = code, defaults, keywords
        return True

    return restore
