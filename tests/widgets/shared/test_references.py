from pathlib import Path

import pytest

from training_safety.course_data import course_file
from training_safety.widgets.shared.references import bibliography


def read(tmp_path: Path, bibtex: str) -> dict:
    path = tmp_path / "own.bib"
    path.write_text(bibtex, encoding="utf-8")
    return dict(bibliography(path))


def label(tmp_path: Path, authors: str, more: str = "year={2020}") -> dict[str, str]:
    return read(tmp_path, f"@article{{x, author={{{authors}}}, title={{Tittel}}, {more}}}")["x"]["label"]


@pytest.mark.parametrize(
    ("authors", "nb", "en"),
    [
        ("Moe, Ola", "Moe 2020", "Moe 2020"),
        ("Moe, Ola and Lie, Kari", "Moe og Lie 2020", "Moe and Lie 2020"),
        ("Moe, Ola and Lie, Kari and Dahl, Per", "Moe mfl. 2020", "Moe et al. 2020"),
        ("Moe, Ola and others", "Moe mfl. 2020", "Moe et al. 2020"),
        ("van der Gaag, Wendelien", "van der Gaag 2020", "van der Gaag 2020"),
        ("{World Health Organization}", "World Health Organization 2020", "World Health Organization 2020"),
        (r"{\O}deg{\aa}rd, Kari and L{\ae}rum, Even", "Ødegård og Lærum 2020", "Ødegård and Lærum 2020"),
        (r"Biering-S{\o}rensen, Fin", "Biering-Sørensen 2020", "Biering-Sørensen 2020"),
    ],
)
def test_a_label_names_one_author_two_or_the_first_of_more_in_each_language(tmp_path, authors, nb, en):
    assert {"nb": nb, "en": en} == label(tmp_path, authors)


def test_without_a_year_the_label_is_the_name_and_without_an_author_the_title(tmp_path):
    assert {"nb": "Moe", "en": "Moe"} == label(tmp_path, "Moe, Ola", more="note={n}")
    titled = read(tmp_path, r"@misc{x, title={R{\aa}d om rygg}, year={2024}}")["x"]
    assert {"nb": "Råd om rygg 2024", "en": "Råd om rygg 2024"} == titled["label"]
    assert "x 2024" == read(tmp_path, "@misc{x, year={2024}}")["x"]["label"]["nb"]


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"A \& B -- C", "A & B – C"),
        ("Om {RAMP} og {\\'E}tude", "Om RAMP og Étude"),
        ("The `ramp' method, and its users' view", "The ‘ramp’ method, and its users' view"),
        ("``To flex'' or not", "“To flex” or not"),
    ],
)
def test_a_title_is_read_as_it_is_printed(tmp_path, latex, plain):
    assert plain == read(tmp_path, f"@article{{x, title={{{latex}}}}}")["x"]["title"]


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("doi={10.1016/S0140-6736(16)30970-9}", "https://doi.org/10.1016/S0140-6736(16)30970-9"),
        (r"doi={10.1/a\_b<2>}", "https://doi.org/10.1/a_b%3C2%3E"),
        ("doi={10.1/x}, url={https://example.org/}", "https://doi.org/10.1/x"),
        (r"url={https://example.org/a\_b}", "https://example.org/a_b"),
        (r"howpublished={\url{https://example.org/}}", "https://example.org/"),
        ("howpublished={Trykt hefte}", ""),
        ("url={javascript:alert(1)}", ""),
        ("note={n}", ""),
    ],
)
def test_the_address_is_the_doi_or_the_web_page_or_none(tmp_path, fields, url):
    assert url == read(tmp_path, f"@article{{x, title={{T}}, {fields}}}")["x"]["url"]


def test_a_file_that_has_changed_is_read_again(tmp_path):
    assert {"a"} == read(tmp_path, "@article{a, title={A}}").keys()
    assert {"b"} == read(tmp_path, "@article{b, title={B}}").keys()


@pytest.mark.parametrize(
    ("bibtex", "says"),
    [
        ("@article{a, title={half", "own.bib cannot be read as BibTeX: syntax error in line 1"),
        ("@article{a, title={A}}\n@article{a, title={B}}", "repeated bibliography entry: a"),
    ],
)
def test_a_file_that_is_no_bibtex_is_told_with_its_name_and_why(tmp_path, bibtex, says):
    with pytest.raises(ValueError, match=says):
        read(tmp_path, bibtex)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.bib"):
        bibliography(tmp_path / "none.bib")


@pytest.mark.parametrize(
    ("key", "nb", "en", "url"),
    [
        (
            "dahm2010rest",
            "Dahm mfl. 2010",
            "Dahm et al. 2010",
            "https://doi.org/10.1002/14651858.CD007612.pub2",
        ),
        ("bieringsorensen1984physical", "Biering-Sørensen 1984", "Biering-Sørensen 1984", ""),
        (
            "helsenorge_rygg",
            "Helsenorge",
            "Helsenorge",
            "https://www.helsenorge.no/sykdom/muskel-og-skjelett/ryggsmerter/",
        ),
    ],
)
def test_the_course_s_sources_have_labels_and_addresses(key, nb, en, url):
    source = bibliography(course_file("references.bib"))[key]
    assert ({"nb": nb, "en": en}, url) == (source["label"], source["url"])


def test_nothing_of_the_course_s_sources_has_latex_left_in_it():
    sources = bibliography(course_file("references.bib"))
    assert len(sources) > 50
    for key, source in sources.items():
        words = "".join((*source["label"].values(), source["title"], source["url"]))
        assert not set("\\{}`") & set(words), key
