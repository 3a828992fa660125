"""Dataset import: adds samples from a path to a dataset."""

from apps.spec.types.base import Port, StepType, schema, text

TYPE = StepType(
    name="dataset_import",
    label="Import dataset",
    icon="download",
    group="Data",
    inputs=(
        Port(name="dataset", types=("dataset",), required=True, title="Dataset"),
        Port(name="data_url", types=("obs",), required=True, title="Samples"),
    ),
    outputs=(Port(name="imported_dataset", types=("dataset",), required=True, title="Dataset"),),
    properties=schema(
        import_type=text("Import from", suggestions=("dir", "manifest")),
        annotation_format=text("Label format"),
        class_column=text("Class column", description="Which column of a table holds the class."),
    ),
    defaults={
        "description": "",
        "inputs": [
            {"name": "dataset", "type": "dataset"},
            {"name": "data_url", "type": "obs"},
        ],
        "outputs": [{"name": "imported_dataset", "type": "dataset", "config": {}}],
        "properties": {"import_type": "dir"},
        "depend_steps": [],
        "policy": {},
    },
)
