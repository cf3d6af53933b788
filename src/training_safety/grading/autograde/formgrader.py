"""The button of formgrader: it grades one student as the command grades a class."""

from __future__ import annotations

import sys

from traitlets.log import get_logger

SERVER = "jupyter_server.serverapp"
"""The module of the server, of which formgrader is a part; importing nbgrader imports formgrader everywhere."""


def grade_with_the_button() -> bool:
    """Have formgrader grade as ``training-safety autograde`` does, and return whether it will.

    ``nbgrader_config.py`` calls this. nbgrader's class is fixed in its code, so within the server it is
    replaced; everywhere else, ``nbgrader autograde`` for one, nothing is changed. Should another version
    of nbgrader be made otherwise, this says so, and the button grades as that version does.
    """
    server = sys.modules.get(SERVER)
    if server is None or not server.ServerApp.initialized():
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
