"""What is said about work: a kind and what it is about, and last of all a sentence in somebody's language."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import pytest

from training_safety import grading
from training_safety.grading.notebook_files import UnreadableNotebookError
from training_safety.grading.remark_words import WORDS
from training_safety.grading.remarks import Remark, quoted, remark, remarks_in

SEEN = remark("before", what=remark("replaced", what=remark("in_module", name="math")), cell="a-check")


def test_a_remark_is_said_in_either_language() -> None:
    assert "something in the module math was replaced before a-check" == str(SEEN)
    assert "noe i modulen math ble byttet ut før a-check" == SEEN.said("nb")


def test_each_kind_has_words_for_the_same_in_both_languages() -> None:
    assert WORDS["nb"].keys() == WORDS["en"].keys()
    for kind, words in WORDS["nb"].items():
        named = re.compile(r"{(\w+)}")
        assert set(named.findall(words)) == set(named.findall(WORDS["en"][kind])), kind


def test_every_kind_that_the_code_names_has_words() -> None:
    named = re.compile(r"""\b(?:remark|_replaced)\(\s*"(\w+)\"""")
    for path in Path(str(grading.__file__)).parent.rglob("*.py"):
        for kind in named.findall(path.read_text(encoding="utf-8")):
            assert kind in WORDS["en"], (path.name, kind)


def test_what_went_through_json_is_the_same_remark() -> None:
    several = (SEEN, remark("ended", numbers=[3, 4]), remark("beyond", checks=["a", "b"], assignment="x"))
    assert several == remarks_in(json.loads(json.dumps(several)))


@pytest.mark.parametrize(
    "data",
    [
        None,
        "hook",
        [["no such kind", []]],
        [["before", []]],
        [["before", [["what", "x"], ["cell"]]]],
        [["hook"]],
        [[["hook", []]]],
        [{"kind": "hook"}],
        [["of_notebook", 3]],
    ],
)
def test_what_is_no_remark_is_left_out(data: object) -> None:
    assert () == remarks_in(data)


def test_a_remark_from_elsewhere_is_neither_endless_nor_bottomless() -> None:
    deep: object = "x"
    for _ in range(90):
        deep = ["replaced", [["what", deep]]]
    (read,) = remarks_in([["text", [["text", "x" * 9000]]]])
    assert len(str(read)) < 1000
    assert all(len(str(one)) < 1000 for one in remarks_in([deep]))


def test_what_stands_in_a_remark_is_no_pattern() -> None:
    assert "{cell} {0.__class__}" == str(quoted("{cell} {0.__class__}"))


def test_why_a_notebook_cannot_be_read_crosses_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(UnreadableNotebookError(remark("empty"))))
    assert (remark("empty"), "it is empty") == (error.why, str(error))
    assert isinstance(error.why, Remark)
