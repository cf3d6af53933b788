"""What a student's code may have changed under a check's feet: put right before the check, and told.

A check runs in the same interpreter as the answer it judges, so none of this proves that nothing was
done. It undoes what is known to have been tried, and notes it. It runs beside the student's code.
"""

from __future__ import annotations

import builtins
import re
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from types import FunctionType, MethodType, ModuleType
from typing import Any

from training_safety.grading.remarks import Remark, remark
from training_safety.grading.worker.installed import Installed
from training_safety.grading.worker.restoring import (
    CODE,
    OURS,
    Restorer,
    of_class,
    of_imported,
    of_methods,
    of_modules,
    of_thing,
)

CANARY = "assert 1 == 2, 'this has to fail'"
"""A check that nothing can pass; if it does, checks do not count in this interpreter any more."""

_CHECKED = (
    "builtins", "math", "cmath", "operator", "copy", "decimal", "fractions", "statistics", "contextlib",
    "dataclasses", "collections", "itertools", "functools", "io", "json", "unittest", "re", "inspect",
    "types", "typing", "numbers", "random", "datetime", "sys", "os", "importlib",
    "numpy", "numpy.testing", "pandas", "pandas.testing", "training_safety",
)  # fmt: skip
_BUILTINS = vars(builtins)
_RUNNING = ("IPython", "ipykernel", OURS)
_MODULE = type.__dict__["__module__"]
_WORD = re.compile(r"\b[A-Za-z_]+\b")
_SHADOWED = frozenset(
    {
        "abs", "all", "any", "bool", "callable", "dict", "float", "getattr", "globals", "hasattr", "int",
        "isinstance", "issubclass", "len", "repr", "round", "str", "type", "AssertionError", "Exception",
    }
)  # fmt: skip


