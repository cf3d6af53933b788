import json

import pytest
import traitlets

from training_safety.widgets.belief_survey.widget import BeliefSurvey
from widget_stills import parsed, still

STATEMENT = {
    "id": "stay-active",
    "misconception": "M02",
    "direction": "agree",
    "claims": ["C40"],
    "refs": ["dahm2010rest"],
    "text": {"nb": "Å bevege seg < å ligge & vente.", "en": "Moving < lying & waiting."},
    "verdict": {"nb": "Ja.", "en": "Yes."},
}


def test_the_course_file_is_what_a_survey_shows_unless_told_otherwise():
    from_file, plain = BeliefSurvey.from_file("beliefs"), BeliefSurvey()

    assert from_file.statements == plain.statements
    assert (from_file.round, from_file.name, from_file.lang) == ("before", "beliefs", "nb")
    assert len(plain.statements) == 12


def test_every_source_of_the_statements_has_a_name_in_both_languages_and_an_address():
    survey = BeliefSurvey(round="after")
    refs = {ref for statement in survey.statements for ref in statement["refs"]}

    assert refs == set(survey.sources)
    dahm = survey.sources["dahm2010rest"]
    assert dahm["label"] == {"nb": "Dahm mfl. 2010", "en": "Dahm et al. 2010"}
    assert dahm["url"] == "https://doi.org/10.1002/14651858.CD007612.pub2"


def test_sources_follow_when_the_statements_are_replaced():
    survey = BeliefSurvey()
    survey.statements = [{**STATEMENT, "refs": ["who2023cplbp", "tanaka2001hrmax"]}]

    assert {"who2023cplbp", "tanaka2001hrmax"} == set(survey.sources)
    assert survey.sources["who2023cplbp"]["label"]["nb"] == "World Health Organization 2023"


def test_each_statement_has_the_page_that_teaches_of_it_and_never_the_introduction_itself():
    survey = BeliefSurvey()

    assert {statement["id"] for statement in survey.statements} == set(survey.places)
    assert survey.places["belt-prevents"] == {
        "page": "practice/equipment",
        "title": {"nb": "Bruk av riktig utstyr", "en": "Using the right equipment"},
    }
    assert "introduction" not in {place["page"] for place in survey.places.values()}

    survey.statements = [STATEMENT]
    assert {"stay-active": "treatment/self_care"} == {
        name: place["page"] for name, place in survey.places.items()
    }


def test_a_file_of_ones_own_is_read_and_gives_the_answers_a_place_of_their_own(tmp_path):
    path = tmp_path / "sleep.yml"
    path.write_text(json.dumps({"statements": [STATEMENT]}), encoding="utf-8")
    survey = BeliefSurvey.from_file(path, round="after", lang="en")

    assert (survey.name, survey.round, survey.lang) == ("sleep", "after", "en")
    assert survey.statements == [STATEMENT]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("statements: [", r"mine\.yml is not YAML"),
        ("statements: []", r"mine\.yml: give a list"),
        (
            json.dumps({"statements": [{**STATEMENT, "direction": "yes"}]}),
            r"mine\.yml, statement 1 \(stay-active\), field «direction»: found 'yes'; write agree or dis",
        ),
        (
            json.dumps({"statements": [{**STATEMENT, "refs": ["nobody1999"]}]}),
            r"mine\.yml, statement 1 \(stay-active\), field «refs»: references\.bib has no 'nobody1999'",
        ),
    ],
)
def test_a_mistake_in_a_file_names_the_file_the_statement_and_the_field(tmp_path, content, sentence):
    path = tmp_path / "mine.yml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ValueError, match=sentence):
        BeliefSurvey.from_file(path)


def test_an_unknown_course_file_is_refused_with_the_files_there_are():
    with pytest.raises(FileNotFoundError, match=r"no file 'believes\.yml'.*beliefs\.yml"):
        BeliefSurvey.from_file("believes")


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        ({"round": "during"}, "before"),
        ({"lang": "sv"}, "nb"),
        ({"name": "My survey"}, "letters, digits, hyphens, underscores and points"),
        ({"statements": []}, "at least one statement"),
        ({"statements": [{**STATEMENT, "id": "?"}]}, "field «id»"),
        ({"statements": [{**STATEMENT, "refs": ["nobody1999"]}]}, "field «refs»"),
    ],
)
def test_a_wrong_argument_is_refused_with_a_sentence(traits, sentence):
    with pytest.raises(traitlets.TraitError, match=sentence):
        BeliefSurvey(**traits)


def test_no_answer_has_a_way_to_python_or_into_a_notebook():
    synced = set(BeliefSurvey.class_traits(sync=True)) - set(BeliefSurvey.__mro__[1].class_traits(sync=True))

    assert {"lang", "round", "name", "statements", "sources", "places", "_esm", "_css"} >= synced
    assert "save_changes" not in BeliefSurvey._esm


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_the_still_is_the_statements_in_order_without_a_verdict(when, language):
    survey = BeliefSurvey(round=when)
    page = parsed(survey, language)

    assert [s["text"][language] for s in survey.statements] == [
        statement.get_text() for statement in page.select(".ts-beliefs-statement")
    ]
    assert [] == [s["id"] for s in survey.statements if s["verdict"][language] in page.get_text()]


def test_the_round_before_says_that_no_answer_is_wrong():
    assert "Ingen svar er feil. Du møter påstandene igjen mot slutten av kurset." in still(BeliefSurvey())


def test_no_answer_leaves_the_browser():
    assert "localStorage" in BeliefSurvey._esm
