"""Writes `documents.json`: documents written over drafts, and the operations that this takes.

`python -m tests.contracts.write_documents` after a rule has changed on purpose.
"""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apps.spec.applying import apply
from apps.spec.diff import operations_between
from apps.spec.draft import Draft, document_of
from apps.spec.draft_json import draft_json
from apps.spec.operations import operation_json
from apps.spec.parse import parse
from tests.contracts.write_operations import SMALL
from tests.spec.drafts import draft, ids, random_operations, step

CASES = Path(__file__).parent / "documents.json"


def _edited(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(SMALL) | changes


def _by_hand() -> Iterator[tuple[str, dict[str, Any]]]:
    steps = copy.deepcopy(SMALL["steps"])
    yield "the same document", SMALL
    yield "another name", _edited(name="名")
    yield "a number of another type", _edited(steps=[{**steps[0], "properties": {"n": 1.0}}])
    yield "steps the other way round", _edited(steps=steps[::-1])
    yield "a step between", _edited(steps=[steps[0], step("n", inputs=[{"name": "i"}]), *steps[1:]])
    yield "a step that goes", _edited(steps=[steps[0]], sub_graphs=[])
    yield "a list that goes with its key", {k: v for k, v in SMALL.items() if k != "data"}
    yield "a list that stays, empty", _edited(data=[])
    yield "a null is as good as absent", _edited(description=None)
    yield "what only the server writes", _edited(run_count=3, created_at="now")
    yield "a key of nobody", _edited(mine={"a": [1, {"b": None}]})
    yield (
        "a link written twice",
        _edited(steps=[*steps[:2], {**steps[2], "depend_steps": ["a", "a"]}]),
    )
    yield "a scene more", _edited(policy={"scenes": [{"id": "2"}, {"id": "1", "steps": ["b"]}]})
    yield (
        "a requirement with conditions",
        _edited(data_requirements=[{"name": "q", "type": "obs", "conditions": [{"value": -0.0}]}]),
    )
    yield "everything else gone", {"name": "w"}


def _walked() -> Iterator[tuple[str, dict[str, Any]]]:
    new_id, current = ids(), draft(SMALL)
    for _ in range(1000):
        new_id()
    for seed in range(20):
        result, _ = apply(current, random_operations(current, seed, new_id))
        current = result.draft if result else current
        yield f"walk {seed}", document_of(current)


def _case(name: str, start: Draft, document: dict[str, Any]) -> dict[str, Any]:
    workflow, problems = parse(document)
    assert workflow is not None, problems
    numbers = ids()
    for _ in range(500):
        numbers()
    operations = operations_between(start, workflow, new_id=numbers)
    return {
        "name": name,
        "draft": draft_json(start),
        "document": document,
        "operations": [operation_json(operation) for operation in operations],
    }


def cases() -> list[dict[str, Any]]:
    """Return every case: those made by hand and those of a walk at random."""
    return [_case(name, draft(SMALL), document) for name, document in (*_by_hand(), *_walked())]


if __name__ == "__main__":
    lines = [json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases()]
    CASES.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
