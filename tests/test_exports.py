import pytest

import training_safety
from training_safety.models.evidence import two_by_two
from training_safety.models.load import training_load
from training_safety.models.warm_up import warm_up


def test_a_name_of_the_package_is_the_thing_that_its_module_has():
    assert training_load.session_load is training_safety.session_load
    assert two_by_two.TwoByTwo is training_safety.TwoByTwo
    assert warm_up.ramp_plan is training_safety.ramp_plan


def test_a_name_that_the_package_does_not_have_is_named_in_the_error():
    with pytest.raises(AttributeError) as refusal:
        training_safety.one_rep_min  # noqa: B018

    assert "module 'training_safety' has no attribute 'one_rep_min'" == str(refusal.value)


def test_completion_in_a_notebook_finds_every_name_before_it_is_asked_for():
    names = dir(training_safety)

    assert set(training_safety.__all__) <= set(names)
    assert "__doc__" in names
