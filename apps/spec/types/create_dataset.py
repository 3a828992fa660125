"""Dataset creation: makes a dataset over a path."""

from apps.spec.types.base import Port, StepType, schema, text, whole_number

TYPE = StepType(
    name="create_dataset",
    label="Create dataset",
    icon="database-plus",
    group="Data",
    inputs=(Port(name="data_url", types=("obs",), required=True, title="Samples"),),
    outputs=(
        Port(name="dataset_output", types=("dataset", "obs"), required=True, title="Dataset"),
    ),
    properties=schema(
        dataset_name={**text("Dataset name"), "maxLength": 100},
        dataset_type=whole_number("Dataset type"),
        description=text("Description"),
        class_column=text("Class column", description="Which column of a table holds the class."),
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "data_url", "type": "obs"}],
        "outputs": [{"name": "dataset_output", "type": "dataset", "config": {"obs_url": ""}}],
        "properties": {"dataset_name": "", "dataset_type": 0},
        "depend_steps": [],
        "policy": {},
    },
)
