"""Leaving a model package: the weights, what they can do, and the code that answers with them."""

import json
import shutil
from pathlib import Path

from classifiers import Classifier

HERE = Path(__file__).parent
EXAMPLE = [0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0, 0, 3, 15, 2, 0, 11, 8, 0, 0, 4, 12]
EXAMPLE += [0, 0, 8, 8, 0, 0, 5, 8, 0, 0, 9, 8, 0, 0, 4, 11, 0, 1, 12, 7, 0, 0, 2, 14, 5, 10, 12]
EXAMPLE += [0, 0, 0, 0, 6, 13, 10, 0, 0, 0]


def write_package(folder: Path, classifier: Classifier, found: dict[str, float]) -> None:
    """Write `folder` as a package that can be registered and served."""
    folder.mkdir(parents=True, exist_ok=True)
    classifier.save(folder / "weights.npz")
    names = ("accuracy", "precision", "recall", "f1")
    config = {
        "model_algorithm": "digits_classification",
        "model_type": "Scikit_Learn",
        "runtime": "python3.11",
        "metrics": {name: f"{found[name]:.4f}" for name in names},
        "apis": [{"url": "/", "method": "post", "request": _request(), "response": _response()}],
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2))
    for name in ("customize_service.py", "classifiers.py"):
        shutil.copy(HERE / name, folder / name)


def _request() -> dict[str, object]:
    row = {"type": "array", "items": {"type": "number"}}
    images = {"type": "array", "items": row}
    schema = {"type": "object", "properties": {"images": images}, "example": {"images": [EXAMPLE]}}
    return {"Content-type": "application/json", "data": schema}


def _response() -> dict[str, object]:
    answer = {"type": "object", "properties": {"predictions": {"type": "array"}}}
    return {"Content-type": "application/json", "data": answer}
