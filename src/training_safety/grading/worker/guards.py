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
from types import FunctionType, ModuleType
from typing import Any

CANARY = "assert 1 == 2, 'this has to fail'"
"""A check that nothing can pass; if it does, checks do not count in this interpreter any more."""

_CHECKED = (
    "builtins", "math", "cmath", "operator", "copy", "decimal", "fractions", "statistics", "contextlib",
    "dataclasses", "collections", "itertools", "functools", "io", "json", "unittest", "re", "inspect",
    "types", "typing", "numbers", "random", "datetime", "sys", "os", "importlib",
    "numpy", "numpy.testing", "pandas", "pandas.testing", "training_safety",
)  # fmt: skip
_OURS = "training_safety"
_BUILTINS = vars(builtins)
_WORD = re.compile(r"\b[A-Za-z_]+\b")
_SHADOWED = frozenset(
    {
        "abs", "all", "any", "bool", "callable", "dict", "float", "getattr", "globals", "hasattr", "int",
        "isinstance", "issubclass", "len", "repr", "round", "str", "type", "AssertionError", "Exception",
    }
)  # fmt: skip
_LOOSE = frozenset(
    {
        "stdout",
        "stderr",
        "stdin",
        "displayhook",
        "ps1",
        "ps2",
        "last_value",
        "last_type",
        "last_traceback",
        "last_exc",
        "argv",
        "path",
        "modules",
        "_",
        "__",
        "___",
        "environ",
        "flags",
    }
)
"""Names in the modules above that change in ordinary work."""


class Guards:
    """How the interpreter was before any of the student's code.

    Parameters
    ----------
    shell : IPython's shell of this process, in which nothing has been run yet
    """

    def __init__(self, shell: Any) -> None:
        """Note how everything is."""
        self._shell = shell
        self._kept = list(_changeable(_modules()))
        self._builtins = tuple((name, value) for name, value in vars(builtins).items() if name not in _LOOSE)
        self._transformers = {
            name: list(getattr(shell.input_transformer_manager, name))
            for name in ("cleanup_transforms", "line_transforms", "token_transformers")
        }
        self._events = {name: list(found) for name, found in shell.events.callbacks.items()}
        self._own = {name: (getattr(type(shell), name), vars(shell).get(name)) for name in _SHELL}
        self._parts = {name: getattr(shell, name) for name in _PARTS}
        self._meta_path = list(sys.meta_path)
        self._excepthook = sys.excepthook

    def put_right(self) -> list[str]:
        """Put back what was changed and return, in sentences, what that was."""
        return list(dict.fromkeys(self._found()))

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

    def names_hidden(self, source: str) -> list[str]:
        """Return sentences about functions and classes of Python that the notebook replaces and a check uses."""
        own = self._shell.user_ns
        return [
            f"the notebook gives Python's own {name} another meaning"
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

    def _found(self) -> Iterable[str]:
        if sys.gettrace() is not None or sys.getprofile() is not None:
            sys.settrace(None)
            sys.setprofile(None)
            yield "a trace hook was set"
        threading.settrace(None)
        threading.setprofile(None)
        for restore, what in self._kept:
            if restore():
                yield f"{what} was replaced"
        yield from self._of_ipython()
        if sys.meta_path != self._meta_path and any(one not in self._meta_path for one in sys.meta_path):
            if any(_is_students(one) for one in sys.meta_path):
                yield "the way modules are found was changed"
            sys.meta_path[:] = [one for one in sys.meta_path if not _is_students(one)]
        if sys.excepthook is not self._excepthook and _is_students(sys.excepthook):
            sys.excepthook = self._excepthook
            yield "the handler of errors was replaced"

    def _of_ipython(self) -> Iterable[str]:
        shell = self._shell
        for name, kept in self._transformers.items():
            now = getattr(shell.input_transformer_manager, name)
            if any(_is_students(one) for one in now) or len(now) < len(kept):
                setattr(shell.input_transformer_manager, name, list(kept))
                yield "a transformer of IPython that changes code was set"
        if shell.ast_transformers or shell.input_transformers_post:
            shell.ast_transformers.clear()
            shell.input_transformers_post.clear()
            yield "a transformer of IPython that changes code was set"
        for found in shell.events.callbacks.values():
            strange = [one for one in found if _is_students(one)]
            if strange:
                found[:] = [one for one in found if one not in strange]
                yield "a hook of IPython was set"
        if shell.custom_exceptions:
            shell.custom_exceptions = ()
            yield "IPython's handling of errors was replaced"
        for name, (of_class, of_shell) in self._own.items():
            if vars(shell).get(name) is not of_shell or getattr(type(shell), name) is not of_class:
                vars(shell).pop(name, None)
                setattr(type(shell), name, of_class)
                if of_shell is not None:
                    vars(shell)[name] = of_shell
                yield f"IPython's {name} was replaced"
        for name, kept in self._parts.items():
            if getattr(shell, name) is not kept:
                setattr(shell, name, kept)
                yield f"IPython's {name} was replaced"
        if shell.ast_node_interactivity != "last_expr":
            shell.ast_node_interactivity = "last_expr"


_SHELL = (
    "run_cell", "_run_cell", "run_cell_async", "run_ast_nodes", "run_code", "transform_cell",
    "transform_ast", "showtraceback", "_showtraceback", "showsyntaxerror", "should_run_async",
)  # fmt: skip
_PARTS = (
    "compile",
    "display_pub",
    "display_formatter",
    "displayhook",
    "input_transformer_manager",
    "events",
)


def _is_students(value: Any) -> bool:
    """Return whether something was made in the notebook."""
    try:
        named = getattr(value, "__module__", None)
        return named == "__main__" or type(value).__module__ == "__main__"
    except Exception:
        return True


def _modules() -> list[ModuleType]:
    return [
        module
        for name, module in list(sys.modules.items())
        if isinstance(module, ModuleType)
        and (name in _CHECKED or name.startswith(f"{_OURS}.") or name.startswith("unittest."))
    ]


def _changeable(modules: Iterable[ModuleType]) -> Iterable[tuple[Callable[[], bool], str]]:
    """Yield, for each module, class and function, what puts it right and tells whether it had to."""
    for module in modules:
        yield _restorer(module, vars(module), _LOOSE), f"something in the module {module.__name__}"
        if module.__name__.startswith(_OURS):
            for value in list(vars(module).values()):
                if isinstance(value, type) and value.__module__ == module.__name__:
                    yield (
                        _restorer(value, dict(vars(value)), frozenset()),
                        f"something in the class {value.__name__}",
                    )
                    for inner in vars(value).values():
                        if isinstance(inner, FunctionType):
                            yield _function(inner), f"the code of {inner.__qualname__}"
                elif isinstance(value, FunctionType) and value.__module__ == module.__name__:
                    yield _function(value), f"the code of {value.__qualname__}"


def _restorer(owner: Any, names: dict[str, Any], loose: frozenset[str]) -> Callable[[], bool]:
    wanted = {
        name: value
        for name, value in names.items()
        if name not in loose
        and (callable(value) or isinstance(value, ModuleType | staticmethod | classmethod | property))
    }
    now = vars(owner)
    missing = object()
    items = tuple(wanted.items())

    def restore() -> bool:
        changed = [(name, value) for name, value in items if now.get(name, missing) is not value]
        for name, value in changed:
            try:
                setattr(owner, name, value)
            except (AttributeError, TypeError):
                return True
        return bool(changed)

    return restore


def _function(function: FunctionType) -> Callable[[], bool]:
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
