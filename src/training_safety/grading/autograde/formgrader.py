"""Formgrader for a large class: its button grades as the command does, and its lists come quickly."""

from __future__ import annotations

import sys
from functools import lru_cache

from traitlets.log import get_logger

SERVER = "jupyter_server.serverapp"
"""The module of the server, of which formgrader is a part; importing nbgrader imports formgrader everywhere."""

TIMES = 100_000
"""How many times of handing in are remembered; the course's own choice."""


def grade_with_the_button() -> bool:
    """Have formgrader grade as ``training-safety autograde`` does, and return whether it will.

    ``nbgrader_config.py`` calls this. nbgrader's class is fixed in its code, so within the server it is
    replaced; everywhere else, ``nbgrader autograde`` for one, nothing is changed. Should another version
    of nbgrader be made otherwise, this says so, and the button grades as that version does.
    """
    if not _is_server():
        return False
    try:
        from nbgrader.apps import api

        from training_safety.grading.autograde.converter import ClassAutograde

        if "Autograde" not in api.NbGraderAPI.autograde.__code__.co_names:
            raise AttributeError("NbGraderAPI.autograde does not use Autograde")
        api.Autograde = ClassAutograde
    except (ImportError, AttributeError) as error:
        get_logger().warning(
            "The button of formgrader grades without the sandbox: this version of nbgrader is made otherwise "
            "(%s). Grade with `training-safety autograde` instead.",
            error,
        )
        return False
    return True


def list_quickly() -> bool:
    """Have formgrader work out each time of handing in once, not for each list anew, and return whether it will.

    That is a third of what a list of a thousand takes. ``nbgrader_config.py`` calls this, too.
    """
    if not _is_server():
        return False
    from nbgrader.apps import api

    if hasattr(api, "parse_utc") and not hasattr(api.parse_utc, "cache_info"):
        api.parse_utc = lru_cache(maxsize=TIMES)(api.parse_utc)
    return hasattr(api, "parse_utc")


def _is_server() -> bool:
    server = sys.modules.get(SERVER)
    return server is not None and bool(server.ServerApp.initialized())
