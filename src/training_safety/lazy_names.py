"""Names of a package that are imported when they are first asked for: its stub says which, and from where.

``__init__.pyi`` has a line ``from training_safety.module import name as name`` for each, and is what type
checkers and editors read, too, so that the list stands once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pkgutil import get_data
from typing import Any


def lazy_names(
    package: str, extra: str = ""
) -> tuple[list[str], Callable[[str], Any], Callable[[], list[str]]]:
    """Return ``__all__``, ``__getattr__`` and ``__dir__`` of a package.

    ``extra`` is what its names need installed beside the standard library; where that is missing, asking for a
    name raises ``ImportError`` with the command that installs it.
    """
    home_of: dict[str, str] = {}
    words = (get_data(package, "__init__.pyi") or b"").decode().split()
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if before == "from":
            module = word
        elif word == "as":
            home_of[after.rstrip(",")] = module

    def getattr_(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        try:
            return getattr(import_module(home_of[name]), name)
        except ModuleNotFoundError as error:
            if not extra or error.name is None or error.name.startswith("training_safety"):
                raise
            raise ImportError(
                f"{name} needs {error.name}, which is not installed. "
                f'Install the {extra} with: pip install "training-safety[{extra}]"'
            ) from error

    def dir_() -> list[str]:
        return sorted({*vars(sys.modules[package]), *home_of})

    return sorted(home_of), getattr_, dir_
