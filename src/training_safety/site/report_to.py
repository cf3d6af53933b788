"""Whom a reader tells about an error: an address in the configuration, or whoever gave them the course.

``_config.yml`` has it under ``sphinx: config: course: report_to``: an e-mail address, a web address, or
nothing. Pages write ``{{ report_to }}`` and the footer ``{report_to}`` where the sentence is to stand.
"""

from __future__ import annotations

import re
from html import escape

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

_EMAIL = re.compile(r"[^\s@<>\"()]+@[^\s@<>\"()]+\.[^\s@<>\"()]+")
_WEB = re.compile(r"https?://[^\s<>\"()]+")
#: What is said without an address, before an e-mail address and before a web address.
_WORDS = {
    "nb": ("Si fra til den som ga deg kurset.", "Si fra til", "Si fra på"),
    "en": ("Tell whoever gave you the course.", "Write to", "Report it at"),
}


def report_sentence(address: str, language: str, link: str = "[{label}]({href})") -> str:
    """Return the sentence that asks a reader to report an error, in Bokmål (``"nb"``) or English (``"en"``).

    Parameters
    ----------
    address : an e-mail address, a web address (http or https), or ``""`` when there is none
    language : ``"nb"`` or ``"en"``
    link : how a link is written, with ``{label}`` and ``{href}``

    Raises
    ------
    ValueError : for an address that is neither

    >>> report_sentence("", "en")
    'Tell whoever gave you the course.'
    >>> report_sentence("feil@example.no", "nb")
    'Si fra til [feil@example.no](mailto:feil@example.no).'
    """
    nobody, to, at = _WORDS[language]
    if not address:
        return nobody
    if _EMAIL.fullmatch(address):
        return f"{to} {link.format(label=address, href=f'mailto:{address}')}."
    if _WEB.fullmatch(address):
        return f"{at} {link.format(label=address, href=address)}."
    raise ValueError(
        f"course.report_to is {address!r}, which is neither an e-mail address nor a web address "
        "(https://…). Correct it, or leave it empty: readers are then asked to tell whoever gave them the course."
    )


def choose(app: Sphinx, config: Config) -> None:
    """Put the sentence where pages and the footer ask for it, before any page is read."""
    unknown = set(config.course) - {"report_to"}
    address = config.course.get("report_to") or ""
    if unknown or not isinstance(address, str):
        raise ExtensionError(
            "_config.yml: sphinx.config.course takes one field, report_to, with an e-mail address or a web "
            f"address as text; it holds {config.course!r}."
        )
    language = "en" if config.language.startswith("en") else "nb"
    try:
        text = report_sentence(address, language)
        footer = report_sentence(escape(address), language, '<a href="{href}">{label}</a>')
    except ValueError as error:
        raise ExtensionError(f"_config.yml: {error}") from error
    config["myst_substitutions"] = {**config.myst_substitutions, "report_to": text}
    theme = config.html_theme_options
    theme["extra_footer"] = theme.get("extra_footer", "").replace("{report_to}", footer)


def setup(app: Sphinx) -> None:
    """Add the setting and the sentence."""
    app.add_config_value("course", {}, "env", dict)
    app.connect("config-inited", choose)
