"""What a step of the type `service` says about how to deploy."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from apps.executions.ports import Work
from apps.spec.shapes import Json

MOST_ENVIRONMENT = 50
LONGEST_VALUE = 4_000
LONGEST_HOURS = 24 * 365 * 10
ENVIRONMENT_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


def settings_of(work: Work) -> dict[str, Json]:
    """Return how to deploy: what the outputs say, under what the step's properties say."""
    found: dict[str, Json] = {}
    for output in work.outputs:
        found |= output.config
    said = {name: value for name, value in work.properties.items() if value not in (None, "")}
    return found | said


def named_models(work: Work) -> Iterator[Mapping[str, Any]]:
    """Yield each model that an input names: alone, or in a list."""
    for each in work.inputs:
        for value in each.value if isinstance(each.value, list) else [each.value]:
            if isinstance(value, Mapping) and value.get("model_id"):
                yield value


def hours_of(settings: Mapping[str, Json]) -> float | None:
    """Return for how long to run, -1 for ever: a number, or the API's list of what happens when."""
    wanted: Any = settings.get("schedule", -1)
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], Mapping):
        unit = {"DAYS": 24.0, "HOURS": 1.0, "MINUTES": 1 / 60}
        factor = unit.get(str(wanted[0].get("time_unit", "HOURS")).upper(), math.nan)
        wanted = _number(wanted[0].get("duration")) * factor
    hours = _number(wanted)
    return hours if hours == -1 or 0 < hours <= LONGEST_HOURS else None


def environment_of(settings: Mapping[str, Json]) -> dict[str, str] | None:
    """Return the variables of `envs`, None where they are more or other than texts by name."""
    given = settings.get("envs") or {}
    if not isinstance(given, Mapping) or len(given) > MOST_ENVIRONMENT:
        return None
    fits = [ENVIRONMENT_NAME.fullmatch(name) and _is_text(value) for name, value in given.items()]
    return {name: str(value) for name, value in given.items()} if all(fits) else None


def service_named(work: Work) -> str:
    """Return the id of the service that an input names to be updated, "" where none does."""
    named = [each.value for each in work.inputs if isinstance(each.value, Mapping)]
    return next((str(value["service_id"]) for value in named if value.get("service_id")), "")


def _is_text(value: Json) -> bool:
    is_plain = isinstance(value, str | int | float)
    return is_plain and len(str(value)) <= LONGEST_VALUE and "\x00" not in str(value)


def _number(value: Any) -> float:
    try:
        return float(value) if not isinstance(value, bool) else math.nan
    except (TypeError, ValueError, OverflowError):
        return math.nan
