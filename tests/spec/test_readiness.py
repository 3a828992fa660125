"""Whether a workflow has the values it needs."""

import pytest

from apps.spec.readiness import missing_values, param_ready
from tests.spec.judged import specification


@pytest.mark.parametrize(
    ("parameter", "ready"),
    [
        ({}, False),
        ({"delay": False}, False),
        ({"value": 0}, True),
        ({"value": ""}, True),
        ({"value": False}, True),
        ({"default": []}, True),
        ({"delay": True}, True),
        ({"example": 1}, False),
    ],
)
def test_a_parameter_has_a_value_or_default_unless_it_is_delayed(parameter, ready):
    workflow = specification(parameters=[{"name": "p", **parameter}])
    assert param_ready(workflow) is ready


@pytest.mark.parametrize(
    ("requirement", "ready"), [({}, False), ({"value": {}}, True), ({"delay": True}, True)]
)
def test_a_requirement_has_a_value_unless_it_is_delayed(requirement, ready):
    workflow = specification(data_requirements=[{"name": "r", "type": "obs", **requirement}])
    assert param_ready(workflow) is ready


def test_what_is_missing_is_named():
    workflow = specification(
        parameters=[{"name": "p"}, {"name": "q", "value": 1}],
        data_requirements=[{"name": "r", "type": "obs"}],
    )
    assert [(dict(p.params), p.path) for p in missing_values(workflow)] == [
        ({"kind": "parameter", "name": "p"}, ("parameters", 0, "value")),
        ({"kind": "requirement", "name": "r"}, ("data_requirements", 0, "value")),
    ]


def test_a_workflow_without_parameters_is_ready():
    assert param_ready(specification())
