"""The whole build, on a book of one page: what an author gets wrong stops it with one clear sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tiny_book import CELL, build, build_in_parallel, write

PAGE = "# Side\n\nTekst.\n"
CLAIM = """C01:
  section: "0"
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
    refs: [maher2017nslbp]
    stem: {nb: "Hva?", en: "What?"}
    options:
      - {correct: {nb: a, en: a}, feedback: {nb: a, en: a}}
      - {wrong: {nb: b}, feedback: {nb: a, en: a}}
"""


@pytest.mark.parametrize(
    ("files", "pages", "sentence"),
    [
        ({"index.md": PAGE, "quizzes/warm_up.yml": BANK}, (), r"warm_up.yml, item first, field options[1].wrong"),
        ({"index.md": PAGE + "\n{footcite:p}`maher2017nslb`\n"}, (), "line 5: the citation maher2017nslb is not in references.bib. Did you mean maher2017nslbp?"),
        ({"index.md": CELL % "from training_safety.widgets import LoadPlanner\ndisplay(LoadPlanner(), LoadPlanner(rate=3))"}, (), "book/index: two LoadPlanner on this page have no name"),
        ({"index.md": CELL % "import ipywidgets\nipywidgets.ColorPicker()"}, (), "book/index: the widget model ColorPickerModel"),
        ({"index.md": PAGE}, ("nowhere",), "_toc.yml names the page book/nowhere, and there is no such file."),
        ({"index.md": PAGE, "claims/introduction.yml": CLAIM % "perhaps"}, (), "introduction.yml, C01, field verdict: is 'perhaps'; it can be supported"),
        ({"index.md": PAGE + "\n```{claim} C99\n```\n", "claims/introduction.yml": CLAIM % "weak"}, (), "there is no claim C99"),
        ({"index.md": CELL % "1 / 0"}, (), "ZeroDivisionError"),
    ],
    ids=["quiz-bank", "citation", "two-planners", "widget", "chapter", "verdict", "claim", "cell"],
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
    run = build(tmp_path, {"index.md": CELL % cell + "\n$x^2$\n", "claims/introduction.yml": CLAIM % "weak"})
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "_build/html/book/index.html").read_text(encoding="utf-8")
    assert 'class="ts-live"' in page
    assert "<strong>Økter</strong> 0" in page
    assert "<math" in page
    assert "cdn" not in page
    assert "fontawesome" not in page
    assert "<script>" not in page


#: The ids of widget models, and their order, are drawn anew in each build.
DRAWN = re.compile(r"[0-9a-f]{32}|<script type=.application/vnd.jupyter.widget-state.*?</script>", re.DOTALL)


def test_two_processes_write_the_same_pages_as_one(tmp_path: Path) -> None:
    """Sphinx shares the work out when there are more than five pages."""
    chapters = tuple(f"chapter{number}" for number in range(7))
    files = {
        "index.md": PAGE,
        **{f"{name}.md": CELL % "import ipywidgets\nipywidgets.IntSlider(value=3)" for name in chapters},
    }
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        write(folder, files, chapters)
    runs = build(one, files, chapters), build_in_parallel(two)
    assert [0, 0] == [run.returncode for run in runs], runs[1].stderr
    for name in ("index", *chapters):
        pages = [
            (folder / f"_build/html/book/{name}.html").read_text(encoding="utf-8") for folder in (one, two)
        ]
        assert [name != "index"] * 2 == ["data-modules=" in page for page in pages]
        assert DRAWN.sub("", pages[0]) == DRAWN.sub("", pages[1])


#: A theme of another version: what it writes has another name. 100 is before the pages are finished, 920 after.
OTHER_THEME = """
from pathlib import Path

def setup(app):
    app.connect("build-finished", rename, priority=%d)

def rename(app, exception):
    for page in Path(app.outdir, "book").glob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(%r, "renamed"), encoding="utf-8")
"""


@pytest.mark.parametrize(
    ("priority", "name", "sentence"),
    [
        (920, "tel:116117", "book/index: the page has no emergency strip with 116 117."),
        (920, "ts-alarm", "book/index: the page has no emergency strip with 113, 116 117, the way to the alarm page."),
        (100, "navbar-brand", "book/index: the theme's a.navbar-brand is not on the page"),
        (100, "training-safety-unfinished", "book/index: the page was written and not finished"),
    ],
)  # fmt: skip
def test_a_theme_that_has_changed_stops_the_build_and_never_leaves_out_the_strip(
    tmp_path: Path, priority: int, name: str, sentence: str
) -> None:
    run = build(tmp_path, {"index.md": PAGE}, extension=OTHER_THEME % (priority, name))
    assert run.returncode != 0
    assert sentence in run.stdout + run.stderr
