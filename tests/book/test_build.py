"""The whole build, on a book of one page: what an author gets wrong stops it with one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiny_book import CELL, build

PAGE = "# Side\n\nTekst.\n"
CLAIM = """C01:
  claim: {nb: a, en: a}
  verdict: %s
  evidence: {nb: a, en: a}
  advice: {nb: a, en: a}
  confidence: sure
  refs: []
"""
BANK = """title: {nb: a, en: a}
items:
  - id: first
    kind: single
    stem: {nb: "Hva?", en: "What?"}
    options:
      - {text: {nb: a, en: a}, correct: true, feedback: {nb: a, en: a}, refs: [maher2017nslbp]}
      - {text: {nb: b}, feedback: {nb: a, en: a}, refs: [maher2017nslbp]}
"""


@pytest.mark.parametrize(
    ("files", "pages", "sentence"),
    [
        ({"index.md": PAGE, "quizzes/warm_up.yml": BANK}, (), r"warm_up.yml, item first, field options[1].text"),
        ({"index.md": PAGE + "\n{footcite:p}`maher2017nslb`\n"}, (), "line 5: the citation maher2017nslb is not in references.bib. Did you mean maher2017nslbp?"),
        ({"index.md": CELL % "import ipywidgets\nipywidgets.ColorPicker()"}, (), "book/index: the widget model ColorPickerModel"),
        ({"index.md": PAGE}, ("nowhere",), "_toc.yml names the page book/nowhere, and there is no such file."),
        ({"index.md": PAGE, "claims.yml": CLAIM % "null"}, (), "claims.yml, C01, field verdict: None is not a verdict."),
        ({"index.md": PAGE + "\n```{claim} C99\n```\n", "claims.yml": CLAIM % "weak"}, (), "there is no claim C99"),
        ({"index.md": CELL % "1 / 0"}, (), "ZeroDivisionError"),
    ],
    ids=["quiz-bank", "citation", "widget", "chapter", "verdict", "claim", "cell"],
)  # fmt: skip
def test_what_an_author_gets_wrong_stops_the_build_with_one_clear_sentence(
    tmp_path: Path, files: dict[str, str], pages: tuple[str, ...], sentence: str
) -> None:
    run = build(tmp_path, files, pages)
    assert run.returncode != 0
    assert sentence in run.stdout + run.stderr


def test_a_page_of_controls_and_figures_is_written_whole_and_without_a_foreign_address(
    tmp_path: Path,
) -> None:
    cell = "import ipywidgets, plotly.graph_objects as go\na = ipywidgets.IntSlider(description='Økter', value=0)\na"
    run = build(tmp_path, {"index.md": CELL % cell + "\n$x^2$\n", "claims.yml": CLAIM % "weak"})
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "_build/html/book/index.html").read_text(encoding="utf-8")
    assert 'class="ts-live"' in page
    assert "<strong>Økter</strong> 0" in page
    assert "<math" in page
    assert "cdn" not in page
    assert "fontawesome" not in page
    assert "<script>" not in page
