"""How many samples a manifest holds, by class and by usage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from apps.datasets.manifests.sample import Sample, Usage
from apps.spec.shapes import Json

MOST_CLASSES = 200


@dataclass(slots=True)
class ClassCount:
    """One class, "" for samples without one."""

    name: str
    total: int = 0
    train: int = 0
    eval: int = 0

    def as_json(self) -> dict[str, Json]:
        """Return the row's form."""
        return {"name": self.name, "total": self.total, "train": self.train, "eval": self.eval}


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything counted: by class in the order of names, those without a class last."""

    classes: list[ClassCount]

    @property
    def total(self) -> int:
        """All samples."""
        return sum(one.total for one in self.classes)

    @property
    def labelled(self) -> int:
        """Those with a class."""
        return sum(one.total for one in self.classes if one.name)

    @property
    def train(self) -> int:
        """Those to train on."""
        return sum(one.train for one in self.classes)

    @property
    def eval(self) -> int:
        """Those to evaluate on."""
        return sum(one.eval for one in self.classes)

    @property
    def names(self) -> list[str]:
        """The classes there are."""
        return [one.name for one in self.classes if one.name]

    def as_json(self) -> list[dict[str, Json]]:
        """Return the row's form: the `MOST_CLASSES` largest, in the order of names."""
        largest = sorted(self.classes, key=lambda one: -one.total)[:MOST_CLASSES]
        kept = {one.name for one in largest}
        return [one.as_json() for one in self.classes if one.name in kept]


def counted(samples: Iterable[Sample]) -> Counts:
    """Return how many there are of each class, and of those how many for what."""
    found: dict[str, ClassCount] = defaultdict(lambda: ClassCount(""))
    for sample in samples:
        one = found[sample.label]
        one.name = sample.label
        one.total += 1
        one.train += sample.usage == Usage.TRAIN
        one.eval += sample.usage == Usage.EVAL
    return Counts(sorted(found.values(), key=lambda one: (not one.name, one.name)))
