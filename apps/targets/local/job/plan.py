"""What the properties of a job ask for, read from the body of the vendor's training API."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from apps.executions.ports import Fault, Work
from apps.spec.shapes import Json

MOST_PAIRS = 100
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """An input or output: its name, its value or configuration, and how its path is told."""

    name: str
    number: int
    value: Json
    by_variable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A job: where its code is, what it is told, and on what it runs."""

    asset_id: str = ""
    version_id: str = ""
    code_dir: str = ""
    boot_file: str = ""
    command: str = ""
    engine: str = ""
    image: str = ""
    nodes: int = 1
    resource: Json = None
    parameters: Sequence[tuple[str, str]] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    inputs: Sequence[Channel] = ()
    outputs: Sequence[Channel] = ()


def plan_of(work: Work) -> Plan:
    """Return what the job of a step asks for; what is not understood is left out."""
    algorithm, spec = _map(work.properties.get("algorithm")), _map(work.properties.get("spec"))
    engine, resource = _map(algorithm.get("engine")), spec.get("resource")
    by_variable = set(_told_by_variable(algorithm))
    return Plan(
        asset_id=_text(algorithm.get("id") or algorithm.get("subscription_id")),
        version_id=_text(algorithm.get("item_version_id")),
        code_dir=_text(algorithm.get("code_dir")),
        boot_file=_text(algorithm.get("boot_file")),
        command=_text(algorithm.get("command")),
        engine=_text(engine.get("engine_version") or engine.get("engine_name")),
        image=_text(engine.get("image_url")),
        nodes=_count(_map(resource).get("node_count")),
        resource=resource,
        parameters=list(_parameters(algorithm.get("parameters"))),
        variables=_variables(algorithm.get("environments")),
        inputs=_channels([(one.name, one.value) for one in work.inputs], by_variable),
        outputs=_channels([(one.name, dict(one.config)) for one in work.outputs], by_variable),
    )


def fault_in(plan: Plan) -> Fault | None:
    """Return why a plan cannot be carried out here, whatever is installed."""
    if not (plan.asset_id or plan.command or (plan.code_dir and plan.boot_file)):
        return Fault(code="job.no_code")
    if plan.nodes > 1:
        return Fault(code="job.several_nodes", params={"count": plan.nodes})
    return None


def is_variable(name: str) -> bool:
    """Tell whether an environment variable can have this name."""
    return _VARIABLE.fullmatch(name) is not None


def as_argument(value: Json) -> str:
    """Return a value as it stands in a command line: `true` and `1.0` as in JSON, text as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _channels(pairs: Sequence[tuple[str, Json]], by_variable: set[str]) -> list[Channel]:
    return [
        Channel(name=name, number=number, value=value, by_variable=name in by_variable)
        for number, (name, value) in enumerate(pairs)
    ]


def _told_by_variable(algorithm: Mapping[str, Any]) -> Iterator[str]:
    for kind in ("inputs", "outputs"):
        for one in _maps(algorithm.get(kind)):
            if one.get("access_method") == "env":
                yield _text(one.get("name"))


def _parameters(found: Any) -> Iterator[tuple[str, str]]:
    for one in _maps(found):
        value = one.get("value", one.get("default"))
        if one.get("name") and value is not None:
            yield _text(one["name"]), as_argument(value)


def _variables(found: Any) -> dict[str, str]:
    pairs = list(_map(found).items())[:MOST_PAIRS]
    return {name: as_argument(value) for name, value in pairs if is_variable(name)}


def _maps(found: Any) -> list[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _map(found: Any) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}


def _text(found: Any) -> str:
    return found.strip() if isinstance(found, str) else ""


def _count(found: Any) -> int:
    text = str(found)
    return int(text) if text.isdecimal() and len(text) < 5 else 1
