"""The documents of the demo's workflow templates."""

from apps.gallery.demo.publishing import TRAIN_ID
from apps.spec.shapes import Json

LABELS: Json = ["vision"]
STORAGE: Json = {"name": "bucket", "type": "obs", "path": "/weft-demo/"}
FLAVOR: Json = {
    "name": "flavor",
    "type": "str",
    "format": "flavor",
    "description": "What the training runs on",
    "default": "modelarts.vm.cpu.2u",
}


DIGITS = ("obs", "$ref/data/digits")


def _train(
    name: str, title: str, *after: str, data: tuple[str, str] = DIGITS, **parameters: Json
) -> dict[str, Json]:
    """Return a job that trains on data (type, reference)."""
    given: Json = [{"name": key, "value": value} for key, value in parameters.items()]
    return {
        "name": name,
        "title": title,
        "type": "job",
        "inputs": [{"name": "data_url", "type": data[0], "data": data[1]}],
        "outputs": [
            {
                "name": "train_url",
                "type": "obs",
                "config": {"obs_url": f"$ref/storages/bucket/{name}/"},
            }
        ],
        "properties": {
            "algorithm": {"id": TRAIN_ID, "parameters": given},
            "kind": "job",
            "spec": {"resource": {"flavor_id": "$ref/parameters/flavor", "node_count": 1}},
        },
        "depend_steps": [*after],
    }


def _step(
    kind: str,
    name: str,
    title: str,
    *after: str,
    takes: tuple[str, str, str],
    gives: tuple[str, str],
    **properties: Json,
) -> dict[str, Json]:
    """Return a step with one input (name, type, reference) and one output (name, type)."""
    return {
        "name": name,
        "title": title,
        "type": kind,
        "inputs": [dict(zip(("name", "type", "data"), takes, strict=True))],
        "outputs": [dict(zip(("name", "type"), gives, strict=True))],
        "properties": properties,
        "depend_steps": [*after],
    }


def _labelled(dataset: str) -> list[dict[str, Json]]:
    """Return the steps from pictures to a version of a dataset that people labelled."""
    made = "$ref/consumptions/create/dataset_output"
    labelled = "$ref/consumptions/label/labeled_dataset"
    return [
        _step(
            "create_dataset",
            "create",
            "Collect the pictures",
            takes=("data_url", "obs", "$ref/data/pictures"),
            gives=("dataset_output", "dataset"),
            dataset_name=dataset,
            dataset_type=0,
        ),
        _step(
            "labeling",
            "label",
            "Label them",
            "create",
            takes=("dataset", "dataset", made),
            gives=("labeled_dataset", "dataset"),
            classes="1, 2, 3, 4, 5, 6, 7, 8, 9, 0",
        ),
        _step(
            "release_dataset",
            "release",
            "Release a version",
            "label",
            takes=("dataset", "dataset", labelled),
            gives=("released_dataset", "dataset"),
            version_format="Default",
            train_evaluate_sample_ratio="0.8",
        ),
    ]


PICTURES: Json = [{"name": "pictures", "type": "obs", "value": {"obs_url": "/weft-demo/pictures/"}}]

CONDITION_TRAIN_COMPARE: Json = {
    "name": "condition-train-compare",
    "description": "Trains small or large, whichever is asked for, and registers it.",
    "steps": [
        {
            "name": "choose_size",
            "title": "Large model?",
            "type": "condition",
            "conditions": [{"type": "==", "left": "$ref/parameters/large", "right": True}],
            "if_then_steps": ["train_large"],
            "else_then_steps": ["train_small"],
        },
        _train("train_large", "Train a network", "choose_size", model="network", hidden=96),
        _train("train_small", "Train softmax regression", "choose_size", model="softmax"),
        {
            "name": "register",
            "title": "Register whichever was trained",
            "type": "model",
            "inputs": [
                {
                    "name": "model_input",
                    "type": "data_selector",
                    "data": [
                        "$ref/consumptions/train_large/train_url",
                        "$ref/consumptions/train_small/train_url",
                    ],
                }
            ],
            "outputs": [{"name": "model_output", "type": "model", "config": {}}],
            "properties": {"model_name": "digits-of-one-size", "model_type": "Scikit_Learn"},
            "depend_steps": ["train_large", "train_small"],
        },
    ],
    "data": [{"name": "digits", "type": "obs", "value": {"obs_url": "/weft-demo/digits/"}}],
    "parameters": [
        {"name": "large", "type": "bool", "delay": True, "default": False},
        FLAVOR,
    ],
    "storages": [STORAGE],
    "labels": LABELS,
}

LABEL_TRAIN_DEPLOY: Json = {
    "name": "label-train-deploy",
    "description": "From raw images to a running service.",
    "steps": [
        *_labelled("pictures-to-deploy"),
        _train(
            "train",
            "Train",
            "release",
            data=("dataset", "$ref/consumptions/release/released_dataset"),
            model="softmax",
        ),
        _step(
            "model",
            "register",
            "Register the model",
            "train",
            takes=("model_input", "obs", "$ref/consumptions/train/train_url"),
            gives=("model_output", "model"),
            model_name="labelled-digits",
            model_type="Scikit_Learn",
        ),
        _step(
            "service",
            "deploy",
            "Deploy a service",
            "register",
            takes=("model_list", "model", "$ref/consumptions/register/model_output"),
            gives=("service_output", "service"),
            infer_type="real-time",
            service_name="labelled-digits",
        ),
    ],
    "data": PICTURES,
    "parameters": [FLAVOR],
    "storages": [STORAGE],
    "labels": LABELS,
}

DATASET_REFRESH: Json = {
    "name": "dataset-refresh",
    "description": "A new dataset version from what was labelled since.",
    "steps": [*_labelled("refreshed-pictures")],
    "data": PICTURES,
    "labels": ["data"],
}
