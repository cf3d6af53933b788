"""Whom a reader tells about an error, on a page and in the footer of every page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tiny_book import build, read_page
from training_safety.site.report_to import report_sentence

PAGE = {"index.md": "# Side\n\nFinner du en feil? {{ report_to }}\n"}


@pytest.mark.parametrize(
    ("address", "language", "sentence"),
    [
        ("", "nb", "Si fra til den som ga deg kurset."),
        ("", "en", "Tell whoever gave you the course."),
        ("feil@skolen.no", "nb", "Si fra til [feil@skolen.no](mailto:feil@skolen.no)."),
        ("feil@skolen.no", "en", "Write to [feil@skolen.no](mailto:feil@skolen.no)."),
        ("https://skolen.no/feil", "nb", "Si fra på [https://skolen.no/feil](https://skolen.no/feil)."),
        ("https://skolen.no/feil", "en", "Report it at [https://skolen.no/feil](https://skolen.no/feil)."),
    ],
)
def test_a_reader_is_sent_to_the_address_or_to_whoever_gave_them_the_course(
    address: str, language: str, sentence: str
) -> None:
    assert sentence == report_sentence(address, language)


@pytest.mark.parametrize(
    "address", ["skolen.no", "feil@", "ring 12 34 56 78", "javascript:alert(1)", "a@b.no "]
)
def test_what_is_no_address_is_refused_with_what_to_do(address: str) -> None:
    with pytest.raises(ValueError, match=r"neither an e-mail address nor a web address .* leave it empty"):
        report_sentence(address, "nb")


@pytest.mark.parametrize(
    ("course", "said", "links"),
    [
        ({"report_to": ""}, "Si fra til den som ga deg kurset.", []),
        ({"report_to": "feil@skolen.no"}, "Si fra til feil@skolen.no.", ["mailto:feil@skolen.no"]),
    ],
    ids=["nobody", "an address"],
)
def test_the_page_and_its_footer_say_whom_to_tell(
    tmp_path: Path, course: dict[str, object], said: str, links: list[str]
) -> None:
    run = build(tmp_path, PAGE, course=course)
    assert run.returncode == 0, run.stderr
    page = read_page(tmp_path / "_build/html/book/index.html")
    for place, before in (
        (page.select_one("article p"), "Finner du en feil?"),
        (page.select_one(".extra_footer"), "Funnet en feil?"),
    ):
        assert place is not None
        assert f"{before} {said}" in " ".join(place.get_text().split())
        assert links == [unquote(str(a["href"])) for a in place.select("a[href^=mailto]")]


@pytest.mark.parametrize(
    ("course", "sentence"),
    [
        ({"report_to": "skolen.no"}, "course.report_to is 'skolen.no', which is neither"),
        ({"report_to": 113}, "takes one field, report_to"),
        ({"reportto": "feil@skolen.no"}, "takes one field, report_to"),
    ],
)
def test_an_address_that_cannot_be_used_stops_the_build_with_a_sentence(
    tmp_path: Path, course: dict[str, object], sentence: str
) -> None:
    run = build(tmp_path, PAGE, course=course)
    assert run.returncode != 0
    assert sentence in run.stdout + run.stderr
