"""A page that is one file and asks nobody for anything: it can be mailed, and opened where there is no network.

Style, letters, scripts and numbers are in it. Its own policy lets the two scripts run that belong to it
and no other, whatever a student has called a file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

_PACKAGE = files("training_safety")
_TOKENS = re.compile(
    r"^:root, :host \{(?P<light>[^}]*)\}\n[\s\S]*?^html\[data-theme=\"dark\"\][^{]*\{(?P<dark>[^}]*)\}", re.M
)


def self_contained(title: str, body: str, numbers: Mapping[str, Any], language: str) -> str:
    """Return the page.

    Parameters
    ----------
    title : what the window is called
    body : what stands in it, as HTML
    numbers : what the charts are drawn from
    language : of the page, "nb" or "en"
    """
    plotly, own = _text("vendor/plotly/plotly-basic.min.js"), _text("grading/autograde/report.js")
    allowed = " ".join(
        f"'sha256-{_base64(hashlib.sha256(script.encode()).digest())}'" for script in (plotly, own)
    )
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src {allowed}"
    )
    data = json.dumps(numbers).replace("<", "\\u003c")
    page = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{stylesheet()}</style>\n"
        "<noscript><style>.chart, .scripted { display: none !important; }</style></noscript>\n"
        f'</head>\n<body>\n{body}\n<script type="application/json" id="numbers">{data}</script>\n'
        f'<script>{plotly}</script>\n<script type="module">{own}</script>\n</body>\n</html>\n'
    )
    return page.encode("utf-8", "replace").decode()  # a name may hold half of a character


def stylesheet() -> str:
    """Return the style: the course's own letters, colours and sizes, light and dark as the device is set, and light on paper."""
    tokens = _TOKENS.search(_text("widgets/shared/tokens.css"))
    if tokens is None:
        raise RuntimeError("widgets/shared/tokens.css does not begin with the light and the dark tokens.")
    font = _base64((_PACKAGE / "vendor/source-serif/source-serif-4-latin-600-normal.woff2").read_bytes())
    return (
        '@font-face { font-family: "Source Serif 4"; font-weight: 600; '
        f'src: url("data:font/woff2;base64,{font}") format("woff2"); }}\n'
        f":root {{{tokens['light']}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not(.on-paper) {{{tokens['dark']}}} }}\n"
        f"{_text('grading/autograde/report.css')}"
    )


def _text(name: str) -> str:
    return (_PACKAGE / name).read_text(encoding="utf-8")


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
