"""Cells run by an ordinary kernel, for work that needs all of IPython; the kernel is shut in like the rest.

It takes the place of ``runner`` in the process that runs the cells. The kernel is a process of its own
in the same sandbox, spoken to by sockets in the file system. What is put right before a check is put
right inside the kernel (``in_kernel``).
"""

from __future__ import annotations

import ast
import os
import signal
import tempfile
from typing import Any

from training_safety.grading.remarks import Remark, remark, remarks_in
from training_safety.grading.worker import frames
from training_safety.grading.worker.captured import TRUNCATED

START = 30.0
"""How long a kernel may take to start, in addition to the time of its first cell [s]; the course's own choice."""
_INSIDE = "__import__('importlib').import_module('training_safety.grading.worker.in_kernel')"
_ANSWER = 10.0
"""How long the kernel may take for what is asked around a check [s]; the course's own choice."""
_MUTE = remark("mute")


def run_cells_in_kernel(orders: int, answers: int, *, room: int, tracebacks: str) -> None:
    """Start a kernel, run the cells that come in at ``orders`` until it closes, and report at ``answers``.

    An interrupt of this process is handed on to the kernel. Raises ``DeadKernelError`` when the kernel ends.

    Parameters
    ----------
    orders, answers : file descriptors
    room : how much output is kept of a cell [bytes]
    tracebacks : IPython's mode for errors
    """
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell, new_notebook

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folder = tempfile.mkdtemp()
    os.environ["IPYTHONDIR"] = os.path.join(folder, "ipython")
    replies: list[dict[str, Any]] = []
    notebook = new_notebook()  # type: ignore[no-untyped-call]
    manager = AsyncKernelManager(
        kernel_name="python3", transport="ipc", connection_file=os.path.join(folder, "kernel.json")
    )
    client = NotebookClient(
        notebook,
        km=manager,
        timeout=None,  # who sends the cells keeps the time
        allow_errors=True,
        extra_arguments=[f"--InteractiveShell.xmode={tracebacks}"],
        on_cell_executed=lambda **about: replies.append(about["execute_reply"]["content"]),
    )
    reader = frames.Reader(orders, 1 << 29)
    with client.setup_kernel():
        kernel: Any = manager.provisioner
        signal.signal(signal.SIGINT, lambda *_: os.killpg(kernel.pid, signal.SIGINT))
        _asked(client, "begin(get_ipython())", 0)
        while True:
            order = reader.message()
            around: dict[str, Any] = {}
            if order["graded"]:
                around["before"], around["hidden"] = _asked(client, f"before({order['source']!r})", 2)
            cell = new_code_cell(order["source"])  # type: ignore[no-untyped-call]
            notebook.cells = [cell]
            client.execute_cell(cell, 0)
            report = _report(cell, replies.pop(), room)
            if order["graded"]:
                during, compared, canary = _asked(client, "after()", 3)
                passed = report["error"] is None
                around["during"] = during + compared if passed else during
                if passed:
                    around["canary"] = not canary
            frames.send(answers, {**report, **around, "count": order["count"], "word": order["word"]})


def _asked(client: Any, expression: str, count: int) -> list[list[Remark]]:
    """Return so many lists of remarks that a function of ``in_kernel`` gives; if it does not, the first says so."""
    from jupyter_core.utils import run_sync

    try:
        asked = run_sync(client.kc.execute_interactive)
        expressions = {"it": f"{_INSIDE}.{expression}"}
        reply = asked("", silent=True, store_history=False, user_expressions=expressions, timeout=_ANSWER)
        found = ast.literal_eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])
        lists = [list(remarks_in(listed)) for listed in found]
    except Exception:
        lists = []
    return lists if len(lists) == count else [[_MUTE], *[[] for _ in range(count - 1)]]


def _report(cell: Any, reply: dict[str, Any], room: int) -> dict[str, Any]:
    """Return what came of a cell."""
    outputs, flooded = _fitting(cell.outputs, room)
    failed = None if reply.get("status") == "ok" else str(reply.get("ename") or reply.get("status"))
    if failed and not any(one["output_type"] == "error" for one in outputs):
        said = str(reply.get("evalue"))
        lines = [f"{failed}: {said}"]
        outputs.append({"output_type": "error", "ename": failed, "evalue": said, "traceback": lines})
    return {"outputs": outputs, "count": cell.execution_count, "error": failed, "flooded": flooded}


def _fitting(outputs: list[Any], room: int) -> tuple[list[dict[str, Any]], bool]:
    """Return as much of the outputs as is kept, and whether there was more; errors are always kept."""
    kept: list[dict[str, Any]] = []
    left, flooded = room, False
    for output in outputs:
        size = len(repr(output))
        if output["output_type"] == "stream" and len(output["text"]) > left:
            output["text"] = output["text"][: max(0, left)] + TRUNCATED
            flooded = True
        elif size > left and output["output_type"] in ("display_data", "execute_result"):
            output["data"] = {"text/plain": str(output["data"].get("text/plain", "…"))[:1000]}
            flooded = True
        left -= size
        kept.append(dict(output))
    return kept, flooded
