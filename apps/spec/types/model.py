"""Model: registers what a training made."""

from apps.spec.types.base import Port, StepType, schema, text

TYPE = StepType(
    name="model",
    label="Register model",
    icon="box",
    group="Model",
    inputs=(
        Port(name="model_input", types=("obs", "model", "swr"), required=True, title="Model files"),
    ),
    outputs=(Port(name="model_output", types=("model",), required=True, title="Model"),),
    properties=schema(
        model_name=text("Model name"),
        model_type=text(
            "Model type",
            suggestions=(
                "TensorFlow",
                "PyTorch",
                "MindSpore",
                "Caffe",
                "MXNet",
                "Spark_MLlib",
                "Scikit_Learn",
                "XGBoost",
                "Image",
                "Template",
            ),
        ),
        model_version=text("Model version"),
        runtime=text("Runtime"),
        description=text("Description"),
    ),
    defaults={
        "description": "",
        "inputs": [{"name": "model_input", "type": "obs"}],
        "outputs": [{"name": "model_output", "type": "model", "config": {}}],
        "properties": {"model_name": "", "model_type": "PyTorch"},
        "depend_steps": [],
        "policy": {},
    },
)
