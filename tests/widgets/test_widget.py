"""What all widgets have in common: how they are made, what they tell of themselves, and how they look."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from training_safety import widgets
from training_safety.widgets import BeliefSurvey, LoadPlanner, Quiz, WarmUpTimer
from widget_examples import MADE

each_widget = pytest.mark.parametrize("kind", MADE)


def test_every_widget_has_an_example() -> None:
    assert sorted(MADE) == widgets.__all__, "a widget's example is a line in tests/support/widget_examples.py"


@each_widget
def test_a_setting_that_is_none_is_refused_with_the_nearest_name(kind: str) -> None:
    with pytest.raises(
        TypeError, match=f"^{kind} has no setting 'nmae'. Did you mean name\\? It has: .*lang"
    ):
        MADE[kind](nmae="mine")


@each_widget
def test_help_lists_the_settings_with_what_they_mean(kind: str) -> None:
    cls = getattr(widgets, kind)
    parameters = inspect.signature(cls).parameters
    assert {"lang", "name"} <= set(parameters)
    told = inspect.getdoc(type(MADE[kind]()))
    assert told
    for name, trait in cls.class_own_traits(sync=True).items():
        if not (name.startswith("_") or trait.read_only):
            assert name in parameters
            assert re.search(rf"^    {name}: \w", told, re.M), name
    assert "    lang: The language outside the book. ['nb']" in told


def test_a_widget_says_its_settings_and_shortens_the_long_ones() -> None:
    assert "LoadPlanner(start_load=150.0, unit='min', growth='geometric'" in repr(LoadPlanner(start_load=150))
    assert "lang='en', name='mine')" in repr(WarmUpTimer(lang="en", name="mine"))
    assert len(repr(Quiz.from_bank("warm_up"))) < 500


def test_a_file_of_ones_own_gives_the_name_and_a_file_of_the_course_is_asked_for_by_its_own(
    tmp_path: Path,
) -> None:
    own = tmp_path / "min egen.yml"
    own.write_text(yaml.safe_dump({"statements": [dict(BeliefSurvey().statements[0])]}), encoding="utf-8")
    assert ["beliefs", "min_egen", "other"] == [
        BeliefSurvey.from_file("beliefs").name,
        BeliefSurvey.from_file(own).name,
        BeliefSurvey.from_file(own, name="other").name,
    ]
    assert "warm_up" == Quiz.from_file("warm_up").name
    with pytest.raises(TypeError, match="LoadPlanner is not made of a file"):
        LoadPlanner.from_file("plan")


@each_widget
def test_a_notebook_gets_one_text_with_the_styles_of_a_page_and_of_a_shadow_root(kind: str) -> None:
    cls = getattr(widgets, kind)
    assert not re.search(r"^import ", cls._esm, re.M)
    assert "export default" in cls._esm
    assert ":root, :host {\n  --ts-ground" in cls._css


def test_without_the_extra_a_sentence_says_what_to_install_and_the_rest_can_be_imported() -> None:
    code = (
        "import sys; sys.modules['anywidget'] = None\n"
        "import training_safety.widgets.shared.es_modules\n"
        "try:\n    from training_safety.widgets import LoadPlanner\n"
        "except ImportError as error:\n    print(error)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    expected = 'LoadPlanner needs anywidget, which is not installed. Install the widgets with: pip install "training-safety[widgets]"'
    assert expected == run.stdout.strip()


def test_importing_the_widgets_loads_none_before_it_is_asked_for() -> None:
    code = "import sys, training_safety.widgets; print('anywidget' in sys.modules, 'yaml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False False" == run.stdout.strip()


@each_widget
def test_a_saved_notebook_has_one_plain_sentence_in_the_widget_s_language(kind: str) -> None:
    for lang, sentence in (("nb", "Kjør cellen, så kan du bruke det."), ("en", "Run the cell to use it.")):
        data, _ = MADE[kind](lang=lang)._repr_mimebundle_()
        assert {"text/plain", "application/vnd.jupyter.widget-view+json"} == set(data)
        assert data["text/plain"].endswith(sentence)


def test_no_python_module_of_the_widgets_holds_markup() -> None:
    for path in Path(widgets.__file__).parent.rglob("*.py"):
        assert not re.search(r"</[a-z]", path.read_text(encoding="utf-8")), path
