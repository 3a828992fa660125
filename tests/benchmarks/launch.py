"""How long a start takes, and how much memory all of it holds.

`python -m tests.benchmarks launch`
"""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.timing import print_table
from tests.config.launched import Launched, launched

STARTS = 5
MEGABYTE = 2**20
PAGES = ("/login/", "/healthz", "/static/site.js", "/admin/login/", "/api/schema/")


def resident(weft: Launched) -> float:
    """Return the resident memory of the whole tree in megabytes."""
    return sum(process.memory_info().rss for process in weft.tree()) / MEGABYTE


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with launched(home) as weft:
            first, at_start = weft.seconds(), resident(weft)
            for page in PAGES * 40:
                weft.get(page)
            after_use = resident(weft)
        again = []
        for _ in range(STARTS):
            with launched(home) as weft:
                again.append(weft.seconds())
    rows = [
        ["first start, s", first],
        [f"second start, s (median of {STARTS})", median(again)],
        ["resident at start, MB", at_start],
        ["resident after 200 requests, MB", after_use],
    ]
    print_table("One Weft: web, worker, beat, broker, launcher", ["what", "figure"], rows)


if __name__ == "__main__":
    main()
