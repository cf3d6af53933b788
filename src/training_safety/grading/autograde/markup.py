"""The pieces that the report is put together from, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def section(name: str, title: str, content: str) -> str:
    """Return a part of the page under its heading; ``content`` is HTML."""
    return f'\n<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>{content}</section>'


def chart(name: str, title: str, label: str) -> str:
    """Return the place of a chart, which the page's script draws; ``label`` is for who does not see it."""
    return (
        f'<figure class="chart"><figcaption>{title}</figcaption>'
        f'<div data-chart="{name}" role="img" aria-label="{escape(label, quote=True)}"></div></figure>'
    )


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; the name of a column with numbers begins with #, and the first cell of a row names it."""
    marks = [' class="n"' if head.startswith("#") else "" for head in heads]
    top = "".join(
        f'<th scope="col"{mark}>{escape(head.lstrip("#"))}</th>'
        for head, mark in zip(heads, marks, strict=True)
    )
    body = "".join(
        f'<tr><th scope="row">{_named(row[0])}</th>'
        + "".join(
            f"<td{mark}>{escape(str(cell))}</td>" for cell, mark in zip(row[1:], marks[1:], strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _named(name: object) -> str:
    """Return what names a row; of two texts, the second stands below the first, smaller."""
    first, *more = name if isinstance(name, tuple) else (name,)
    below = "".join(f'<span class="below">{escape(str(one))}</span>' for one in more)
    return f"<bdi>{escape(str(first))}</bdi>{below}"
