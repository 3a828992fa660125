"""How good a classifier is, and the files in which a run looks for it."""

import json
from pathlib import Path

import numpy as np
from classifiers import DIGITS, Classifier
from samples import Samples


def confusion(classifier: Classifier, samples: Samples) -> np.ndarray:
    """Return the table digit written × digit seen."""
    seen = classifier.probabilities(samples.images).argmax(axis=1)
    table = np.zeros((DIGITS, DIGITS), dtype=int)
    np.add.at(table, (samples.digits, seen), 1)
    return table


def figures(table: np.ndarray) -> dict[str, float]:
    """Return accuracy, and precision, recall and F1 as means over the digits."""
    right = np.diag(table)
    precision = right / np.maximum(table.sum(axis=0), 1)
    recall = right / np.maximum(table.sum(axis=1), 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    means = {"precision": precision, "recall": recall, "f1": f1}
    accuracy = float(right.sum() / max(table.sum(), 1))
    return {"accuracy": accuracy, **{name: float(each.mean()) for name, each in means.items()}}


def accuracy(classifier: Classifier, samples: Samples) -> float:
    """Return the share of samples whose digit is seen."""
    seen = classifier.probabilities(samples.images).argmax(axis=1)
    return float((seen == samples.digits).mean())


def write(folder: Path, found: dict[str, float]) -> None:
    """Write the final figures to `metrics.json`, and print them."""
    rounded = {name: round(float(value), 4) for name, value in found.items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "metrics.json").write_text(json.dumps(rounded))
    print("result " + " ".join(f"{name} {value:g}" for name, value in rounded.items()), flush=True)


def write_table(path: Path, table: np.ndarray) -> None:
    """Write a confusion table as CSV, with names."""
    names = ",".join(["written", *(f"seen {digit}" for digit in range(DIGITS))])
    lines = [f"{digit}," + ",".join(str(n) for n in row) for digit, row in enumerate(table)]
    path.write_text("\n".join([names, *lines]) + "\n")
