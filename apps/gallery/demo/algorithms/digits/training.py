"""Training a classifier epoch by epoch, saying how it goes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from classifiers import Classifier, network, softmax_regression
from figures import accuracy
from samples import Samples


@dataclass(frozen=True)
class Plan:
    """The hyperparameters of a training."""

    model: str = "softmax"
    epochs: int = 50
    learning_rate: float = 0.1
    hidden: int = 48
    batch_size: int = 32
    seed: int = 0


def train(plan: Plan, samples: Samples, test: Samples, *, curve: Path) -> Classifier:
    """Return a trained classifier; each epoch is a line on the screen and a line in `curve`."""
    random = np.random.default_rng(plan.seed)
    classifier = _untrained(plan, random)
    curve.parent.mkdir(parents=True, exist_ok=True)
    with curve.open("w", encoding="utf-8") as file:
        for epoch in range(1, plan.epochs + 1):
            loss = _epoch(classifier, plan, samples, random)
            found = {
                "epoch": epoch,
                "loss": round(loss, 5),
                "train_accuracy": round(accuracy(classifier, samples), 5),
                "test_accuracy": round(accuracy(classifier, test), 5),
            }
            file.write(json.dumps(found) + "\n")
            file.flush()
            said = f"loss {loss:.4f} accuracy {found['test_accuracy']:.4f}"
            print(f"epoch {epoch}/{plan.epochs} {said}", flush=True)
    return classifier


def _untrained(plan: Plan, random: np.random.Generator) -> Classifier:
    return network(plan.hidden, random) if plan.model == "network" else softmax_regression()


def _epoch(
    classifier: Classifier, plan: Plan, samples: Samples, random: np.random.Generator
) -> float:
    """See every sample once, in a new order; return the mean loss."""
    losses = [
        classifier.learn(samples.images[rows], samples.digits[rows], rate=plan.learning_rate)
        for rows in _batches(random.permutation(len(samples)), plan.batch_size)
    ]
    return float(np.mean(losses))


def _batches(rows: np.ndarray, size: int) -> Iterator[np.ndarray]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
