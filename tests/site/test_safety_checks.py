"""Safety sentences: what an author is told, and that no words of theirs send anybody elsewhere than the triage does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_files import TEXT, changed, problems

REFS = ["a2000b"]
CALL = {"nb": "Ring 116 117.", "en": "Call 116 117."}
GOOD: dict[str, Any] = {
    "nerves": {
        "kind": "alarm", "intro": TEXT, "after": TEXT, "refs": REFS,
        "triage": [{"call": "113", "questions": ["sudden_paralysis"]}, {"call": "116117", "screen": "nerves", "rules": ["small_fall"]}, {"call": "gp", "questions": ["leg_pain_stable"]}],
        "rest": {**TEXT, "page": "book/signs"},
    },
    "numb": {"kind": "plan", "triage": ["saddle"], "if": TEXT, "then": CALL, "refs": REFS},
    "rule": {"kind": "rule", "title": TEXT, "not_for": TEXT, "rows": [{"when": TEXT, "do": TEXT}, {"when": TEXT, "do": CALL}], "triage": ["leak"], "refs": REFS},
    "note": {"kind": "note", "text": TEXT, "refs": []},
}  # fmt: skip


def told(folder: Path, safety: dict[str, Any]) -> list[str]:
    book = folder / "book"
    book.mkdir()
    (book / "signs.md").write_text("# Signs\n", encoding="utf-8")
    return problems(book, {"safety.yml": safety})


def test_every_kind_can_be_written(tmp_path: Path) -> None:
    assert [] == told(tmp_path, GOOD)


WRONG = [
    ("nerves/kind", "alert", "nerves, field kind: is 'alert'; did you mean alarm?"),
    ("nerves/after", ..., "nerves, field after: is missing (what stands below them: one yes is enough, and what to do)."),
    ("nerves/refs", ..., "nerves, field refs: is missing (keys of references.bib; an empty list if there is none)."),
    ("nerves/refs", ["a2000c"], "nerves, field refs[0]: references.bib has no a2000c; did you mean a2000b?"),
    ("nerves/triage/0/call", 113, "nerves, field triage[0].call: must be text, not 113; put it in quotes."),
    ("nerves/triage/0/questions", ["sudden_paralysys"], "nerves, field triage[0].questions[0]: triage.json has no question sudden_paralysys; did you mean sudden_paralysis?"),
    ("nerves/triage/0/questions", ["saddle"], "nerves, field triage[0].questions[0]: saddle says to call 116117, and stands under 113; move it."),
    ("nerves/triage/1/screen", "nerve", "nerves, field triage[1].screen: triage.json has no screen nerve; did you mean nerves?"),
    ("nerves/triage/1/rules", ["smal_fall"], "nerves, field triage[1].rules[0]: triage.json has no rule smal_fall; did you mean small_fall?"),
    ("nerves/triage/1/questions", ["saddle"], "nerves, field triage[1].questions[0]: saddle is asked already; take one out."),
    ("nerves/triage/2/questions", ["strong"], "nerves, field triage[2].questions[0]: strong says to call nobody by itself, and stands under gp; move it."),
    ("nerves/triage/2", {"call": "gp"}, "nerves, field triage[2]: asks nothing; give a screen, questions or rules."),
    ("nerves/triage/0", {"call": "physio", "questions": ["fear"]}, "nerves, field triage[1].call: 116117 stands below physio; the most urgent comes first, each once."),
    ("nerves/rest/page", "book/sings", "nerves, field rest.page: there is no page book/sings; mend the name, or write the page."),
    ("numb/triage", ["sadle"], "numb, field triage[0]: triage.json has no question sadle; did you mean saddle?"),
    ("numb/then/en", "Call the GP.", "numb, field triage[0]: saddle says to call 116117, and the words in en do not say «116 117»."),
    ("numb/triage", ["sudden_paralysis"], "numb, field triage[0]: sudden_paralysis says to call 113, and the words in nb do not say «113»."),
    ("numb/then", ..., "numb, field then: is missing (what the reader does, as it goes on after «så»)."),
    ("rule/not_for", ..., "rule, field not_for: is missing (when the rule does not apply; it stands first)."),
    ("note/text/en", " ", "note, field text.en: is empty."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG, ids=[f"{w[0]}={w[1]}"[:60] for w in WRONG])
def test_a_slip_is_told_with_entry_and_field(tmp_path: Path, path: str, value: Any, sentence: str) -> None:
    assert f"safety.yml, {sentence}" == told(tmp_path, changed(GOOD, path, value))[0]
