"""An execution as the ModelArts API tells it, read into a report. Pure; forgives what is odd."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from apps.engine.states import ExecutionState, StepState
from apps.executions.mirrors import Report, StepReport
from apps.executions.ports import Fault, MetricSeries

_FAULTY = frozenset({StepState.FAILED, StepState.CREATE_FAILED, StepState.TIMEOUT})
_EVENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) change status from (\w+) to (\w+)")
LONGEST_SENTENCE = 500
MOST_METRICS = 200


def report_of(body: Mapping[str, Any]) -> Report:
    """Return what an answer says; a status nobody knows means that it goes on."""
    return Report(
        state=_state(ExecutionState, body.get("status"), ExecutionState.RUNNING),
        steps=list(_steps(body.get("steps_execution"))),
    )


def series_of(listed: list[Any]) -> list[MetricSeries]:
    """Return the metrics of a step; what has no key or no data is left out."""
    return [
        MetricSeries(
            key=_text(item, "key"),
            title=_text(item, "title"),
            type=_text(item, "type") or "line",
            data=item["data"],
        )
        for item in listed[:MOST_METRICS]
        if isinstance(item, dict) and _text(item, "key") and isinstance(item.get("data"), dict)
    ]


def _steps(listed: Any) -> Iterator[StepReport]:
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, dict) and isinstance(item.get("step_name"), str):
            yield _step(item)


def _step(item: Mapping[str, Any]) -> StepReport:
    state = _state(StepState, item.get("status"), StepState.RUNNING)
    concluded = item.get("conditions_execution")
    return StepReport(
        id=_text(item, "uuid"),
        name=item["step_name"],
        state=state,
        since=_text(item, "created_at"),
        began=_moment(item, "created_at"),
        ended=_moment(item, "updated_at"),
        moves=_moves(item),
        seconds=_seconds(item.get("duration")),
        properties=item.get("properties"),
        inputs=item.get("inputs"),
        outputs=item.get("outputs"),
        instance_id=item.get("instance_id"),
        outcome=_outcome(concluded),
        operands=concluded.get("metric_list") if isinstance(concluded, dict) else None,
        fault=_fault(item) if state in _FAULTY else None,
    )


def _outcome(concluded: Any) -> bool | None:
    result = concluded.get("result") if isinstance(concluded, dict) else None
    return {"true": True, "false": False}.get(str(result).lower())


def _fault(item: Mapping[str, Any]) -> Fault:
    """Return the target's own words for why a step did not end well."""
    info = item.get("error_info")
    told = info if isinstance(info, dict) else {}
    parts = (_text(told, "error_code"), _text(told, "error_message"))
    said = ": ".join(part for part in parts if part)[:LONGEST_SENTENCE]
    return Fault(
        code="target.step_failed" if said else "target.step_failed_silently",
        params={"said": said} if said else {},
    )


def _state(states: Any, word: Any, otherwise: Any) -> Any:
    try:
        return states(word)
    except ValueError:
        return otherwise


def _text(item: Mapping[str, Any], name: str) -> str:
    found = item.get(name)
    return found if isinstance(found, str) else ""


def _moment(item: Mapping[str, Any], name: str) -> datetime | None:
    """Return a time, None where it does not say of which zone it is."""
    try:
        found = datetime.fromisoformat(_text(item, name))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _moves(item: Mapping[str, Any]) -> list[tuple[datetime, StepState]]:
    """Return the moves of the last attempt; events are told in the time zone of `created_at`."""
    began, told = _moment(item, "created_at"), item.get("events")
    found: list[tuple[datetime, StepState]] = []
    for event in told if began is not None and isinstance(told, list) else ():
        if (move := _EVENT.fullmatch(str(event))) is None:
            continue
        at, before, after = move.groups()
        if before == StepState.INIT:
            found = []
        state = _state(StepState, after, None)
        if state is not None:
            moment = datetime.fromisoformat(at).replace(tzinfo=began.tzinfo if began else None)
            found.append((moment, state))
    return found


def _seconds(value: Any) -> float:
    try:
        return max(float(value or 0), 0.0)
    except (TypeError, ValueError):
        return 0.0