class Guards:
    """How the interpreter was before any of the student's code.

    Parameters
    ----------
    shell : IPython's shell of this process, in which nothing has been run yet
    """

    def __init__(self, shell: Any) -> None:
        """Note how everything is."""
        self._shell = shell
        modules = _modules()
        kept: tuple[tuple[Restorer, Remark], ...] = (
            (of_imported(modules), remark("module")),
            *of_modules(modules),
            *(one for kind in _kinds(shell) for one in of_class(kind)),
            (of_methods(shell), remark("shell")),
            *((of_methods(part), remark("ipython", name=name)) for name, part in _parts(shell)),
        )
        self._codes = tuple(one for one in kept if one[1].kind == CODE)
        self._kept = tuple(one for one in kept if one not in self._codes)
        self._builtins = tuple((name, value) for name, value in _BUILTINS.items() if name != "_")
        self._transformers = tuple(
            (name, list(getattr(shell.input_transformer_manager, name)))
            for name in ("cleanup_transforms", "line_transforms", "token_transformers")
        )
        self._parts = (*_parts(shell), ("user_module", shell.user_module), ("user_ns", shell.user_ns))
        self._excepthook = sys.excepthook
        self.installed = Installed()
        """What is a library's own."""

    def put_right(self, rewritten: bool = True) -> list[Remark]:
        """Put back what was changed and return what that was.

        ``rewritten`` is whether the code of functions may have been changed, which takes longest to look at.
        """
        return list(dict.fromkeys(self._found((*self._codes, *self._kept) if rewritten else self._kept)))

    def sealed(self, *things: Any) -> Callable[[], list[Remark]]:
        """Return what puts these things and the guards themselves back, as ``put_right`` does all else."""
        kept = tuple((of_thing(thing), type(thing).__name__) for thing in (self, self.installed, *things))

        def unsealed() -> list[Remark]:
            return [_replaced("of_this_run", name=name) for restore, name in kept if restore()]

        return unsealed

    def builtins_back(self) -> bool:
        """Put Python's own names back and return whether any had been replaced.

        It calls nothing that has such a name itself, because all that is ours needs them, too.
        """
        changed = False
        now = _BUILTINS
        for name, value in self._builtins:
            if name not in now or now[name] is not value:
                now[name] = value
                changed = True
        return changed

    def names_hidden(self, source: str) -> list[Remark]:
        """Return remarks about functions and classes of Python that the notebook replaces and a check uses."""
        own = self._shell.user_ns
        return [
            remark("shadowed", name=name)
            for name in sorted(_SHADOWED.intersection(_WORD.findall(source)))
            if name in own and callable(own[name]) and own[name] is not getattr(builtins, name)
        ]

    def canary_fails(self, whole: bool = False) -> bool:
        """Return whether an assertion that nothing can pass fails, as it has to.

        ``whole`` runs it as a cell, with all that belongs to that, down to the error that is shown.
        """
        shell = self._shell
        if not whole:
            try:
                exec(compile(shell.transform_cell(CANARY), "canary", "exec"), shell.user_global_ns)
            except AssertionError as error:
                return type(error) is AssertionError
            except BaseException:
                return False
            return False
        kept, count = shell.outputs, shell.execution_count
        shell.outputs = type(kept)()
        try:
            outcome = shell.run_cell(CANARY, store_history=False, silent=True)
            failed = outcome.error_in_exec or outcome.error_before_exec
            shown = any(one.get("output_type") == "error" for one in shell.outputs.kept)
            return type(failed) is AssertionError and shown
        except BaseException:
            return False
        finally:
            shell.outputs = kept
            shell.execution_count = count

    def _found(self, kept: Iterable[tuple[Restorer, Remark]]) -> Iterable[Remark]:
        for restore, what in kept:
            if restore():
                yield remark("replaced", what=what)
        if sys.gettrace() is not None or sys.getprofile() is not None:
            sys.settrace(None)
            sys.setprofile(None)
            yield remark("trace_hook")
        threading.settrace(None)
        threading.setprofile(None)
        yield from self._of_ipython()
        if any(_is_students(one) for one in sys.meta_path):
            sys.meta_path[:] = [one for one in sys.meta_path if not _is_students(one)]
            yield remark("import_changed")
        if sys.excepthook is not self._excepthook and _is_students(sys.excepthook):
            sys.excepthook = self._excepthook
            yield _replaced("error_handler")

    def _of_ipython(self) -> Iterable[Remark]:
        shell = self._shell
        for name, kept in self._parts:
            if getattr(shell, name) is not kept:
                setattr(shell, name, kept)
                yield _replaced("ipython", name=name)
        if shell.user_ns.get("__builtins__") is not builtins:
            shell.user_ns["__builtins__"] = builtins
            yield _replaced("own_builtins")
        for name, before in self._transformers:
            now = getattr(shell.input_transformer_manager, name)
            if type(now) is not list or len(now) < len(before) or any(_is_students(one) for one in now):
                setattr(shell.input_transformer_manager, name, list(before))
                yield remark("transformer")
        for name in ("ast_transformers", "input_transformers_post"):
            if type(getattr(shell, name)) is not list or getattr(shell, name):
                setattr(shell, name, [])
                yield remark("transformer")
        hooks = shell.events.callbacks
        for event, found in list(dict.items(hooks)):
            if type(found) is not list or any(_is_students(one) for one in found):
                hooks[event] = [one for one in list.__iter__(found) if not _is_students(one)]
                yield remark("hook")
        if shell.custom_exceptions:
            shell.custom_exceptions = ()
            yield _replaced("ipython_errors")
        if shell.ast_node_interactivity != "last_expr":
            shell.ast_node_interactivity = "last_expr"


def _replaced(kind: str, **about: str) -> Remark:
    return remark("replaced", what=remark(kind, **about))


_PARTS = (
    "compile", "display_pub", "display_formatter", "displayhook", "input_transformer_manager", "events",
    "history_manager", "outputs",
)  # fmt: skip


def _parts(shell: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((name, getattr(shell, name)) for name in _PARTS if hasattr(shell, name))


def _kinds(shell: Any) -> list[type]:
    """Return the classes of IPython, and of ours, that run a cell and keep what comes of it."""
    parts = [shell, *(part for _, part in _parts(shell))]
    kinds = (kind for part in parts for kind in type(part).__mro__)
    return list(dict.fromkeys(kind for kind in kinds if kind.__module__.split(".")[0] in _RUNNING))


def _is_students(value: Any) -> bool:
    """Return whether something was made in the notebook, which is asked of Python and not of the thing."""
    kind = type(value)
    if kind is MethodType:
        return _is_students(value.__func__) or _is_students(value.__self__)
    if kind is partial:
        return _is_students(value.func)
    if kind is FunctionType:
        return "__main__" in (value.__module__, value.__globals__.get("__name__"))
    named = _MODULE.__get__(value if issubclass(kind, type) else kind)
    return type(named) is not str or named == "__main__"


def _modules() -> list[ModuleType]:
    return [
        module
        for name, module in list(sys.modules.items())
        if isinstance(module, ModuleType)
        and (name in _CHECKED or name.startswith(f"{OURS}.") or name.startswith("unittest."))
    ]
