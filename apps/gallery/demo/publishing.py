"""The demo's algorithms as versions of assets with code."""

from pathlib import Path

from django.utils import timezone

from apps.gallery.code import publish_code
from apps.gallery.models import Asset, Kind

DIGITS = Path(__file__).parent / "algorithms" / "digits"
NUMBER = "1.0.0"
TRAIN_ID = "21ef85a8-5e40-4618-95ee-aa48ec224b43"
"""The algorithm of the page's own example."""

_ALGORITHMS = (
    (TRAIN_ID, "digits-train", "train.py", "Trains a classifier of handwritten digits in NumPy."),
    (
        "7f1c2b6e-0d4a-4c57-9b1e-6a5d3e2f1c01",
        "digits-compare",
        "compare.py",
        "Tests two classifiers of digits on what neither has seen, and keeps the better one.",
    ),
    (
        "7f1c2b6e-0d4a-4c57-9b1e-6a5d3e2f1c02",
        "digits-ask",
        "ask.py",
        "Asks a deployed service for digits, and measures its answers and their time.",
    ),
    (
        "7f1c2b6e-0d4a-4c57-9b1e-6a5d3e2f1c03",
        "digits-check",
        "check.py",
        "Trains on open data and tells how far it agrees with the labels that people gave.",
    ),
)


def publish_algorithms() -> None:
    """Put the algorithms into the gallery, each with its code."""
    files = {path.name: path.read_bytes() for path in DIGITS.iterdir() if path.is_file()}
    for id, name, boot_file, description in _ALGORITHMS:
        asset = Asset.objects.create(
            id=id, name=name, kind=Kind.ALGORITHM, description=description, subscription_days=3650
        )
        version = asset.versions.create(number=NUMBER, published_at=timezone.now())
        publish_code(version, files, boot_file=boot_file)
