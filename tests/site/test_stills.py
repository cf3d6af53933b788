"""What a widget is before scripts run: drawn by its own JavaScript, in Node.js."""

from __future__ import annotations

from pathlib import Path

import pytest

from training_safety.site import stills
from training_safety.widgets import BeliefSurvey, LoadPlanner, Quiz, WarmUpTimer
from widget_stills import stills as stills_of

VIEW = """export function still(model, lang) {
  const el = document.createElement("div");
  el.append(model.get("text"), document.createElement("input"));
  el.setAttribute("title", `${lang} "quoted" & more`);
  return el;
}
"""


def test_what_an_author_writes_is_text_and_a_control_says_that_it_does_nothing(tmp_path: Path) -> None:
    view = tmp_path / "view.mjs"
    view.write_text(VIEW, encoding="utf-8")
    expected = '<div title="en &quot;quoted&quot; &amp; more">&lt;b&gt; &amp; «blå»<input disabled=""/></div>'
    assert [expected] == stills.drawn([(view, {"text": "<b> & «blå»"})], "en")


def test_the_same_widgets_give_the_same_page_and_no_id_twice() -> None:
    widgets = [BeliefSurvey(), LoadPlanner(), Quiz.from_bank("warm_up"), WarmUpTimer(), WarmUpTimer()]
    once, again = stills_of(widgets), stills_of(widgets)
    assert once == again
    ids = [part.split('"')[0] for part in "".join(once).split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_without_node_the_build_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stills, "node", lambda: None)
    with pytest.raises(RuntimeError, match=r"Node\.js was not found.*training-safety\[book\]"):
        stills.drawn([], "nb")


def test_a_view_that_fails_is_told_with_what_node_said(tmp_path: Path) -> None:
    view = tmp_path / "view.mjs"
    view.write_text("export const still = () => { throw new Error('no words'); };\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"(?s)cannot be drawn.*no words"):
        stills.drawn([(view, {})], "nb")
