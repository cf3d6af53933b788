from typing import Any

import pytest

from training_safety.site.hydration import (
    controls_still,
    nameless_twins,
    referred,
    slimmed,
    unknown_model,
)

LAYOUT = {"model_name": "LayoutModel", "model_module": "@jupyter-widgets/base"}


def model(name: str, module: str = "@jupyter-widgets/controls", **state: Any) -> dict[str, Any]:
    return {"model_name": name, "model_module": module, "state": state}


def test_a_foreign_anywidget_keeps_its_module_as_a_file_and_not_in_the_state() -> None:
    state = {
        "a": model("AnyModel", "anywidget", _esm="export default {}", _css=".a{}", n=3, _anywidget_id="x.Y")
    }
    slim, foreign, ours = slimmed(state)
    assert {"n": 3} == slim["a"]["state"]
    assert {"export default {}", ".a{}"} == set(foreign.values())
    assert {slim["a"]["module"], slim["a"]["style"]} == set(foreign)
    assert [] == ours


def test_a_widget_of_the_course_gets_the_installed_module_whatever_the_cache_remembers() -> None:
    state = {
        "a": model(
            "AnyModel", "anywidget", _esm="old", _anywidget_id="training_safety.widgets.quiz.widget.Quiz"
        )
    }
    slim, foreign, ours = slimmed(state)
    assert {} == foreign
    assert ["quiz/view.js"] == ["/".join(path.parts[-2:]) for path in ours]
    assert slim["a"]["module"].startswith("quiz.")


def test_layouts_that_say_nothing_are_dropped_and_the_others_kept() -> None:
    state = {
        "w": model("IntSliderModel", layout="IPY_MODEL_full", value=0),
        "v": model("IntSliderModel", layout="IPY_MODEL_empty", value=0),
        "full": {**LAYOUT, "state": {"width": "50%", "height": None}},
        "empty": {**LAYOUT, "state": {"width": None}},
    }
    slim, _, _ = slimmed(state)
    assert {"w", "v", "full"} == set(slim)
    assert {"width": "50%"} == slim["full"]["state"]


def test_zero_and_false_survive_the_slimming() -> None:
    slim, _, _ = slimmed({"a": model("CheckboxModel", value=False, min=0, _view_name="CheckboxView")})
    assert {"value": False, "min": 0} == slim["a"]["state"]


def test_binary_buffers_travel_with_their_model() -> None:
    buffers = [{"path": ["data"], "data": "AAE=", "encoding": "base64"}]
    state = {"a": {**model("AnyModel", "anywidget", _esm="x"), "buffers": buffers}}
    assert buffers == slimmed(state)[0]["a"]["buffers"]


@pytest.mark.parametrize(
    "name", ["IntSliderModel", "HBoxModel", "LinkModel", "LayoutModel", "SliderStyleModel"]
)
def test_controls_that_the_loader_draws_are_known(name: str) -> None:
    assert unknown_model({"a": model(name)}) is None


def test_a_model_that_nothing_can_show_is_named() -> None:
    assert "ColorPickerModel of @jupyter-widgets/controls" == unknown_model({"a": model("ColorPickerModel")})


def test_references_are_found_however_deep_they_lie() -> None:
    value = {"children": ["IPY_MODEL_a", {"x": ["IPY_MODEL_b"]}], "text": "IPY_MODEL"}
    assert ["a", "b"] == list(referred(value))


def test_the_still_of_composed_controls_says_each_label_and_value() -> None:
    state = {
        "box": model("VBoxModel", children=["IPY_MODEL_s", "IPY_MODEL_h"]),
        "s": model("IntSliderModel", description="<Økter>", value=0),
        "h": model("HTMLModel", value="<em>hei</em>"),
    }
    still = controls_still(state, "box")
    assert "&lt;Økter&gt;</strong> 0" in still
    assert "<em>hei</em>" in still


def test_two_widgets_of_a_class_that_the_page_would_keep_as_one_are_found() -> None:
    def planner(
        name: str, widget: str = "training_safety.widgets.load_planner.widget.LoadPlanner"
    ) -> dict[str, Any]:
        state = {"name": name, "_anywidget_id": widget}
        return {"model_name": "AnyModel", "model_module": "anywidget", "state": state}

    state = {
        "a": planner(""),
        "b": planner(""),
        "c": planner("own"),
        "d": planner("", "training_safety.widgets.warm_up_timer.widget.WarmUpTimer"),
        "e": planner("", "others.widgets.b.B"),
        "f": planner("", "others.widgets.b.B"),
        "box": model("VBoxModel", children=["IPY_MODEL_b"]),
    }
    assert nameless_twins(state, ["a", "a", "c", "d", "e", "f"]) is None
    assert "LoadPlanner" == nameless_twins(state, ["a", "b"])
    assert "LoadPlanner" == nameless_twins(state, ["a", "box"])
