"""Bodies of any size, shaped like the page's example."""

from typing import Any


def _properties(index: int) -> dict[str, Any]:
    return {
        "algorithm": {"id": "21ef85a8-5e40-4618-95ee-aa48ec224b43", "parameters": []},
        "kind": "job",
        "metadata": {"name": f"workflow-{index:032x}"},
        "spec": {
            "resource": {
                "flavor_id": "$ref/parameters/train_spec",
                "node_count": 1,
                "policy": "regular",
            }
        },
    }


def _inputs(index: int) -> list[dict[str, Any]]:
    second = f"$ref/consumptions/training_job{index - 1}/train_url" if index else "$ref/data/d0"
    return [
        {"name": "data_url", "type": "obs", "data": f"$ref/data/d{index % 10}"},
        {"name": "model_url", "type": "obs", "data": second},
    ]


def _outputs(index: int) -> list[dict[str, Any]]:
    return [
        {"name": "train_url", "type": "obs", "config": {"obs_url": "/test-lh/test-metrics/"}},
        {
            "name": "service-link",
            "type": "service_content",
            "config": {"config_file": f"$ref/parameters/service_config{index % 10}"},
        },
    ]


def _dependencies(index: int) -> list[str]:
    """Return the step before, and for every second step the one before that: 1.5 a step."""
    before = (index - 1, index - 2) if index % 2 == 0 else (index - 1,)
    return [f"training_job{at}" for at in before if at >= 0]


def _step(index: int) -> dict[str, Any]:
    return {
        "name": f"training_job{index}",
        "title": "labeling",
        "description": "",
        "type": "job",
        "inputs": _inputs(index),
        "outputs": _outputs(index),
        "properties": _properties(index),
        "depend_steps": _dependencies(index),
        "policy": {},
    }


def _data(index: int, steps: int) -> dict[str, Any]:
    return {
        "name": f"d{index}",
        "type": "obs",
        "value": {"obs_url": "/test-lh/test-metrics/"},
        "used_steps": [f"training_job{at}" for at in range(index, steps, 10)],
    }


def _parameter(index: int, steps: int) -> dict[str, Any]:
    return {
        "name": f"service_config{index}",
        "type": "str",
        "default": "/test-lh/test-metrics/metrics.json",
        "used_steps": [f"training_job{at}" for at in range(index, steps, 10)],
    }


def example_shaped(steps: int) -> dict[str, Any]:
    """Return a body without faults whose steps look like the page's example.

    Each has two inputs, two outputs, the example's properties and on average 1.5 dependencies.
    """
    names = [f"training_job{at}" for at in range(steps)]
    flavor = {"name": "train_spec", "type": "str", "format": "flavor", "used_steps": names}
    return {
        "name": f"example-of-{steps}-steps",
        "description": "",
        "workspace_id": "0",
        "steps": [_step(index) for index in range(steps)],
        "labels": ["benchmark"],
        "data": [_data(index, steps) for index in range(10)],
        "parameters": [
            {**flavor, "default": "modelarts.vm.cpu.8u"},
            *(_parameter(index, steps) for index in range(10)),
        ],
    }
