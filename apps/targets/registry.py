"""The kinds of targets. A new kind is one line here and one folder beside `modelarts/`."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from apps.core.secrets import SecretKeyLost
from apps.targets.models import Target
from apps.targets.ports import Kind, Place, Remote, RemoteFault, Verdict

KINDS: Mapping[str, str] = {
    "modelarts": "apps.targets.modelarts.target.modelarts",
    "weft": "apps.targets.modelarts.target.weft",
}


def kind(name: str) -> Kind:
    """Return a kind by its name; raise `KeyError` for an unknown one."""
    found: Kind = import_string(KINDS[name])
    return found


def choices() -> list[tuple[str, str]]:
    """Return the kinds' names and labels, for a form."""
    return [(name, kind(name).label) for name in KINDS]


def open_remote(target: Target) -> Remote:
    """Return the opened target; raise `RemoteFault` where its secrets cannot be read any more."""
    try:
        target.refresh_from_db(fields=["access_key", "secret_key", "token"])
    except SecretKeyLost as error:
        raise RemoteFault(verdict=Verdict.NEVER, code="target.secret_lost") from error
    return kind(target.kind).open(
        Place(
            endpoint=target.endpoint,
            project_id=target.remote_project_id,
            access_key=target.access_key,
            secret_key=target.secret_key,
            token=target.token,
            private=settings.WEFT_PRIVATE_TARGETS,
        )
    )
