"""Service: deploys models."""

from apps.spec.types.base import Port, StepType, schema, text

TYPE = StepType(
    name="service",
    label="Deploy service",
    icon="radio",
    group="Deploy",
    inputs=(
        Port(
            name="model_list", types=("model", "model_list"), required=True, title="Models to serve"
        ),
        Port(name="service", types=("service",), title="Service to update"),
        Port(name="service-link", types=("service_content",), title="Service configuration"),
    ),
    outputs=(Port(name="service_output", types=("service",), required=True, title="Service"),),
    properties=schema(
        infer_type=text("Kind of service", choices=("real-time", "batch", "edge")),
        service_name=text("Service name"),
        description=text("Description"),
        vpc_id=text("VPC"),
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "model_list", "type": "model_list"}],
        "outputs": [{"name": "service_output", "type": "service", "config": {}}],
        "properties": {"infer_type": "real-time", "service_name": ""},
        "depend_steps": [],
        "policy": {},
    },
)
