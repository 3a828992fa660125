"""Parting samples into those to train on and those to evaluate on.

The same samples, ratio and seed give the same parting on every machine and in every order: which
samples go where is decided by a hash of seed and id. Each class is parted in the same ratio, and
so are the samples without a class.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

from apps.datasets.manifests.sample import Sample, Usage

SEED = 0


def split(samples: Sequence[Sample], *, ratio: Decimal, seed: int = SEED) -> list[Sample]:
    """Return the samples in their order, each with TRAIN or EVAL.

    What has a usage keeps it, and counts towards its class's share.
    """
    classes: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        classes[sample.label].append(sample)
    shares = _shares({name: len(members) for name, members in classes.items()}, ratio)
    train = {id for name, members in classes.items() for id in _train(members, shares[name], seed)}
    return [_placed(sample, train) for sample in samples]


def read_ratio(value: object) -> Decimal | None:
    """Return the share for training that a number or a text names, None where it names none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        ratio = Decimal(str(value).strip())
    except ArithmeticError:
        return None
    return ratio if ratio.is_finite() and 0 <= ratio <= 1 else None


def _shares(sizes: Mapping[str, int], ratio: Decimal) -> dict[str, int]:
    """Return how many of each class train: each within one of its exact share, and so is the sum.

    What is left after rounding down goes to the classes that lost most by it.
    """
    exact = {name: size * ratio for name, size in sizes.items()}
    shares = {name: int(share) for name, share in exact.items()}
    wanted = (sum(sizes.values()) * ratio).to_integral_value(ROUND_HALF_UP)
    most_lost = sorted(exact, key=lambda name: (shares[name] - exact[name], name))
    for name in most_lost[: int(wanted) - sum(shares.values())]:
        shares[name] += 1
    return shares


def _train(members: Iterable[Sample], share: int, seed: int) -> list[str]:
    """Return the ids of those without a usage that train, so that the class reaches its share."""
    free = sorted({one.id for one in members if not one.usage}, key=lambda id: _rank(seed, id))
    taken = sum(one.usage == Usage.TRAIN for one in members)
    return free[: max(share - taken, 0)]


def _rank(seed: int, id: str) -> bytes:
    return sha256(f"{seed}:{id}".encode("utf-8", "surrogatepass")).digest()


def _placed(sample: Sample, train: set[str]) -> Sample:
    if sample.usage:
        return sample
    return sample.used_for(Usage.TRAIN if sample.id in train else Usage.EVAL)
