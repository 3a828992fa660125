"""Training: the body of a training job."""

from apps.spec.types.base import Port, StepType, schema, text, titled, whole_number

TYPE = StepType(
    name="job",
    label="Training job",
    icon="cpu",
    group="Train",
    inputs=(
        Port(name="data_url", types=("obs", "dataset", "data_selector"), title="Training data"),
    ),
    outputs=(
        Port(name="train_url", types=("obs",), required=True, title="Training output"),
        Port(name="service-link", types=("service_content",), title="Service configuration"),
    ),
    properties=schema(
        kind=text("Kind", choices=("job",)),
        metadata=titled("Metadata", schema(name=text("Job name"))),
        algorithm=titled(
            "Algorithm",
            schema(
                id=text("Algorithm"),
                subscription_id=text("Subscription ID"),
                item_version_id=text("Asset version ID"),
                code_dir=text("Code directory"),
                boot_file=text("Boot file"),
                command=text("Command"),
                engine=titled(
                    "Engine",
                    schema(
                        engine_id=text("Engine ID"),
                        engine_name=text("Engine"),
                        engine_version=text("Engine version"),
                        image_url=text("Image"),
                    ),
                ),
                parameters={
                    "type": "array",
                    "title": "Hyperparameters",
                    "items": schema(name=text("Name"), value={"title": "Value"}),
                },
                environments={"type": "object", "title": "Environment variables"},
            ),
        ),
        spec=titled(
            "Specification",
            schema(
                resource=titled(
                    "Resources",
                    schema(
                        flavor_id=text("Flavor"),
                        node_count=whole_number("Nodes", minimum=1),
                        policy=text("Policy", suggestions=("regular", "economic", "turbo", "auto")),
                        pool_id=text("Resource pool"),
                    ),
                ),
                log_export_path=titled("Log export", schema(obs_url=text("Log path"))),
            ),
        ),
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "data_url", "type": "obs"}],
        "outputs": [{"name": "train_url", "type": "obs", "config": {"obs_url": ""}}],
        "properties": {
            "algorithm": {"id": "", "parameters": []},
            "kind": "job",
            "metadata": {"name": ""},
            "spec": {"resource": {"flavor_id": "", "node_count": 1, "policy": "regular"}},
        },
        "depend_steps": [],
        "policy": {},
    },
)
