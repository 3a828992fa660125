"""What went into a step and what came out of it: references as pills, values, links to files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.executions.models import PastAttempt, StepExecution
from apps.pages.runs.pills import Pill, pill_of
from apps.spec import text

LONGEST = 300

_PAGES: Mapping[str, str] = {
    "model_id": "model-version",
    "service_id": "service",
    "dataset_id": "dataset",
}
"""What an output calls the thing it names → the page that shows it."""


@dataclass(frozen=True)
class Flow:
    """One line: `value` is what stands behind the pill, `path` where its files lie, `href` the page
    of what was made."""

    name: str
    type: str
    pill: Pill | None = None
    value: str = ""
    path: str = ""
    href: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """Return the path in two: what may be shortened, and its last name, which says most."""
        cut = self.path.rstrip("/").rfind("/") + 1
        return self.path[:cut], self.path[cut:]


def inputs_of(step: StepExecution) -> Sequence[Flow]:
    """Return the inputs of a step, and the properties that are references."""
    return [_input(each) for each in _listed(step.inputs)]


def operands_of(step: StepExecution) -> Sequence[Flow]:
    """Return what a condition compared, with the values it found."""
    return [
        Flow("", "", pill_of(each.get("key")), _shown(each.get("value")))
        for each in _listed(step.operands)
    ]


def outputs_of(step: StepExecution, past: PastAttempt | None) -> Sequence[Flow]:
    """Return what came out of a step, or out of an earlier attempt of it."""
    return [flow for each in _listed((past or step).outputs) for flow in _outputs(each)]


def _listed(column: str) -> Sequence[Mapping[str, Any]]:
    read = text.read(column.encode())[0] if column else None
    return [each for each in read if isinstance(each, dict)] if isinstance(read, list) else []


def _input(said: Mapping[str, Any]) -> Flow:
    value = said.get("value", said.get("data"))
    return Flow(
        name=str(said.get("name", "")),
        type=str(said.get("type", "")),
        pill=pill_of(said.get("data")),
        value=_shown(value),
        path=_path(value),
    )


def _outputs(said: Mapping[str, Any]) -> Iterator[Flow]:
    """Yield a line for each thing of an output that somebody could look for."""
    name, kind = str(said.get("name", "")), str(said.get("type", ""))
    config = said.get("config")
    items = config.items() if isinstance(config, dict) else ()
    shown = [(key, value) for key, value in items if value not in (None, "", {}, [])]
    for key, value in shown:
        label = name if key == "obs_url" or len(shown) == 1 else f"{name} {key}"
        yield Flow(label, kind, pill_of(value), _shown(value), _path(value), _page(key, value))


def _page(key: str, value: Any) -> str:
    """Return the page of a thing that a step made, "" where it has none."""
    made = key in _PAGES and isinstance(value, str) and value != "" and "/" not in value
    return reverse(_PAGES[key], args=[value]) if made else ""


def _path(value: Any) -> str:
    """Return where files lie, "" for what names no place of a storage."""
    if isinstance(value, dict):
        return _path(value.get("obs_url"))
    is_path = isinstance(value, str) and value.startswith(("/", "obs://")) and "/" in value[1:]
    return value if is_path else ""


def _shown(value: Any) -> str:
    if value is None:
        return ""
    written = value if isinstance(value, str) else text.write(value)
    return written if len(written) <= LONGEST else written[: LONGEST - 1] + "…"
