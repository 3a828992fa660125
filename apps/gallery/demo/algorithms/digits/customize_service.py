"""Answers which digits are on pictures: `{"images": [[64 shades from 0 to 16], …]}`."""

from pathlib import Path
from typing import Any

import numpy as np
from classifiers import PIXELS, load
from model_service.model_service import SingleNodeService

SHADES = 16


class DigitsService(SingleNodeService):
    """Asks the classifier of the package it lies in."""

    def __init__(self, model_name: str, model_path: str) -> None:
        super().__init__(model_name, model_path)
        self.classifier = load(Path(model_path) / "weights.npz")

    def _preprocess(self, data: dict[str, Any]) -> np.ndarray:
        """Take pictures from JSON, or from the lines of CSV files of a form."""
        rows = data["images"] if "images" in data else _rows_of_files(data)
        images = np.asarray(rows, dtype=float)
        if images.ndim != 2 or images.shape[1] != PIXELS:
            raise ValueError(f"a picture has {PIXELS} shades from 0 to {SHADES}")
        return images / SHADES

    def _inference(self, data: np.ndarray) -> np.ndarray:
        return self.classifier.probabilities(data)

    def _postprocess(self, data: np.ndarray) -> dict[str, Any]:
        best = data.argmax(axis=1)
        return {
            "predictions": [
                {"digit": int(digit), "probability": round(float(row[digit]), 4)}
                for digit, row in zip(best, data, strict=True)
            ]
        }


def _rows_of_files(form: dict[str, Any]) -> list[np.ndarray]:
    files = [file for field in form.values() for file in field.values()]
    return [row for file in files for row in np.loadtxt(file, delimiter=",", ndmin=2)]
