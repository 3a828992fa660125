"""The language: `python -m tests.benchmarks.spec` prints medians in milliseconds."""

import json

from apps.spec.dump import dump
from apps.spec.parse import parse
from apps.spec.text import read
from apps.spec.validate import validate
from tests.benchmarks.bodies import example_shaped
from tests.benchmarks.timing import median_ms, print_table

SIZES = (100, 500, 2000)


def measure(steps: int) -> tuple[int, int, float, float, float, float]:
    """Return steps, KiB, and the times of reading, parsing, validating and dumping."""
    body = json.dumps(example_shaped(steps)).encode()
    document, _ = read(body)
    workflow, _ = parse(document)
    assert workflow is not None
    return (
        steps,
        len(body) // 1024,
        median_ms(lambda: read(body)),
        median_ms(lambda: parse(document)),
        median_ms(lambda: validate(workflow)),
        median_ms(lambda: dump(workflow)),
    )


def main() -> None:
    """Print the table."""
    print_table(
        "apps/spec, median ms",
        ("steps", "KiB", "read", "parse", "validate", "dump"),
        [measure(steps) for steps in SIZES],
    )


if __name__ == "__main__":
    main()
