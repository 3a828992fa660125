"""Ask a deployed service for the digits that nobody has trained on, and measure how it does."""

import json
import time
import urllib.request

import numpy as np
from arguments import arguments
from figures import write
from samples import SHADES, read

AT_ONCE = 20


def main() -> None:
    """Ask in small batches; leave the accuracy and how long the answers took."""
    given = arguments("data_url", "train_url", address="")
    _, test = read(given.data_url)
    shades = np.rint(test.images * SHADES).astype(int).tolist()
    seen: list[int] = []
    times: list[float] = []
    for start in range(0, len(shades), AT_ONCE):
        began = time.perf_counter()
        seen += _ask(given.address, shades[start : start + AT_ONCE])
        times.append((time.perf_counter() - began) * 1000)
        print(f"asked for {len(seen)}/{len(shades)} digits, {times[-1]:.1f} ms", flush=True)
    right = float((np.array(seen) == test.digits).mean())
    found = {"accuracy": right, "requests": len(times), "median_ms": float(np.median(times))}
    write(given.train_url, found)


def _ask(address: str, images: list[list[int]]) -> list[int]:
    body = json.dumps({"images": images}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=40) as answer:
        return [found["digit"] for found in json.load(answer)["predictions"]]


if __name__ == "__main__":
    main()
