"""What marking leans on inside IPython and the kernel's client: each thing once."""

from __future__ import annotations

import inspect

import pytest
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (InteractiveShell, "ast_node_interactivity"),
        (InteractiveShell, "ast_transformers"),
        (InteractiveShell, "displayhook_class"),
        (InteractiveShell, "display_pub_class"),
        (InteractiveShell, "input_transformers_post"),
        (InteractiveShell, "run_cell"),
        (InteractiveShell, "transform_cell"),
        (DisplayHook, "finish_displayhook"),
        (DisplayHook, "write_format_data"),
        (DisplayPublisher, "clear_output"),
        (DisplayPublisher, "publish"),
        (KernelSpecManager, "get_kernel_spec"),
        (AsyncKernelManager, "start_kernel"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_what_is_called_replaced_or_put_right_is_there(owner: type, name: str) -> None:
    assert hasattr(owner, name)


def test_an_error_is_shown_by_the_method_that_keeps_it_for_us() -> None:
    assert ["self", "etype", "evalue", "stb"] == list(
        inspect.signature(InteractiveShell._showtraceback).parameters
    )
    assert "_showtraceback" in InteractiveShell.showtraceback.__code__.co_names


def test_a_handler_of_errors_is_kept_where_the_guards_look() -> None:
    assert "custom_exceptions" in inspect.getsource(InteractiveShell.set_custom_exc)
