"""A task with the reader's own numbers: read from the data, and the same in the page's script."""

from __future__ import annotations

import inspect
import json
import random
import re
import subprocess
from typing import Any

import pytest

import training_safety
from places import ROOT
from training_safety.models.own_numbers import MODELS, own_task

SCRIPT = ROOT / "src/training_safety/site/static/own_numbers.js"
OWN = {
    "ask": {"nb": "Før {pre_test}, forhold {likelihood_ratio}?", "en": "{pre_test} and {likelihood_ratio}?"},
    "model": "post_test_probability",
    "args": {"pre_test": [0.005, 0.05], "likelihood_ratio": [2, 20]},
    "as": "per_cent",
    "tolerance": 0.5,
}
#: Values in range for every argument of the formulas.
RANGES = {
    "age_years": (20, 80), "duration_min": (10, 90), "likelihood_ratio": (0.5, 20), "load_kg": (20, 150),
    "max_bpm": (150, 200), "pre_test": (0.01, 0.9), "reference_s": (30, 200), "reps": (1, 5),
    "resting_bpm": (40, 90), "rir": (0, 4), "rpe": (1, 10), "sensitivity": (0.1, 0.9), "sets": (1, 6),
    "share": (0.4, 0.9), "specificity": (0.1, 0.9), "time_s": (30, 200), "uncoupled": (0.2, 4),
}  # fmt: skip
WHOLE = {"age_years", "reps", "rir", "sets"}


def changed(**fields: Any) -> dict[str, Any]:
    return {**OWN, **fields}


def test_a_task_without_a_script_has_the_numbers_half_way() -> None:
    task = own_task(OWN)
    assert {"pre_test": 0.028, "likelihood_ratio": 11} == task.middle()
    assert "Før 2,8\u00a0%, forhold 11?" == task.asked(task.middle(), "nb")
    assert "24,1\u00a0%" == task.told(task.middle(), "nb")
    assert "24.1%" == task.told(task.middle(), "en")


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        (None, "it is empty"),
        (changed(model="posttest"), "'posttest' is not a formula with a twin"),
        (changed(tolerance=0), "tolerance is 0"),
        (changed(tolerance=True), "tolerance is True"),
        (changed(args={}), "args is empty"),
        (changed(args={"pre_test": [1], "likelihood_ratio": [2, 20]}), "args.pre_test is [1]"),
        (changed(args={"pre_test": [0.5, 0.1], "likelihood_ratio": [2, 20]}), "Write the lowest and the highest"),
        (changed(ask={"nb": "Før {pre_test}?", "en": "{pre_test}?"}), "Put each number in the question once"),
        (changed(**{"as": "percent"}), "as is 'percent'"),
        (changed(answer=3), "there is no field answer"),
        (
            changed(ask={"nb": "{pre}", "en": "{pre}"}, args={"pre": [0.1, 0.2]}),
            "post_test_probability cannot be worked out with pre",
        ),
    ],
)  # fmt: skip
def test_a_broken_task_is_refused_with_what_to_write(own: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        own_task(own)


def test_the_page_s_script_knows_the_same_formulas_by_the_same_names_and_gives_the_same(node: str) -> None:
    chance = random.Random(2026)
    cases: list[tuple[str, dict[str, float]]] = []
    for model in sorted(MODELS):
        names = [
            name
            for name, parameter in inspect.signature(getattr(training_safety, model)).parameters.items()
            if name in RANGES and (parameter.default is inspect.Parameter.empty or name == "rir")
        ]
        for _ in range(20):
            drawn = {
                name: chance.randint(*map(int, RANGES[name]))
                if name in WHOLE
                else chance.uniform(*RANGES[name])
                for name in names
            }
            cases.append((model, drawn))
    program = (
        "globalThis.document = { documentElement: { lang: 'nb' } };"
        f"const {{ MODELS, answer }} = await import({json.dumps(SCRIPT.as_uri())});"
        f"const cases = {json.dumps(cases)};"
        "console.log(JSON.stringify({ models: Object.keys(MODELS).sort(),"
        " names: cases.map(([model]) => MODELS[model].slice(1).sort()),"
        " answers: cases.map(([model, values]) => answer({ model, perCent: false }, values)) }));"
    )
    run = subprocess.run(
        [node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout)
    assert sorted(MODELS) == found["models"]
    assert [sorted(values) for _, values in cases] == found["names"]
    expected = []
    for model, values in cases:
        result = getattr(training_safety, model)(**values)
        expected.append(getattr(result, "value", result))
    assert expected == pytest.approx(found["answers"])
