"""The course's headings: what hangs on their pages for ever, and where their objectives are found."""

import pytest

from training_safety.course_data import course_yaml
from training_safety.models.course.objectives import objective, sections

#: Addresses, quiz banks, activities and what readers keep hang on these names: they do not change.
PAGES = """
    0    introduction
    1    what_is_it
    2    causes/index
    2.1  causes/mechanical_load
    2.2  causes/core_and_balance
    2.3  causes/technique
    2.4  causes/recovery
    2.5  causes/injuries_and_conditions
    3    prevention/index
    3.1  prevention/warm_up
    3.2  prevention/technique_and_guidance
    3.3  prevention/core_strength
    3.4  prevention/flexibility
    3.5  prevention/gradual_progression
    4    treatment/index
    4.1  treatment/self_care
    4.2  treatment/physiotherapy
    4.3  treatment/complementary
    4.4  treatment/mind_and_body
    5    practice/index
    5.1  practice/planning
    5.2  practice/equipment
    5.3  practice/listening_to_the_body
    6    when_to_call
    7    research_and_evidence
    8    long_term/index
    8.1  long_term/varied_training
    8.2  long_term/mental_training
    8.3  long_term/follow_up
    9    programme/index
    9.1  programme/core_exercises
    9.2  programme/functional_strength
    9.3  programme/mobility
    10   rehabilitation/index
    10.1 rehabilitation/early_days
    10.2 rehabilitation/return_to_training
    10.3 rehabilitation/lifestyle
    11   nutrition/index
    11.1 nutrition/anti_inflammatory_food
    11.2 nutrition/protein
    12   groups/index
    12.1 groups/young_athletes
    12.2 groups/older_adults
    13   questions/index
    13.1 questions/is_it_normal
    13.2 questions/can_i_train
    13.3 questions/best_exercises
    13.4 questions/prevention_that_works
    14   conclusion
"""


def test_no_page_of_the_course_has_changed_its_address():
    expected = dict(line.split() for line in PAGES.split("\n") if line)

    assert expected == {number: section.page for number, section in sections().items()}


def test_headings_stand_in_the_order_of_the_book():
    numbers = [tuple(map(int, number.split("."))) for number in sections()]

    assert sorted(numbers) == numbers


def test_no_two_pages_have_the_same_stem():
    stems = [section.stem for section in sections().values()]

    assert len(set(stems)) == len(stems)


def test_an_opening_page_has_its_chapters_name_and_no_objectives():
    opening = sections()["2"]

    assert (True, "causes", "causes", {}) == (
        opening.is_opening,
        opening.stem,
        opening.chapter,
        opening.objectives,
    )
    assert ("warm_up", "prevention") == (sections()["3.1"].stem, sections()["3.1"].chapter)
    assert (False, "conclusion") == (sections()["14"].is_opening, sections()["14"].chapter)


def test_every_section_has_four_or_five_objectives_lettered_from_a():
    found = [tuple(section.objectives) for section in sections().values() if not section.is_opening]

    assert 159 == sum(map(len, found))
    for number, section in sections().items():
        letters = "abcde"[: len(section.objectives)]
        assert [f"{number}-{letter}" for letter in letters] == list(section.objectives)


def test_each_objective_is_one_sentence_in_each_language_and_no_two_are_the_same():
    every = [text for section in sections().values() for text in section.objectives.values()]

    for language in ("nb", "en"):
        sentences = [text[language] for text in every]
        assert all(s.endswith(".") and s[0].isupper() for s in sentences)
        assert len(set(sentences)) == len(sentences)


def test_an_objective_is_found_by_its_id():
    row = course_yaml("objectives.yml")["2.5"]

    assert row["objectives"]["b"]["en"] == objective("2.5-b").en


@pytest.mark.parametrize(
    ("objective_id", "says"),
    [
        ("2.6-a", "the course has no heading '2.6'"),
        ("2.5-e", "Heading 2.5 has: 2.5-a, 2.5-b, 2.5-c, 2.5-d"),
        ("2-a", "Heading 2 has: none, as it opens a chapter"),
    ],
)
def test_an_objective_that_is_not_there_is_told_with_those_that_are(objective_id, says):
    with pytest.raises(LookupError, match=says):
        objective(objective_id)
