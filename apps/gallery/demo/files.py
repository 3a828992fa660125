"""The demo's files in a project's storage: the digits as a table, and some as pictures to label."""

import csv
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path

from apps.gallery.demo.drawing import SIDE, picture
from apps.storage.opening import store_of
from apps.teams.models import Project

TABLE = Path(__file__).parent / "data" / "digits.csv"
TABLES = ("/test-lh/test-metrics/digits.csv", "/weft-demo/digits/digits.csv")
"""Where the page's own example looks for its data, and where the other workflows do."""
PICTURES = "/weft-demo/pictures/"
FIRST, COUNT = 30, 20


def store_files(project: Project) -> None:
    """Put the demo's files into the project's storage."""
    store = store_of(project)
    for path in TABLES:
        store.write(path, BytesIO(TABLE.read_bytes()))
    for name, row in pictured():
        store.write(f"{PICTURES}{name}", BytesIO(picture(row[: SIDE * SIDE])))


def pictured() -> Iterator[tuple[str, list[int]]]:
    """Yield the name of each picture, and its 64 shades with the digit behind them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = islice(csv.reader(file), 1 + FIRST, 1 + FIRST + COUNT)
        for number, row in enumerate(rows, 1):
            yield f"digit-{number:02}.png", [int(each) for each in row]
