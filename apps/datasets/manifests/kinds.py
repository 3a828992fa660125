"""What a dataset is made of, and how the vendor numbers and names it."""

from collections.abc import Mapping
from enum import StrEnum

from apps.spec.shapes import Json


class Kind(StrEnum):
    """What one sample is."""

    IMAGE = "image"
    TEXT = "text"
    TABLE = "table"


SUFFIXES: Mapping[str, Kind] = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"), Kind.IMAGE),
    ".txt": Kind.TEXT,
    ".csv": Kind.TABLE,
}
"""Which files are samples, or hold some: a name's last part in lower case."""

_OF_TYPE: Mapping[str, Kind] = {
    **dict.fromkeys(("0", "1", "3"), Kind.IMAGE),
    **dict.fromkeys(("100", "101", "102"), Kind.TEXT),
    "400": Kind.TABLE,
}
_ANNOTATION: Mapping[Kind, str] = {
    Kind.IMAGE: "modelarts/image_classification",
    Kind.TEXT: "modelarts/text_classification",
    Kind.TABLE: "modelarts/text_classification",
}


def kind_of_type(dataset_type: Json) -> Kind | None:
    """Return the kind that the vendor's number (or its digits) means, None for any other."""
    return _OF_TYPE.get(str(dataset_type).strip())


def annotation(kind: Kind, name: str, **more: Json) -> dict[str, Json]:
    """Return what is said about a sample of that kind that belongs to the class `name`."""
    return {"type": _ANNOTATION[kind], "name": name, **more}
