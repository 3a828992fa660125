"""Dataset release: publishes a version of a dataset, split for training and evaluation."""

from apps.spec.types.base import Port, StepType, flag, schema, text

TYPE = StepType(
    name="release_dataset",
    label="Release dataset",
    icon="layers",
    group="Data",
    inputs=(Port(name="dataset", types=("dataset", "label_task"), required=True, title="Dataset"),),
    outputs=(
        Port(name="released_dataset", types=("dataset",), required=True, title="Dataset version"),
    ),
    properties=schema(
        dataset_version_name=text("Version name"),
        version_format=text("Version format", suggestions=("Default", "CarbonData", "CSV")),
        train_evaluate_sample_ratio=text(
            "Training share", description="The share of samples for training, from 0 to 1."
        ),
        clear_hard_property=flag("Clear the hard-example mark"),
        remove_sample_usage=flag("Forget the former split"),
        label_task_type=text("Task type"),
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "dataset", "type": "dataset"}],
        "outputs": [{"name": "released_dataset", "type": "dataset", "config": {}}],
        "properties": {"version_format": "Default", "train_evaluate_sample_ratio": "0.8"},
        "depend_steps": [],
        "policy": {},
    },
)
