"""Mathematics as MathML written when the book is built: nothing to load, read aloud by browsers."""

from __future__ import annotations

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write an inline formula."""
    translator.body.append(convert(node.astext(), display="inline"))
    raise nodes.SkipNode


def visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula, which scrolls inside itself when it is wider than the screen."""
    formula = convert(node.astext(), display="block")
    translator.body.append(f'<div class="ts-formula" tabindex="0">{formula}</div>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Make ``mathml`` the name of this renderer."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
