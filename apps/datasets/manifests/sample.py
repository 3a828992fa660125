"""A line of a manifest: where a sample lies, what it is used for, and which class it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from apps.spec.shapes import Json

CONTENT = "content://"
"""What the source of a sample begins with that is a text of the manifest itself."""


class Usage(StrEnum):
    """What a sample is for."""

    TRAIN = "TRAIN"
    EVAL = "EVAL"
    TEST = "TEST"
    INFERENCE = "INFERENCE"


_HARD = ("hard", "hard-coefficient")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample, as the object of its line; `document` holds a text `source` in every case."""

    document: Mapping[str, Json]

    @property
    def source(self) -> str:
        """Where the sample lies: a path of storage, or `content://` and a text."""
        return str(self.document["source"])

    @property
    def text(self) -> str | None:
        """The text that the manifest itself holds, None where the sample is a file."""
        return self.source.removeprefix(CONTENT) if self.source.startswith(CONTENT) else None

    @property
    def id(self) -> str:
        """What tells the sample from others: its `id`, else its source."""
        return str(self.document.get("id") or self.source)

    @property
    def usage(self) -> str:
        """TRAIN, EVAL, ... or ""."""
        return str(self.document.get("usage") or "")

    @property
    def annotations(self) -> list[Mapping[str, Json]]:
        """What is said about the sample."""
        found = self.document.get("annotation")
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    @property
    def label(self) -> str:
        """The class: the name of the first annotation that has one, else ""."""
        names = (one.get("name") for one in self.annotations)
        return next((name for name in names if isinstance(name, str) and name), "")

    def used_for(self, usage: Usage | None) -> "Sample":
        """Return the sample with that usage, or with none."""
        rest = {key: value for key, value in self.document.items() if key != "usage"}
        return Sample(rest | {"usage": usage.value} if usage else rest)

    def labelled(self, annotation: Mapping[str, Json] | None) -> "Sample":
        """Return the sample with that one annotation, or with none."""
        rest = {key: value for key, value in self.document.items() if key != "annotation"}
        return Sample(rest | {"annotation": [dict(annotation)]} if annotation else rest)

    def not_hard(self) -> "Sample":
        """Return the sample without the mark that it was hard to tell."""
        if not any(mark in one for one in self.annotations for mark in _HARD):
            return self
        plain = [{k: v for k, v in one.items() if k not in _HARD} for one in self.annotations]
        return Sample({**self.document, "annotation": list[Json](plain)})


def sample(source: str, *, id: str = "", annotation: Mapping[str, Json] | None = None) -> Sample:
    """Return a new sample."""
    document: dict[str, Json] = {"source": source}
    if id:
        document["id"] = id
    return Sample(document).labelled(annotation)
