"""MRS job: runs a job on a MapReduce cluster."""

from apps.spec.types.base import Port, StepType, schema, text

TYPE = StepType(
    name="mrs_job",
    label="MRS job",
    icon="waypoints",
    group="Train",
    inputs=(Port(name="data_url", types=("obs",), title="Input data"),),
    outputs=(Port(name="train_url", types=("obs",), title="Output data"),),
    properties=schema(
        cluster_id=text("Cluster"),
        job_name=text("Job name"),
        job_type=text("Job type", suggestions=("SparkSubmit", "MapReduce", "Flink", "HiveScript")),
        arguments={"type": "array", "title": "Arguments", "items": {"type": "string"}},
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "data_url", "type": "obs"}],
        "outputs": [{"name": "train_url", "type": "obs", "config": {"obs_url": ""}}],
        "properties": {"job_name": "", "job_type": "SparkSubmit"},
        "depend_steps": [],
        "policy": {},
    },
)
