"""A page's source as a list of its parts."""

from __future__ import annotations

from training_safety.site.sections.source import Part, cited_keys, page_source, shown_text

PAGE = """---
a: b
---

# Tittel

```{kort-sagt}
Svaret.
```

```{guess} key
```

(her)=
## Blokk

Først prosa {footcite:p}`a2020x,b2021y`
over to linjer.
- punkt én
- punkt to

::::{dropdown} Fold
Inni.

:::{note}
Enda dypere.
:::
::::

```{code-cell} ipython3
:tags: [remove-input]

activity("page.key")
```

| a | b |
|---|---|

% en merknad
"""


def kinds(parts: tuple[Part, ...]) -> list[tuple[str, int, str, bool]]:
    return [(part.kind, part.line, part.name or part.text.split("\n")[0], part.folded) for part in parts]


def test_each_part_has_its_kind_its_line_and_whether_it_is_folded() -> None:
    source = page_source(PAGE)
    assert [
        ("heading", 5, "Tittel", False),
        ("directive", 7, "kort-sagt", False),
        ("directive", 11, "guess", False),
        ("label", 14, "her", False),
        ("heading", 15, "Blokk", False),
        ("prose", 17, "Først prosa {footcite:p}`a2020x,b2021y`", False),
        ("list", 19, "- punkt én", False),
        ("directive", 22, "dropdown", False),
        ("prose", 23, "Inni.", True),
        ("directive", 25, "note", True),
        ("prose", 26, "Enda dypere.", True),
        ("cell", 30, "code-cell", False),
        ("table", 36, "| a | b |", False),
    ] == kinds(source.parts)
    assert () == source.flaws


def test_options_are_apart_from_what_stands_in_a_directive() -> None:
    (cell,) = page_source(PAGE).cells()
    assert ({"tags": "[remove-input]"}, 'activity("page.key")') == (cell.options, cell.text)
    (guess,) = page_source(PAGE).directives("guess")
    assert ("key", "") == (guess.argument, guess.text)


def test_an_inner_fence_with_as_many_colons_as_the_outer_is_a_flaw() -> None:
    source = page_source(":::{dropdown} A\ntekst\n\n:::{note}\ndyp\n:::\n:::\n")
    assert [4] == [flaw.line for flaw in source.flaws]
    assert "{note} stands in {dropdown} and needs fewer colons" in source.flaws[0].wrong


def test_a_fence_that_is_not_closed_is_a_flaw_with_its_line() -> None:
    source = page_source("# A\n\n```{kort-sagt}\nSvaret.\n")
    assert [(3, "{kort-sagt} is not closed", "Close it with ``` on a line.")] == [
        (flaw.line, flaw.wrong, flaw.mend) for flaw in source.flaws
    ]


def test_a_reader_sees_no_citations_roles_links_or_marks() -> None:
    text = (
        "Den {term}`oddsratio <oddsratio>` er *ikke* stor {footcite:p}`a2020x`. [Ring](tel:113) `nå`. et_navn"
    )
    assert "Den oddsratio er ikke stor. Ring nå. et_navn" == shown_text(text)


def test_every_key_that_is_cited_is_found() -> None:
    assert ["a2020x", "b2021y", "c"] == cited_keys("{footcite:p}`a2020x, b2021y` og {cite}`c`")
