"""The digits of an input directory: a CSV file, or a dataset's manifest with what it names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pictures import shades

PIXELS, SHADES = 64, 16
EVERY = 5
CONTENT = "content://"


@dataclass(frozen=True)
class Samples:
    """Pictures as rows of 64 shades from 0 to 1, and the digit that each shows."""

    images: np.ndarray
    digits: np.ndarray

    def __len__(self) -> int:
        return len(self.digits)

    def take(self, rows: np.ndarray) -> "Samples":
        """Return some of the samples."""
        return Samples(self.images[rows], self.digits[rows])


def read(folder: Path) -> tuple[Samples, Samples]:
    """Return what is for training and what is for testing.

    A dataset's version says it itself; without one, every fifth sample is for testing.
    """
    samples, is_test = _of_manifest(folder) or _of_table(folder)
    if not is_test.any() or is_test.all():
        is_test = np.arange(len(samples)) % EVERY == 0
    training, test = samples.take(np.flatnonzero(~is_test)), samples.take(np.flatnonzero(is_test))
    print(f"{len(training)} digits for training, {len(test)} for testing", flush=True)
    return training, test


def read_labelled(folder: Path) -> Samples:
    """Return every sample of a dataset that somebody gave a digit to."""
    found = _of_manifest(folder)
    if found is None:
        raise SystemExit(f"There is no manifest in {folder}: the input has to be a dataset")
    return found[0]


def _of_table(folder: Path) -> tuple[Samples, np.ndarray]:
    files = sorted(folder.rglob("digits*.csv"))
    if not files:
        raise SystemExit(f"There is neither digits.csv nor a manifest in {folder}")
    table = np.loadtxt(files[0], delimiter=",", skiprows=1, ndmin=2)
    samples = Samples(table[:, :PIXELS] / SHADES, table[:, PIXELS].astype(int))
    return samples, np.zeros(len(samples), dtype=bool)


def _of_manifest(folder: Path) -> tuple[Samples, np.ndarray] | None:
    files = sorted(folder.rglob("*.manifest"))
    if not files:
        return None
    lines = [json.loads(line) for line in files[0].read_text("utf-8").splitlines() if line]
    lines = [line for line in lines if _class(line).isdigit()]
    if not lines:
        raise SystemExit(f"No sample of {files[0].name} has a digit as its class")
    images = np.array(list(_images(files[0].parent, lines)))
    digits = np.array([int(_class(line)) for line in lines])
    return Samples(images, digits), np.array([line.get("usage") == "EVAL" for line in lines])


def _class(line: dict) -> str:
    return next((str(each.get("name", "")) for each in line.get("annotation") or ()), "")


def _images(folder: Path, lines: list[dict]) -> Iterator[np.ndarray]:
    """Yield each sample's shades: from a row of a table, or from a picture's file."""
    for line in lines:
        source = line["source"]
        if source.startswith(CONTENT):
            row = json.loads(source.removeprefix(CONTENT))
            yield np.array([float(row[f"p{pixel}"]) for pixel in range(PIXELS)]) / SHADES
        else:
            yield shades(folder / source)
