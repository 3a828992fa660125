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


def _train(name: str, title: str, *after: str, **parameters: Json) -> dict[str, Json]:
    given: Json = [{"name": key, "value": value} for key, value in parameters.items()]
    return {
        "name": name,
        "title": title,
        "type": "job",
        "inputs": [{"name": "data_url", "type": "obs", "data": "$ref/data/digits"}],
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


def _step(kind: str, name: str, title: str, *after: str) -> dict[str, Json]:
    return {"name": name, "title": title, "type": kind, "depend_steps": [*after]}


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
        _step("dataset_import", "import", "Import images"),
        _step("labeling", "label", "Label them", "import"),
        _step("release_dataset", "release", "Release the dataset", "label"),
        _step("job", "train", "Train", "release"),
        _step("model", "register", "Register the model", "train"),
        _step("service", "deploy", "Deploy a service", "register"),
    ],
    "parameters": [FLAVOR],
    "storages": [STORAGE],
    "labels": LABELS,
}

DATASET_REFRESH: Json = {
    "name": "dataset-refresh",
    "description": "A new dataset version from what was labelled since.",
    "steps": [
        _step("create_dataset", "create", "Create the dataset"),
        _step("labeling", "label", "Label what is new", "create"),
        _step("release_dataset", "release", "Release a version", "label"),
    ],
    "labels": ["data"],
}
