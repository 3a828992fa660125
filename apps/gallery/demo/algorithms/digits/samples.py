"""Reading the digits, and keeping some of them back for testing."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

SHADES = 16
EVERY = 5


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


def read(folder: Path) -> Samples:
    """Return the samples of the first CSV file in a folder."""
    files = sorted(folder.rglob("digits*.csv")) or sorted(folder.rglob("*.csv"))
    if not files:
        raise SystemExit(f"There is no CSV file in {folder}: the input has to hold digits.csv")
    table = np.loadtxt(files[0], delimiter=",", skiprows=1, ndmin=2)
    print(f"read {len(table)} digits from {files[0].name}", flush=True)
    return Samples(table[:, :-1] / SHADES, table[:, -1].astype(int))


def split(samples: Samples) -> tuple[Samples, Samples]:
    """Return what is for training, and every fifth sample, which is for testing."""
    is_test = np.arange(len(samples)) % EVERY == 0
    return samples.take(np.flatnonzero(~is_test)), samples.take(np.flatnonzero(is_test))
