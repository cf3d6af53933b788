"""Mathematics as MathML written when the book is built: nothing to load, read aloud by browsers."""

from __future__ import annotations

from html import escape

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def formula(tex: str, display: str) -> str:
    """Return a formula as MathML that says its TeX too, for readers of text and for notebooks."""
    return convert(tex, display=display).replace("<math ", f'<math data-tex="{escape(tex, quote=True)}" ', 1)


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write an inline formula."""
    translator.body.append(formula(node.astext(), "inline"))
    raise nodes.SkipNode


def visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula, which scrolls inside itself when it is wider than the screen."""
    written = formula(node.astext(), "block")
    translator.body.append(f'<div class="ts-formula" tabindex="0">{written}</div>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Make ``mathml`` the name of this renderer."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
