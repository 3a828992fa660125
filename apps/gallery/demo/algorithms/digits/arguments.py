"""The arguments that a training job gets: its directories and its hyperparameters."""

from argparse import ArgumentParser, Namespace
from pathlib import Path


def arguments(*folders: str, **defaults: str | int | float) -> Namespace:
    """Return directories and hyperparameters by name; arguments of others are left alone."""
    parser = ArgumentParser()
    for name in folders:
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name, value in defaults.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    found, _others = parser.parse_known_args()
    return found
