"""Feedback for students: what is hidden stays hidden, and everything else stays."""

from __future__ import annotations

import html
import os
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook

from exercise_runner import ASSIGNMENTS, cells_of, checks, notebook
from grading_course import Course, solved
from training_safety.grading.feedback import MARKERS, hidden_lines, without_hidden_tests
from training_safety.grading.hidden_text import tells, words

pytestmark = [
    pytest.mark.xdist_group("feedback"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
]

CHECK = """\
part = Part(3, globals())
part.call("needed", 60.5, 44.1).gives(7)
### BEGIN HIDDEN TESTS
part = Part(3, globals(), hidden=True)
part.call("needed", 57.7, 41.3).gives(8)
part.call(
    "table", {"walking": 24, "bed_rest": 33}
).gives(
    {"bed_rest": -3}
)
### END HIDDEN TESTS
part.call("needed", 1, 2).gives(3)"""
COVER = "# Her ligger skjulte tester."
COVERED = f"""\
part = Part(3, globals())
part.call("needed", 60.5, 44.1).gives(7)
{COVER}
part.call("needed", 1, 2).gives(3)"""
SENTENCE = "needed svarer ikke rett for andre tall enn dem i eksemplet. Les del 3 en gang til."
LIME, PLAIN = "\x1b[38;5;28;01m", "\x1b[39;00m"


def shown(*cells: NotebookNode, **known: Any) -> list[NotebookNode]:
    """The cells as the student sees them."""
    return list(without_hidden_tests(new_notebook(cells=deepcopy(list(cells))), **known).cells)


def check(*outputs: NotebookNode, source: str = CHECK, **nbgrader: Any) -> NotebookNode:
    """A check cell that was run as the eighth cell."""
    settings = {"grade": True, "locked": True, "solution": False, "grade_id": "needed-check", **nbgrader}
    return new_code_cell(
        source, outputs=list(outputs), execution_count=8, metadata={"nbgrader": NotebookNode(settings)}
    )


def error(ename: str, evalue: str = "", *traceback: str) -> NotebookNode:
    """What a cell shows when it stops."""
    return new_output("error", ename=ename, evalue=evalue, traceback=list(traceback))


def printed(text: str, name: str = "stdout") -> NotebookNode:
    """What a cell prints."""
    return new_output("stream", name=name, text=text)


def said(*outputs: NotebookNode, source: str = CHECK) -> list[str]:
    """What a check cell shows in place of these outputs."""
    (cell,) = shown(check(*outputs, source=source))
    return ["\n".join(output.traceback) for output in cell.outputs]


def own(output: NotebookNode, source: str = "mine()") -> NotebookNode:
    """The output of a student's own cell that stands after a check."""
    return shown(check(), new_code_cell(source, outputs=[output]))[1].outputs[0]


def test_one_line_stands_where_hidden_tests_stood_and_visible_checks_stay() -> None:
    assert COVERED == shown(check())[0].source


@pytest.mark.parametrize(
    ("language", "line"), [("nb", COVER), ("en", "# There are hidden tests here."), ("de", COVER)]
)
def test_the_line_is_in_the_notebook_s_language(language: str, line: str) -> None:
    assert line in shown(new_code_cell(f'LANGUAGE = "{language}"'), check())[1].source


def test_a_text_cell_gets_the_line_without_a_comment_sign() -> None:
    cell = new_markdown_cell("Rubric\n### BEGIN HIDDEN TESTS\nkey\n### END HIDDEN TESTS")
    assert "Rubric\nHer ligger skjulte tester." == shown(cell)[0].source


def test_the_sentence_of_the_check_is_all_that_its_cell_shows() -> None:
    assert [SENTENCE] == said(printed("57.7 41.3\n"), error("WrongAnswerError", SENTENCE, "…", "57.7"))


def test_a_check_that_passed_shows_nothing_not_even_what_was_printed() -> None:
    assert [] == said(printed("57.7 41.3\n"), new_output("execute_result", {"text/plain": "(57.7, 41.3)"}))


def test_without_hidden_tests_a_check_shows_all_it_showed() -> None:
    outputs = [printed("60.5\n"), error("AssertionError", "no", "line 1", "line 2")]
    (cell,) = shown(check(*outputs, source="assert needed(60.5, 44.1) == 7"))
    assert outputs == cell.outputs


TRACEBACK = (
    f"{LIME}Stop{PLAIN}    Traceback (most recent call last)",
    f"Cell \x1b[32mIn[8]\x1b[39m\x1b[32m, line 5{PLAIN}\n"
    f'{LIME}----> 5{PLAIN} part.call(\x1b[33m"needed"\x1b[39m, \x1b[32m57.7\x1b[39m, \x1b[32m41.3\x1b[39m).gives(8)',
    "(57.7, 41.3)",
)


def test_a_hidden_test_that_stops_in_another_way_says_only_which() -> None:
    assert ["En skjult test stoppet med KeyError."] == said(error("KeyError", "'bed_rest'", *TRACEBACK))


def test_a_name_that_a_student_made_up_for_an_error_is_not_said() -> None:
    assert ["En skjult test stoppet med en feil."] == said(error("Saw_57_7_and_41_3", "", *TRACEBACK))


def test_a_sentence_that_a_student_made_up_is_not_said_if_it_tells_the_numbers() -> None:
    assert ["En skjult test stoppet med en feil."] == said(
        error("WrongAnswerError", "57.7 and-or 41.3: 57.7, 41.3")
    )


def test_a_visible_check_that_stops_in_another_way_says_where_and_how() -> None:
    at = "Cell In[8], line 2"
    assert [
        "Sjekken stoppet ved «part.call(\"needed\", 60.5, 44.1).gives(7)» med NameError: name 'x' is not defined."
    ] == said(error("NameError", "name 'x' is not defined", at))


def test_the_message_of_an_assert_is_a_sentence_of_the_check_and_a_made_up_one_is_not() -> None:
    source = (
        "### BEGIN HIDDEN TESTS\nassert needed(57.7, 41.3) == 8, 'needed rounds down'\n### END HIDDEN TESTS"
    )
    assert ["needed rounds down"] == said(error("AssertionError", "needed rounds down"), source=source)
    assert ["En skjult test stoppet med AssertionError."] == said(
        error("AssertionError", "I saw it"), source=source
    )


def test_a_check_that_took_too_long_says_so() -> None:
    outputs = [error("KeyboardInterrupt", "", *TRACEBACK), error("CellTimeoutError", "", "No reply")]
    assert ["Sjekken ble avbrutt fordi den brukte for lang tid."] == said(*outputs)


def test_a_check_that_lost_its_points_to_a_warning_says_so() -> None:
    (sentence,) = said(printed("careful: 57.7, 41.3", "stderr"))
    assert sentence.startswith("Noe ble skrevet til feilstrømmen (stderr)")


@pytest.mark.parametrize(
    "leak",
    [
        'part.call("needed", 57.7, 41.3).gives(8)',
        "[(60.5, 44.1), (57.7, 41.3)]",
        "57.7 41.3",
        "{'walking': 24, 'bed_rest': 33}",
        repr(CHECK),
        f'{LIME}part{PLAIN}.call({LIME}"needed"{PLAIN}, {LIME}57.7{PLAIN}, {LIME}41.3{PLAIN}).gives({LIME}8{PLAIN})',
        "57.7\n41.3",
    ],
)
def test_a_student_s_own_cell_does_not_show_what_a_hidden_test_was_or_was_called_with(leak: str) -> None:
    text = own(printed(f"first\n{leak}\n")).text
    assert "Her ligger skjulte tester." in text
    assert "41.3" not in text
    assert "24" not in text
    assert "41.3" not in str(own(error("E", leak, "first", leak)))
    assert "41.3" not in str(own(new_output("display_data", {"text/plain": leak})))


def test_all_other_output_of_a_student_s_own_cell_stays() -> None:
    for text in ("60.5 44.1\n", "8\n", "walking\n", "part = Part(3, globals())\n", "[1, 2, 3]\n"):
        assert text == own(printed(text)).text


def test_a_student_who_wrote_the_same_numbers_sees_what_they_gave() -> None:
    assert "57.7 41.3\n" == own(printed("57.7 41.3\n"), "print(57.7, 41.3)").text


def test_several_lines_on_end_are_covered_by_one() -> None:
    hidden = 'part = Part(3, globals(), hidden=True)\npart.call("needed", 57.7, 41.3).gives(8)'
    assert "a\nHer ligger skjulte tester.\nb" == own(printed(f"a\n{hidden}\nb")).text


def test_a_page_that_a_student_made_is_left_out_if_it_tells_a_hidden_test() -> None:
    page = "<p>57.7,</p> <p>41.3 &amp; more</p>"
    output = own(new_output("display_data", {"text/html": page, "text/plain": "<page>", "image/png": "iVBO"}))
    assert {"text/plain": "<page>", "image/png": "iVBO"} == output.data
    assert {"text/plain": "Her ligger skjulte tester."} == own(
        new_output("display_data", {"text/html": page})
    ).data


def test_what_widgets_remember_is_left_out_if_it_tells_a_hidden_test() -> None:
    nb = new_notebook(cells=[check()], metadata={"widgets": {"state": {"value": "57.7, 41.3"}}})
    assert "widgets" not in without_hidden_tests(nb).metadata
    nb = new_notebook(cells=[check()], metadata={"widgets": {"state": {"value": "mine"}}})
    assert "widgets" in without_hidden_tests(nb).metadata


def test_the_student_s_own_code_stays() -> None:
    source = "def needed(treated, control):\n    return Part(3, globals(), hidden=False)"
    assert source == shown(check(), new_code_cell(source))[1].source


@pytest.mark.parametrize(
    "changed",
    [
        CHECK.replace("### BEGIN HIDDEN TESTS", "#begin  hidden test"),
        CHECK.replace("### END HIDDEN TESTS", ""),
        CHECK.replace("### BEGIN HIDDEN TESTS\n", ""),
        CHECK.replace("### BEGIN HIDDEN TESTS\n", "").replace("### END HIDDEN TESTS\n", ""),
    ],
    ids=["written otherwise", "no end", "no beginning", "neither"],
)
def test_what_is_hidden_stays_hidden_when_its_markers_were_changed(changed: str) -> None:
    (cell,) = shown(check(source=changed))
    for secret in ("57.7", "bed_rest", "-3", "hidden=True"):
        assert secret not in cell.source


def test_without_markers_the_gradebook_tells_which_lines_are_hidden() -> None:
    plain = (
        "assert needed(60.5, 44.1) == 7\nx = [\n    1\n]\n{}assert needed(57.7, 41.3) == 8\ny = [\n    2\n]{}"
    )
    known = plain.format("### BEGIN HIDDEN TESTS\n", "\n### END HIDDEN TESTS")
    (cell,) = shown(check(source=plain.format("", "")), sources={"needed-check": known})
    assert f"assert needed(60.5, 44.1) == 7\nx = [\n    1\n]\n{COVER}\n]" == cell.source


def test_a_check_that_a_student_made_into_an_answer_is_hidden_too() -> None:
    assert COVERED == shown(check(solution=True, grade=False, locked=False))[0].source


def test_markers_of_a_course_s_own_count_beside_nbgrader_s() -> None:
    source = "a = 1\n# >>> secret\nb = 2\n# <<< secret\nc = 3"
    assert {2, 3, 4} == hidden_lines(source, (MARKERS, (">>> secret", "<<< secret")))
    assert {2, 3, 4} == hidden_lines(
        source.replace(">>> secret", "BEGIN HIDDEN TESTS").replace("<<< secret", "END HIDDEN TESTS")
    )


def test_a_bracket_or_a_pair_of_small_numbers_is_no_secret() -> None:
    source = "### BEGIN HIDDEN TESTS\nf(2, 2)\n)\n### END HIDDEN TESTS"
    assert (
        "2 2 )"
        == shown(check(source=source), new_code_cell("", outputs=[printed("2 2 )")]))[1].outputs[0].text
    )


def test_an_error_in_a_cell_with_a_magic_is_covered_line_by_line() -> None:
    (_, cell) = shown(check(source=f"%time\n{CHECK}"), new_code_cell("", outputs=[printed(CHECK)]))
    assert not tells(cell.outputs[0].text, [words("57.7, 41.3")])


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_no_assignment_s_hidden_tests_are_seen_even_if_a_student_prints_every_cell(name: str) -> None:
    code = [cell["source"] for cell in cells_of(notebook(name)) if cell["cell_type"] == "code"]
    checking = [check(source=source, grade_id=str(at)) for at, source in enumerate(code)]
    cells = shown(*checking, new_code_cell("print(*In)", outputs=[printed("\n".join(code))]))
    visible = "\n".join(cell.source for cell in cells)
    for source in code:
        lines = source.split("\n")
        for number in hidden_lines(source):
            secret = words(lines[number - 1])
            if len(secret.split()) > 2:
                assert secret in words(visible) or secret not in words(cells[-1].outputs[0].text)
    assert "hidden=True" not in visible + cells[-1].outputs[0].text


# The rest is nbgrader itself, with a real kernel.

ANSWERS = {
    "days-gained": "def days_gained(medians, control):\n    print('SAW', medians, control)\n    return {}",
    "percentage-points": "seen = []\ndef percentage_points(treated, control):\n    seen.append((treated, control))\n    return treated - control",
    "number-needed": "%xmode Verbose\nclass Stop(BaseException):\n    pass\n\ndef number_needed(treated, control):\n    if treated != 60.5:\n        raise Stop(treated, control)\n    return 7",
    "number-needed-at": "print(seen, In)\nprint('my own output')\ndef number_needed_at(baseline, relative_risk):\n    return 6",
    "reflection-friend": "My own **text**.",
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """A course in which a student has looked for the hidden tests, and a teacher has graded and commented."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        course = Course.copied_to(tmp_path_factory.mktemp("course"), "treatment")
        release = course.release("treatment", "en")
        course.hand_in("kari", "treatment", release, {**solved(notebook("treatment")), **ANSWERS})
        course.autograde("kari", "treatment")
        api = course.api()
        with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
            where = ("treatment", "treatment", "kari")
            gradebook.find_comment("reflection-friend", *where).manual_comment = "Well said by you"
            gradebook.find_grade("reflection-friend", *where).manual_score = 5
            gradebook.db.commit()
        yield course


def test_nbgrader_s_feedback_has_sentences_scores_comments_and_own_work_and_no_hidden_test(
    course: Course,
) -> None:
    graded = course.root / "autograded" / "kari" / "treatment" / "treatment.ipynb"
    before = graded.read_bytes()
    result = course.api().generate_feedback("treatment")
    assert result["success"], result["log"]
    assert before == graded.read_bytes()
    assert b"BEGIN HIDDEN TESTS" in before
    page = (course.root / "feedback" / "kari" / "treatment" / "treatment.html").read_text(encoding="utf-8")
    assert [] == re.findall(r"<(?:script|link|img)\b[^>]*https?:[^>]*>", page)
    text = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)))

    for source in checks("treatment").values():
        lines = source.split("\n")
        hidden = hidden_lines(source)
        for number in hidden:
            line = lines[number - 1].strip()
            seen = any(line in lines[other - 1] for other in range(1, len(lines) + 1) if other not in hidden)
            assert seen or not re.search(r"\w", line) or line not in text
    for secret in ("HIDDEN TESTS", "hidden=True", "57.7, 44.1)", "57.7 44.1", "bed_rest", "walking"):
        assert secret not in text
    assert len(checks("treatment")) == text.count("# There are hidden tests here.")

    assert "We called days_gained({'placebo': 16" in text
    assert "A hidden test stopped with an error." in text
    assert (
        "number_needed_at does not give the right answer for numbers other than those in the example." in text
    )
    assert 'part.call("number_needed", 60.5, 44.1).gives(7)' in text
    assert "my own output" in text
    assert "seen.append((treated, control))" in text
    assert "My own text." in text
    assert "Well said by you" in text
    assert "Your answer: 5 of 6 points" in " ".join(text.split())
    assert re.search(r"\b\d+ of 30 points", text)


def test_feedback_is_made_without_warnings(course: Course) -> None:
    result = course.api().generate_feedback("treatment", force=True)
    assert result["success"], result["log"]
    warnings = [line for line in result["log"].splitlines() if "WARNING" in line]
    assert [] == [line for line in warnings if "Removing existing" not in line]


def test_the_page_has_a_language_headings_by_name_and_a_place_for_each_link(course: Course) -> None:
    course.api().generate_feedback("treatment", force=True)
    page = BeautifulSoup(
        (course.root / "feedback" / "kari" / "treatment" / "treatment.html").read_text(encoding="utf-8"),
        "lxml",
    )
    assert page.html is not None
    assert "en" == page.html["lang"]
    assert page.title is not None
    assert "Feedback: Treatment: how much does it help?" == page.title.get_text()
    assert "width=device-width" in str(page.select_one("meta[name=viewport]"))
    links = {link.get_text(): str(link["href"]).removeprefix("#") for link in page.select("nav a")}
    assert len(checks("treatment")) + 2 == len(links)
    listed = {str(one.get_text()) for one in page.select("nav li")}
    assert "Part 8 – To a friend – 5 of 6 points, with a comment" in listed
    assert "Part 9 – What is the benefit worth? – not graded yet" in listed
    for name in ("Part 3 a – How many need the treatment?", "Part 8 – To a friend"):
        assert name in links
    for name, place in links.items():
        (section,) = page.find_all(id=place)
        assert name == section["aria-label"]
