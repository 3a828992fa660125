"""The registry of step types."""

from importlib.metadata import EntryPoint

import jsonschema
import pytest

from apps.spec import types
from apps.spec.types import BUILT_IN, StepType, new_step, registry
from tests.spec.judged import errors_of

PLUGGED = StepType(name="notify", label="Notify", icon="bell", group="Decide")
IMPOSTOR = StepType(name="job", label="Not a job", icon="bell", group="Train")


def test_the_pages_eight_types_and_condition_are_built_in():
    assert {kind.name for kind in BUILT_IN} == {
        "job",
        "labeling",
        "release_dataset",
        "model",
        "service",
        "mrs_job",
        "dataset_import",
        "create_dataset",
        "condition",
    }


@pytest.mark.parametrize("kind", sorted(registry()))
def test_a_new_step_of_every_type_can_be_created(kind):
    fresh = new_step(kind, "a step")
    assert (fresh["name"], fresh["type"]) == ("a step", kind)
    assert errors_of(steps=[fresh]) == []


@pytest.mark.parametrize("kind", sorted(registry()))
def test_a_new_step_carries_what_the_pages_example_does(kind):
    fresh = new_step(kind, "a")
    assert fresh["description"] == ""
    assert fresh["policy"] == {}


def test_a_new_training_has_the_examples_properties():
    properties = new_step("job", "a")["properties"]
    assert properties["algorithm"]["parameters"] == []
    assert properties["kind"] == "job"
    assert properties["spec"]["resource"] == {
        "flavor_id": "",
        "node_count": 1,
        "policy": "regular",
    }


def test_two_new_steps_share_nothing():
    new_step("job", "a")["properties"]["algorithm"]["parameters"].append(1)
    assert new_step("job", "b")["properties"]["algorithm"]["parameters"] == []


def test_a_type_that_is_not_registered_has_no_new_step():
    with pytest.raises(KeyError):
        new_step("nothing", "a")


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.name)
def test_the_schema_of_every_type_is_valid_and_takes_its_defaults(kind):
    jsonschema.Draft202012Validator.check_schema(kind.properties)
    jsonschema.validate(kind.defaults.get("properties", {}), kind.properties)


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.name)
def test_the_inputs_and_outputs_of_a_new_step_are_ports_of_its_type(kind):
    for field, ports in (("inputs", kind.inputs), ("outputs", kind.outputs)):
        declared = {port.name: port for port in ports}
        given = {one["name"]: one["type"] for one in kind.defaults.get(field, [])}
        assert {name for name, port in declared.items() if port.required} <= set(given)
        assert all(type_ in declared[name].types for name, type_ in given.items())


@pytest.fixture
def plug_ins(monkeypatch):
    points = [
        EntryPoint(name, f"{__name__}:{attribute}", "weft.step_types")
        for name, attribute in (("notify", "PLUGGED"), ("job", "IMPOSTOR"))
    ]
    monkeypatch.setattr(types, "entry_points", lambda group: points)
    registry.cache_clear()
    yield
    monkeypatch.undo()
    registry.cache_clear()


@pytest.mark.usefixtures("plug_ins")
def test_a_plug_in_brings_a_type():
    assert registry()["notify"] == PLUGGED
    assert errors_of(steps=[{"name": "a", "type": "notify"}]) == []


@pytest.mark.usefixtures("plug_ins")
def test_a_plug_in_does_not_replace_a_built_in_type():
    assert registry()["job"].label == "Training job"


def test_a_step_whose_plug_in_has_gone_still_parses():
    assert errors_of(steps=[{"name": "a", "type": "notify"}]) == [
        ("step.unknown_type", ("steps", 0, "type"))
    ]
