"""What the outputs of a step could have been: made up by their types, the same each time. Pure."""

from collections.abc import Callable, Mapping
from typing import TypeAlias
from uuid import NAMESPACE_URL, uuid5

from apps.executions.ports import Work, WorkOutput
from apps.spec.shapes import Json

_Maker: TypeAlias = Callable[[Work, WorkOutput], dict[str, Json]]


def made_up(work: Work) -> dict[str, dict[str, Json]]:
    """Return output name → what its consumers read."""
    return {output.name: _MAKERS.get(output.type, _place)(work, output) for output in work.outputs}


def invented_id(work: Work, of: str) -> str:
    """Return an id that stays the same as often as one attempt is asked."""
    return str(uuid5(NAMESPACE_URL, f"rehearsal/{work.id}/{work.attempt}/{of}"))


def _place(work: Work, output: WorkOutput) -> dict[str, Json]:
    return {"obs_url": _url(work, output)}


def _dataset(work: Work, output: WorkOutput) -> dict[str, Json]:
    url, version = _url(work, output), invented_id(work, f"{output.name}/version")
    name = _text(output.config, "dataset_name") or _text(work.properties, "dataset_name")
    return {
        "dataset_id": invented_id(work, output.name),
        "dataset_name": name or output.name,
        "version_id": version,
        "manifest": f"{url}annotation/V001/V001.manifest",
        "obs_url": url,
    }


def _model(work: Work, output: WorkOutput) -> dict[str, Json]:
    return {
        "model_id": invented_id(work, output.name),
        "model_version": f"0.0.{work.attempt}",
        "obs_url": _url(work, output),
    }


def _service(work: Work, output: WorkOutput) -> dict[str, Json]:
    service = invented_id(work, output.name)
    return {"service_id": service, "access_address": f"https://rehearsal.invalid/{service}"}


_MAKERS: Mapping[str, _Maker] = {
    "dataset": _dataset,
    "label_task": _dataset,
    "model": _model,
    "service": _service,
    "service_content": _service,
}


def _url(work: Work, output: WorkOutput) -> str:
    """Return the place the output is configured to have, else one that tells the step."""
    url = _text(output.config, "obs_url") or f"/rehearsal/{work.execution_id}/{output.name}"
    return url if url.endswith("/") else f"{url}/"


def _text(values: Mapping[str, Json], name: str) -> str:
    found = values.get(name)
    return found if isinstance(found, str) else ""
