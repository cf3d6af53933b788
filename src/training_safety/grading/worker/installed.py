"""What is installed, as it was before any of a student's code: which methods and which code are a library's own.

Names prove nothing. Code can be compiled under the name of any file and run with the names of any module, and a
class can say of itself that it belongs to one. So a class that was there before is known by what it held then,
and code by its file, which is read anew.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from training_safety.grading.worker import shell

_FOLDERS = (sys.prefix, sys.base_prefix)
_OF_ERRORS = (traceback, shell)
"""Modules whose code looks at frames whenever a check stops; their files are read once for all submissions."""
_IN_C = (type(int.__eq__), type(str.join))
_NAMES = type.__dict__["__dict__"]
_MRO = type.__dict__["__mro__"]
_MODULE = type.__dict__["__module__"]
_QUALNAME = type.__dict__["__qualname__"]

Fingerprint = tuple[Any, ...]


class Installed:
    """The classes and modules of this process before any of a student's code."""

    def __init__(self) -> None:
        """Note what each class holds and which names are whose."""
        self._kinds = tuple(_subclasses(object))
        self._held = {id(kind): dict(_NAMES.__get__(kind)) for kind in self._kinds}
        self._code = {
            id(value): value.__code__
            for held in self._held.values()
            for value in held.values()
            if type(value) is FunctionType
        }
        self._modules = {
            id(vars(module)): (name, str(getattr(module, "__file__", None) or ""))
            for name, module in list(sys.modules.items())
            if isinstance(module, ModuleType) and name != "__main__"
        }
        self._read: dict[str, frozenset[Fingerprint]] = {}
        for module in _OF_ERRORS:
            self._codes_in(str(module.__file__))

    def module_of(self, frame: FrameType) -> str:
        """Return the name of the module whose own code a frame runs, or nothing for other code."""
        return self._module(frame.f_code, frame.f_globals)

    def decided_elsewhere(self, kind: type, names: Iterable[str]) -> bool:
        """Return whether code that is not installed decides what one of these methods of a class does."""
        kinds = _MRO.__get__(kind)
        owners = {name: next((one for one in kinds if name in _NAMES.__get__(one)), None) for name in names}
        return any(owner is not None and not self._is_own(name, owner) for name, owner in owners.items())

    def has(self, kind: type) -> bool:
        """Return whether a class is a library's own, so that what its objects hold is theirs to show."""
        if id(kind) in self._held:
            return True
        module = sys.modules.get(str(_MODULE.__get__(kind)))
        return (
            isinstance(module, ModuleType)
            and self._file(vars(module)) is not None
            and _stands_in(module, kind)
        )

    def _is_own(self, name: str, owner: type) -> bool:
        """Return whether a method is the library's own, of whose classes one holds it."""
        method = _NAMES.__get__(owner)[name]
        if (held := self._held.get(id(owner))) is not None:
            code = getattr(method, "__code__", None) if type(method) is FunctionType else None
            return held.get(name) is method and self._code.get(id(method)) is code
        if (
            type(method) in _IN_C
        ):  # one that is put in another's place has another name, or is of another class
            return bool(method.__name__ == name and method.__objclass__ is owner)
        module = sys.modules.get(str(_NAMES.__get__(owner).get("__module__")))
        if (
            not isinstance(module, ModuleType)
            or not self._file(vars(module))
            or not _stands_in(module, owner)
        ):
            return False
        return type(method) is FunctionType and bool(self._module(method.__code__, method.__globals__))

    def _module(self, code: CodeType, names: dict[str, Any]) -> str:
        found = self._file(names)
        if found is None or code.co_filename != found[1]:
            return ""
        return found[0] if _fingerprint(code) in self._codes_in(found[1]) else ""

    def _file(self, names: dict[str, Any]) -> tuple[str, str] | None:
        """Return the installed module that has these names, and its file; or None."""
        if found := self._modules.get(id(names)):
            return found
        module = sys.modules.get(str(names.get("__name__")))
        if type(module) is not ModuleType or vars(module) is not names:
            return None
        file = str(names.get("__file__") or "")
        return (str(names["__name__"]), file) if file.startswith(_FOLDERS) else None

    def _codes_in(self, file: str) -> frozenset[Fingerprint]:
        """Return all code that a file holds."""
        if file not in self._read:
            try:
                with open(file, "rb") as opened:
                    whole = compile(opened.read(), file, "exec", dont_inherit=True)
                self._read[file] = frozenset(map(_fingerprint, _within(whole)))
            except (OSError, SyntaxError, ValueError):
                self._read[file] = frozenset()
        return self._read[file]


def _subclasses(kind: type) -> Iterator[type]:
    found, waiting = {id(kind)}, [kind]
    while waiting:
        kind = waiting.pop()
        yield kind
        below: list[type] = type.__subclasses__(kind)
        for one in below:
            if id(one) not in found:
                found.add(id(one))
                waiting.append(one)


def _within(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if type(one) is CodeType:
            yield from _within(one)


def _fingerprint(code: CodeType) -> Fingerprint:
    """Return what two pieces of code have in common that do the same at the same place of a file."""
    constants: tuple[Any, ...] = tuple(
        (CodeType, one.co_name, one.co_firstlineno, one.co_code)
        if type(one) is CodeType
        else (type(one), one)
        for one in code.co_consts
    )
    names = code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars
    return code.co_name, code.co_firstlineno, code.co_flags, code.co_code, constants, names


def _stands_in(module: Any, kind: type) -> bool:
    """Return whether a class is found in its module, where one that was made while the code ran is not."""
    found: Any = module
    for name in str(_QUALNAME.__get__(kind)).split("."):
        found = vars(found).get(name) if isinstance(found, type | ModuleType) else None
    return found is kind
