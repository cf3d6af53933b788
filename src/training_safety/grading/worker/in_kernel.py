"""What ``runner`` does around a check, asked for from outside and done inside an ordinary kernel."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from training_safety.grading.remarks import Remark, remark
from training_safety.grading.worker.guards import Guards
from training_safety.grading.worker.watching import Watch
from training_safety.grading.worker.witness import Witness

_here: list[tuple[Any, Guards, Witness, Watch]] = []


def begin(shell: Any) -> list[list[str]]:
    """Note how everything is, before any of the student's code."""
    guards = Guards(shell)
    _here[:] = [(shell, guards, Witness(guards.installed), Watch(guards.installed))]
    return []


def before(source: str) -> list[list[Any]]:
    """Put everything right for a check; return what had been changed, and which names it uses are hidden."""
    shell, guards, witness, watch = _here[0]
    found = guards.put_right(watch.rewritten())
    shell.ast_transformers.append(witness)
    witness.__enter__()
    watch.begin()
    return _plain(found, guards.names_hidden(source))


def after() -> list[list[Any]]:
    """Put everything right after a check; return what was changed meanwhile, what was compared, and if nothing fails."""
    shell, guards, witness, watch = _here[0]
    seen = watch.found()
    witness.__exit__()
    with suppress(ValueError):
        shell.ast_transformers.remove(witness)
    found = seen + guards.put_right(watch.rewritten())
    return _plain(found, witness.found(), [] if guards.canary_fails() else [remark("mute")])


def _plain(*remarks: list[Remark]) -> list[list[Any]]:
    """Return remarks as tuples, whose ``repr`` can be read outside."""
    return json.loads(json.dumps(remarks))  # type: ignore[no-any-return]
