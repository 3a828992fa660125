"""The documents of the demo's workflow templates."""

from apps.spec.shapes import Json

LABELS: Json = ["vision"]
STORAGE: Json = {"name": "bucket", "type": "obs", "path": "/weft-demo/"}
FLAVOR: Json = {
    "name": "flavor",
    "type": "str",
    "format": "flavor",
    "description": "What the training runs on",
    "default": "modelarts.vm.gpu.v100",
}


def _job(name: str, title: str, *after: str) -> dict[str, Json]:
    return {
        "name": name,
        "title": title,
        "type": "job",
        "outputs": [
            {
                "name": "train_url",
                "type": "obs",
                "config": {"obs_url": f"$ref/storages/bucket/{name}/"},
            }
        ],
        "properties": {
            "algorithm": {"id": "21ef85a8-5e40-4618-95ee-aa48ec224b43", "parameters": []},
            "kind": "job",
            "spec": {"resource": {"flavor_id": "$ref/parameters/flavor", "node_count": 1}},
        },
        "depend_steps": [*after],
    }


def _step(kind: str, name: str, title: str, *after: str) -> dict[str, Json]:
    return {"name": name, "title": title, "type": kind, "depend_steps": [*after]}


CONDITION_TRAIN_COMPARE: Json = {
    "name": "condition-train-compare",
    "description": "Trains small or large, whichever is asked for, and compares.",
    "steps": [
        {
            "name": "choose_size",
            "title": "Large model?",
            "type": "condition",
            "conditions": [{"type": "==", "left": "$ref/parameters/large", "right": True}],
            "if_then_steps": ["train_large"],
            "else_then_steps": ["train_small"],
        },
        _job("train_large", "Train the large model", "choose_size"),
        _job("train_small", "Train the small model", "choose_size"),
        _job("compare", "Compare with the live model", "train_large", "train_small"),
    ],
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
        _job("train", "Train", "release"),
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
