"""Whether an assignment's kernel is the Python of this environment, in which its code is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel


def foreign_kernel(kernelspec: Mapping[str, Any] | None) -> str:
    """Return why an assignment needs a kernel of its own, or nothing if this environment's Python will do.

    Parameters
    ----------
    kernelspec : what the source notebook says about its kernel: its name and maybe its language
    """
    name = str((kernelspec or {}).get("name") or "")
    if name in ("", "python"):  # the second is Jupyter's word for the Python that it runs in
        return ""
    try:
        found = KernelSpecManager().get_kernel_spec(name)
    except NoSuchKernel:
        return f"the kernel {name}, which is not installed here"
    if found.language.lower() != "python":
        return f"the kernel {name}, which runs {found.language}"
    program = str(found.argv[0]) if found.argv else ""
    same = program in ("python", "python3") or _real(program) == _real(sys.executable)
    return "" if same else f"the kernel {name}, which runs another Python ({program})"


def _real(program: str) -> str:
    # Not resolved to the end: the Python of every environment is a link to the same program.
    folder, name = os.path.split(os.path.abspath(program))
    return os.path.join(os.path.realpath(folder), name.rstrip("0123456789."))
