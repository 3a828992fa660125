"""A classifier of digits: softmax regression, or a network with one hidden layer."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

PIXELS, DIGITS = 64, 10


@dataclass
class Classifier:
    """Layers of weights, the constants in the last row of each; between them only what is > 0."""

    layers: list[np.ndarray]

    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """Return how probable each digit is for each picture."""
        return _softmax(self._forward(images)[-1])

    def learn(self, images: np.ndarray, digits: np.ndarray, *, rate: float) -> float:
        """Take one step downhill; return the loss before it (mean cross-entropy)."""
        values = self._forward(images)
        found = _softmax(values[-1])
        rows = np.arange(len(digits))
        loss = float(-np.log(found[rows, digits] + 1e-12).mean())
        slope = found
        slope[rows, digits] -= 1
        slope /= len(digits)
        for number in range(len(self.layers) - 1, -1, -1):
            before = slope @ self.layers[number][:-1].T * (values[number] > 0)
            self.layers[number] -= rate * (_with_ones(values[number]).T @ slope)
            slope = before
        return loss

    def save(self, path: Path) -> None:
        """Write the weights to a file."""
        np.savez(path, **{f"layer{number}": layer for number, layer in enumerate(self.layers)})

    def _forward(self, images: np.ndarray) -> list[np.ndarray]:
        values = [images]
        for layer in self.layers[:-1]:
            values.append(np.maximum(_with_ones(values[-1]) @ layer, 0))
        return [*values, _with_ones(values[-1]) @ self.layers[-1]]


def softmax_regression() -> Classifier:
    """Return an untrained softmax regression: one layer of zeros."""
    return Classifier([np.zeros((PIXELS + 1, DIGITS))])


def network(hidden: int, random: np.random.Generator) -> Classifier:
    """Return an untrained network with one hidden layer (He initialisation)."""
    sizes = [(PIXELS, hidden), (hidden, DIGITS)]
    return Classifier([_layer(inner, outer, random) for inner, outer in sizes])


def load(path: Path) -> Classifier:
    """Return the classifier whose weights lie in a file."""
    with np.load(path) as file:
        return Classifier([file[name] for name in sorted(file.files)])


def _layer(inner: int, outer: int, random: np.random.Generator) -> np.ndarray:
    weights = random.normal(0, np.sqrt(2 / inner), (inner, outer))
    return np.vstack([weights, np.zeros(outer)])


def _with_ones(values: np.ndarray) -> np.ndarray:
    return np.hstack([values, np.ones((len(values), 1))])


def _softmax(values: np.ndarray) -> np.ndarray:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
