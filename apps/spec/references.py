"""References: whole texts of the form `$ref/...` that stand for a value made elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from apps.spec.problems import Path
from apps.spec.shapes import Json

PREFIX = "$ref/"
_STORAGES = re.compile(r"storages(?:\(([^()]*)\))?")
_OPTIONS = re.compile(r"\s*(?:with_execution_id|create_dir)\s*=\s*(?:True|False)\s*")


class Source(StrEnum):
    """What kind of thing a reference reads."""

    PARAMETERS = "parameters"
    DATA = "data"
    REQUIREMENTS = "data_requirements"
    CONSUMPTIONS = "consumptions"
    STORAGES = "storages"


_SINGLE = {str(s): s for s in (Source.PARAMETERS, Source.DATA, Source.REQUIREMENTS)}


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: `name` is a step's for a consumption, the thing's own name otherwise.

    `fields` walk into a consumed output; `path` is what follows a storage's name, `None` where
    nothing does; `options` the text between the brackets of a storage reference.
    """

    source: Source
    name: str
    output: str = ""
    fields: tuple[str, ...] = ()
    path: str | None = None
    options: str | None = None

    def asks_for(self, option: str) -> bool:
        """Tell whether a storage reference sets `with_execution_id` or `create_dir`."""
        pairs = (pair.partition("=") for pair in (self.options or "").split(","))
        return any(key.strip() == option and value.strip() == "True" for key, _, value in pairs)


def looks_like_reference(text: str) -> bool:
    """Tell whether `text` means to be a reference, well formed or not."""
    return text.startswith(PREFIX)


def parse_reference(text: str) -> Reference | None:
    """Return the reference that `text` is, `None` where it is none or of no known form."""
    if not text.startswith(PREFIX):
        return None
    head, *parts = text[len(PREFIX) :].split("/")
    if head in _SINGLE:
        return Reference(_SINGLE[head], parts[0]) if len(parts) == 1 and parts[0] else None
    if head == Source.CONSUMPTIONS:
        return _consumption(parts)
    return _storage(head, parts)


def _consumption(parts: list[str]) -> Reference | None:
    if len(parts) < 2 or not all(parts):
        return None
    step, output, *fields = parts
    return Reference(Source.CONSUMPTIONS, step, output, tuple(fields))


def _storage(head: str, parts: list[str]) -> Reference | None:
    match = _STORAGES.fullmatch(head)
    if match is None or not parts or not parts[0]:
        return None
    options = match.group(1)
    if options is not None and not all(map(_OPTIONS.fullmatch, options.split(","))):
        return None
    path = "/".join(parts[1:]) if len(parts) > 1 else None
    return Reference(Source.STORAGES, parts[0], path=path, options=options)


def spell(reference: Reference) -> str:
    """Return the text of a reference; `parse_reference` makes the same reference of it."""
    head = str(reference.source)
    if reference.options is not None:
        head += f"({reference.options})"
    parts = [head, reference.name]
    if reference.source is Source.CONSUMPTIONS:
        parts += [reference.output, *reference.fields]
    if reference.path is not None:
        parts.append(reference.path)
    return PREFIX + "/".join(parts)


def _entries(value: dict[str, Json] | list[Json]) -> Iterator[tuple[str | int, Json]]:
    return iter(value.items()) if isinstance(value, dict) else enumerate(value)


def find_texts(value: Json, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in `value` that means to be a reference, each with its path.

    Goes in the order of the document and without recursion: no depth of nesting overflows it.
    """
    if isinstance(value, str) and value.startswith(PREFIX):
        yield path, value
    open_containers = [(path, _entries(value))] if isinstance(value, (dict, list)) else []
    while open_containers:
        at, entries = open_containers[-1]
        for key, item in entries:
            if isinstance(item, str):
                if item.startswith(PREFIX):
                    yield (*at, key), item
            elif item and isinstance(item, (dict, list)):
                open_containers.append(((*at, key), _entries(item)))
                break
        else:
            open_containers.pop()


def find_references(value: Json, path: Path = ()) -> Iterator[tuple[Path, Reference]]:
    """Yield every well-formed reference in `value` with its path, in the order of the document."""
    for at, text in find_texts(value, path):
        if (reference := parse_reference(text)) is not None:
            yield at, reference
