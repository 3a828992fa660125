"""Small model packages, and versions registered from them."""

import json
from pathlib import Path

from apps.serving import package
from apps.serving.actions import Registration, register_version
from apps.serving.models import ModelVersion
from apps.teams.models import Project

ECHO = """
from model_service.model_service import SingleNodeService


class Echo(SingleNodeService):
    def __init__(self, model_name, model_path):
        super().__init__(model_name, model_path)
        self.weights = open(f"{model_path}/weights.txt").read()

    def _inference(self, data):
        if data == "raise":
            raise ValueError("asked to")
        if isinstance(data, dict) and "files" in data:
            return {name: file.read().decode() for name, file in data["files"].items()}
        return {"weights": self.weights, "asked": data}
"""


def write_package(folder: Path, *, code: str = ECHO, weights: str = "1 2 3", **config) -> Path:
    """Return a folder with `model/` in it, as a training leaves it."""
    model = folder / "model"
    model.mkdir(parents=True)
    (model / "weights.txt").write_text(weights)
    (model / "config.json").write_text(json.dumps({"model_type": "Image", **config}))
    if code:
        (model / "customize_service.py").write_text(code)
    return folder


def registered(project: Project, folder: Path, *, name: str = "echo", **details) -> ModelVersion:
    """Return the version registered from a folder."""
    wanted = Registration(name=name, **details)
    return register_version(project, package=package.read(folder), details=wanted, by=None)
