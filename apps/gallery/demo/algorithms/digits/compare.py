"""Test two trained classifiers on the digits neither has seen, and keep the better one."""

import shutil

from arguments import arguments
from classifiers import load
from figures import confusion, figures, write, write_table
from samples import read


def main() -> None:
    """Leave the better package with its figures, and both accuracies."""
    given = arguments("data_url", "first", "second", "train_url")
    _, test = read(given.data_url)
    packages = [given.first / "model", given.second / "model"]
    tables = [confusion(load(package / "weights.npz"), test) for package in packages]
    found = [figures(table) for table in tables]
    best = max((0, 1), key=lambda number: found[number]["accuracy"])
    for number, each in enumerate(found, 1):
        print(
            f"candidate {number}: accuracy {each['accuracy']:.4f} f1 {each['f1']:.4f}", flush=True
        )
    shutil.copytree(packages[best], given.train_url / "model", dirs_exist_ok=True)
    write_table(given.train_url / "confusion.csv", tables[best])
    both = {f"candidate_{number}": each["accuracy"] for number, each in enumerate(found, 1)}
    write(given.train_url, {**found[best], **both, "best": best + 1})


if __name__ == "__main__":
    main()
