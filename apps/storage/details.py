"""What a person enters for a project's storage: what is wrong with it, and how it becomes a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from apps.core.endpoints import normalised
from apps.spec.problems import Problem
from apps.storage.models import StorageSettings

LONGEST_SECRET = 1024
_REGION = re.compile(r"[A-Za-z0-9-]{0,64}")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[^\x00-\x1f\x7f\\]{0,255}")
_SECRET = re.compile(r"[\x21-\x7e]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageDetails:
    """What a person enters. An empty secret means: as it is."""

    endpoint: str
    region: str = ""
    bucket: str = ""
    directory: str = ""
    path_style: bool = True
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)


def problems_of(details: StorageDetails, *, before: StorageSettings) -> list[Problem]:
    """Return everything that keeps `details` from becoming the settings; paths name the fields."""
    return [*_place_problems(details), *_secret_problems(details, before)]


def fill(row: StorageSettings, details: StorageDetails) -> None:
    """Put `details`, which have no problems, into the row; it is not saved."""
    row.endpoint, row.region = normalised(details.endpoint), details.region.strip()
    row.bucket, row.prefix = details.bucket.strip(), details.directory.strip().strip("/")
    row.path_style = details.path_style
    row.access_key = details.access_key.strip() or row.access_key
    row.secret_key = details.secret_key.strip() or row.secret_key


def _place_problems(details: StorageDetails) -> Iterator[Problem]:
    if not normalised(details.endpoint):
        yield Problem(code="storage.endpoint", path=("endpoint",))
    if not _REGION.fullmatch(details.region.strip()):
        yield Problem(code="storage.region", path=("region",))
    bucket = details.bucket.strip()
    if bucket and not _BUCKET.fullmatch(bucket):
        yield Problem(code="storage.bucket_name", path=("bucket",))
    if not _PREFIX.fullmatch(details.directory.strip()):
        yield Problem(code="storage.directory", path=("directory",))


def _secret_problems(details: StorageDetails, before: StorageSettings) -> Iterator[Problem]:
    """Secrets go only where they were meant to go: another endpoint asks for them again."""
    moved = bool(before.endpoint) and normalised(details.endpoint) != before.endpoint
    for name in ("access_key", "secret_key"):
        text = getattr(details, name).strip()
        if len(text) > LONGEST_SECRET or not _SECRET.fullmatch(text):
            yield Problem(code="storage.secret_characters", path=(name,))
        elif not text and (moved or not before.endpoint):
            code = "storage.secret_again" if moved else "storage.secret_missing"
            yield Problem(code=code, path=(name,))
