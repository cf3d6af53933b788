"""Soft hyphens: in the long words that are read, and nowhere else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from training_safety.site.hyphens import hyphenate, hyphenated


def shown(text: str, language: str = "nb") -> str:
    """Return the text with each soft hyphen as a bar."""
    return hyphenated(text, language).replace("\u00ad", "|")


def test_long_words_are_divided_in_parts_of_three_letters_or_more() -> None:
    assert "Rygg|smer|ter og kon|fi|dens|in|ter|val|lene." == shown("Ryggsmerter og konfidensintervallene.")


def test_words_that_fit_on_a_line_are_whole() -> None:
    assert "Du trener to ganger i uka" == shown("Du trener to ganger i uka")


def test_each_language_has_its_own_divisions() -> None:
    assert "the physio|ther|ap|ist" == shown("the physiotherapist", "en")


@pytest.mark.parametrize(
    "text",
    [
        "helsenorge.no",
        "https://www.helsenorge.no/rygg",
        "post@helsenorge.no",
        "doi:10.1001/jamainternmed.2015.7431",
        "training_safety",
        "week_variation.WeekVariation",
        "1234567890123 km",
    ],
)
def test_addresses_names_in_code_and_numbers_are_whole(text: str) -> None:
    assert text == shown(text)


def test_a_word_is_divided_at_the_end_of_a_sentence_in_quotes_and_beside_a_hyphen() -> None:
    assert "«opp|var|ming». rygg- og nakke|smer|ter" == shown("«oppvarming». rygg- og nakkesmerter")


def test_only_what_is_read_is_divided() -> None:
    page = BeautifulSoup(
        '<article><h2 id="oppvarming" title="oppvarming">Oppvarming</h2><p>oppvarming <code>oppvarming</code>'
        '<a href="oppvarming.html">oppvarming</a></p><pre>oppvarming</pre><button>oppvarming</button>'
        '<details><summary>oppvarming</summary>oppvarming</details><p lang="en">preparation</p><p lang="de">Vorbereitung</p>'
        '<div class="ts-live">oppvarming</div><div class="footnote">oppvarming</div><!--oppvarming--></article>',
        "html.parser",
    )
    hyphenate(page, "nb")
    assert (
        '<article><h2 id="oppvarming" title="oppvarming">Opp|var|ming</h2><p>opp|var|ming <code>oppvarming</code>'
        '<a href="oppvarming.html">opp|var|ming</a></p><pre>oppvarming</pre><button>oppvarming</button>'
        '<details><summary>oppvarming</summary>opp|var|ming</details><p lang="en">pre|par|a|tion</p><p lang="de">Vorbereitung</p>'
        '<div class="ts-live">oppvarming</div><div class="footnote">oppvarming</div><!--oppvarming--></article>'
    ) == str(page).replace("\u00ad", "|")
