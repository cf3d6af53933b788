"""The plain-HTML still of a widget, carried in its output's mime bundle.

It is what a reader sees before scripts run, with scripts off, on paper and in search.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LANGUAGES = ("nb", "en")

MimeBundle = tuple[dict[str, Any], dict[str, Any]]


def with_still(bundle: MimeBundle | None, still: Callable[[str], str]) -> MimeBundle | None:
    """Return the mime bundle with the still added as ``text/html``, once per language.

    ``still(language)`` gives the HTML for ``"nb"`` or ``"en"``. The book keeps the one in the
    page's language; a notebook shows the live widget and never this.
    """
    if bundle is None:
        return None
    data, metadata = bundle
    html = "\n".join(
        f'<div class="ts-still" lang="{language}">\n{still(language)}\n</div>' for language in LANGUAGES
    )
    return {**data, "text/html": html}, metadata
