"""What a run was started with: its values, and all that says how it was carried out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apps.executions.models import Execution, Source
from apps.spec import text
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything one would have to say again to get the same run."""

    parameters: Mapping[str, Json]
    data_requirements: Mapping[str, Json]
    scene_id: str
    scene_name: str
    use_cache: bool
    target: str
    options: Mapping[str, Json]
    labels: Sequence[str]

    def again(self) -> dict[str, Any]:
        """Return it as `start_execution` takes it."""
        return {name: getattr(self, name) for name in self.__slots__}


def given_to(execution: Execution) -> Given:
    """Return what an execution was given, answers to its questions included."""
    values: dict[str, dict[str, Json]] = {source.value: {} for source in Source}
    for source, name, written in execution.answers.values_list("source", "name", "value"):
        values[source][name] = _read(written)
    options = _read(execution.options) if execution.options else {}
    return Given(
        parameters=values[Source.PARAMETERS],
        data_requirements=values[Source.REQUIREMENTS],
        scene_id=execution.scene_id,
        scene_name="" if execution.scene_id else execution.scene_name,
        use_cache=execution.use_cache,
        target=execution.target,
        options=options if isinstance(options, dict) else {},
        labels=[label.text for label in execution.labels.all()],
    )


def _read(written: str) -> Json:
    return text.read(written.encode())[0]
