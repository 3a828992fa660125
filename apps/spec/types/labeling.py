"""Labelling: people label a dataset; the step waits for them."""

from apps.spec.types.base import Port, StepType, schema, text

TYPE = StepType(
    name="labeling",
    label="Label data",
    icon="tag",
    group="Data",
    inputs=(
        Port(name="dataset", types=("dataset",), required=True, title="Dataset"),
        Port(name="label_task", types=("label_task",), title="Labelling task"),
    ),
    outputs=(Port(name="labeled_dataset", types=("dataset",), required=True, title="Dataset"),),
    properties=schema(
        task_name=text("Task name"),
        task_type=text("Task type"),
        description=text("Description"),
        classes=text("Classes", description="Parted by commas. People can add more."),
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "dataset", "type": "dataset"}],
        "outputs": [{"name": "labeled_dataset", "type": "dataset", "config": {}}],
        "properties": {},
        "depend_steps": [],
        "policy": {},
    },
)
