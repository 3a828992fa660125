"""What a person enters for a target: what is wrong with it, and how it becomes the row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from apps.core.endpoints import normalised
from apps.spec.problems import Problem
from apps.targets import queries
from apps.targets.models import Credentials, Target
from apps.targets.registry import KINDS

LONGEST_NAME = 64
LONGEST_SECRET = 32_768
_PROJECT_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_REGION = re.compile(r"[A-Za-z0-9-]{0,64}")
_SECRET = re.compile(r"[\x21-\x7e]*")
_NEEDED = {
    Credentials.KEYS: ("access_key", "secret_key"),
    Credentials.TOKEN: ("token",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDetails:
    """What a person enters. An empty secret means: as it is."""

    kind: str
    name: str
    endpoint: str
    remote_project_id: str
    region: str = ""
    credentials: str = Credentials.KEYS
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def problems_of(details: TargetDetails, *, before: Target) -> list[Problem]:
    """Return everything that keeps `details` from becoming the target; paths name the fields."""
    return [
        *_plain_problems(details, before),
        *_place_problems(details, before),
        *_secret_problems(details, before),
    ]


def fill(target: Target, details: TargetDetails) -> None:
    """Put `details`, which have no problems, into the row; it is not saved."""
    target.kind, target.name = details.kind, details.name.strip()
    target.endpoint, target.region = normalised(details.endpoint), details.region.strip()
    target.remote_project_id = details.remote_project_id.strip()
    needed = _NEEDED[Credentials(details.credentials)]
    for name in ("access_key", "secret_key", "token"):
        entered = getattr(details, name).strip()
        if entered or name not in needed:
            setattr(target, name, entered if name in needed else "")
    target.credentials = details.credentials


def _plain_problems(details: TargetDetails, before: Target) -> Iterator[Problem]:
    name = details.name.strip()
    if details.kind not in KINDS:
        yield Problem(code="target.kind", path=("kind",))
    if not 0 < len(name) <= LONGEST_NAME:
        yield Problem(code="target.name", path=("name",), params={"max": LONGEST_NAME})
    elif _taken(name, before):
        yield Problem(code="target.name_taken", path=("name",), params={"name": name})
    if not normalised(details.endpoint):
        yield Problem(code="target.endpoint", path=("endpoint",))
    if not _PROJECT_ID.fullmatch(details.remote_project_id.strip()):
        yield Problem(code="target.project_id", path=("remote_project_id",))
    if not _REGION.fullmatch(details.region.strip()):
        yield Problem(code="target.region", path=("region",))


def _taken(name: str, before: Target) -> bool:
    others = Target.objects.filter(project_id=before.project_id, removed_at__isnull=True)
    return others.filter(name=name).exclude(pk=before.pk).exists()


def _place_problems(details: TargetDetails, before: Target) -> Iterator[Problem]:
    """What has been submitted is somewhere: looking it up must go on leading there."""
    place = (details.kind, normalised(details.endpoint), details.remote_project_id.strip())
    moved = place != (before.kind, before.endpoint, before.remote_project_id)
    if moved and queries.is_settled(before):
        yield Problem(code="target.place_fixed", path=("endpoint",))


def _secret_problems(details: TargetDetails, before: Target) -> Iterator[Problem]:
    """Secrets go only where they were meant to go: another endpoint asks for them again."""
    if details.credentials not in Credentials.values:
        yield Problem(code="target.credentials", path=("credentials",))
        return
    kept = before.credentials == details.credentials and bool(before.endpoint)
    moved = kept and normalised(details.endpoint) != before.endpoint
    for name in _NEEDED[Credentials(details.credentials)]:
        text = getattr(details, name).strip()
        if len(text) > LONGEST_SECRET or not _SECRET.fullmatch(text):
            yield Problem(code="target.secret_characters", path=(name,))
        elif not text and (moved or not kept):
            code = "target.secret_again" if moved else "target.secret_missing"
            yield Problem(code=code, path=(name,))
