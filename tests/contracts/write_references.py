"""Writes `references.json`, the cases of references on which Python and JavaScript have to agree.

`python -m tests.contracts.write_references` after a rule has changed on purpose; the difference
in the file is then part of the review.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apps.spec.applying import apply
from apps.spec.draft import Draft, Kind, spec_of
from apps.spec.draft_json import draft_json
from apps.spec.gestures import rename
from apps.spec.operations import Set, operation_json
from apps.spec.references import parse_reference, spell
from apps.spec.resolution import Bindings, Unresolved, value_of
from apps.spec.validate import Purpose, validate
from tests.spec.drafts import by_name, draft, step

CASES = Path(__file__).parent / "references.json"

TEXTS = [
    "$ref/parameters/a",
    "$ref/parameters/a b",
    "$ref/parameters/名字",
    "$ref/parameters/",
    "$ref/parameters/a/b",
    "$ref/parameters",
    "$ref/data/0f",
    "$ref/data_requirements/d",
    "$ref/data_requirements/d/x",
    "$ref/consumptions/s",
    "$ref/consumptions/s/o",
    "$ref/consumptions/s/o/k/l",
    "$ref/consumptions/s//o",
    "$ref/consumptions/s/o/",
    "$ref/storages/s",
    "$ref/storages/s/",
    "$ref/storages/s/a/b",
    "$ref/storages/s//b/",
    "$ref/storages(with_execution_id=True, create_dir=True)/s/a",
    "$ref/storages(with_execution_id=True)/s",
    "$ref/storages( create_dir = False )/s/a",
    "$ref/storages(with_execution_id=true)/s",
    "$ref/storages(\x1cwith_execution_id=True)/s",
    "$ref/storages(\ufeffwith_execution_id=True)/s",
    "$ref/storages()/s",
    "$ref/storages(other=True)/s",
    "$ref/storages(with_execution_id=True/s",
    "$ref/parameters(create_dir=True)/a",
    "$ref/others/a",
    "$ref/",
    "$ref",
    " $ref/parameters/a",
    "see $ref/parameters/a",
    "",
]

SMALL: dict[str, Any] = {
    "name": "w",
    "steps": [
        step("a", outputs=[{"name": "o", "type": "obs"}, {"name": "p"}]),
        step(
            "b",
            depend_steps=["a"],
            inputs=[{"name": "i", "type": "obs", "data": "$ref/consumptions/a/o"}],
            outputs=[{"name": "o", "config": {"x": "$ref/parameters/one"}}],
            properties={"deep": [{"k/~": "$ref/consumptions/a/o/k"}, "$ref/parameters/one"]},
        ),
        step(
            "c",
            type="condition",
            depend_steps=["b"],
            if_then_steps=["d"],
            conditions=[
                {
                    "type": "or",
                    "left": {"type": "==", "left": "$ref/parameters/one", "right": 1},
                    "right": {"type": "==", "left": "$ref/consumptions/b/o/k", "right": 1.0},
                }
            ],
        ),
        step("d", description="$ref/parameters/one", depend_steps=[]),
        step("e", outputs=[{"name": "o"}]),
    ],
    "data_requirements": [
        {
            "name": "r",
            "type": "dataset",
            "value": {"id": "$ref/parameters/one"},
            "conditions": [{"attribute": "kind", "value": "$ref/parameters/two"}],
            "used_steps": ["b"],
        },
        {"name": "empty", "type": "obs"},
    ],
    "data": [{"name": "one", "type": "obs", "value": {"obs_url": "/x/", "n": 1.0}}],
    "parameters": [
        {"name": "one", "type": "int", "value": 9007199254740993, "used_steps": ["b", "a", "b"]},
        {"name": "two", "type": "float", "default": 1.0, "used_steps": []},
        {"name": "both", "type": "bool", "default": True, "value": False},
        {"name": "none", "type": "str", "delay": True},
    ],
    "storages": [
        {"name": "s", "type": "obs", "path": "/bucket/root/"},
        {"name": "bare", "type": "obs"},
    ],
    "sub_graphs": [{"name": "g", "steps": ["b", "ghost", "b"]}],
    "policy": {"scenes": [{"id": "1", "name": "a", "steps": ["b", "c"]}]},
}

RESOLVED = [
    "$ref/parameters/one",
    "$ref/parameters/two",
    "$ref/parameters/both",
    "$ref/parameters/none",
    "$ref/parameters/gone",
    "$ref/data/one",
    "$ref/data_requirements/r",
    "$ref/data_requirements/empty",
    "$ref/storages/s",
    "$ref/storages/s/",
    "$ref/storages/s/a/b",
    "$ref/storages(with_execution_id=True)/s",
    "$ref/storages(with_execution_id=True, create_dir=True)/s/a",
    "$ref/storages(with_execution_id=False)/s/a",
    "$ref/storages/bare/a",
    "$ref/consumptions/a/o",
    "$ref/consumptions/a/o/k",
    "$ref/consumptions/a/o/k/l",
    "$ref/consumptions/a/p",
]
MADE: dict[str, Any] = {"a/o": {"k": {"l": 1.50}}}
EXECUTION = "execution-id"


def _texts() -> Iterator[dict[str, Any]]:
    for text in TEXTS:
        found = parse_reference(text)
        yield {"text": text, "reference": found and _shown(text)}


def _shown(text: str) -> dict[str, Any]:
    found = parse_reference(text)
    assert found is not None
    tail = [] if found.path is None else found.path.split("/")
    rest = [found.output, *found.fields] if found.output else tail
    return {
        "namespace": found.source.value,
        "name": found.name,
        "rest": rest,
        "options": found.options,
        "spelt": spell(found),
        "with_execution_id": found.asks_for("with_execution_id"),
    }


def _values(start: Draft) -> Iterator[dict[str, Any]]:
    outputs = {tuple(key.split("/")): value for key, value in MADE.items()}
    bindings = Bindings(workflow=spec_of(start), outputs=outputs, execution_id=EXECUTION)  # type: ignore[arg-type]
    for text in RESOLVED:
        reference = parse_reference(text)
        assert reference is not None
        try:
            yield {"text": text, "value": value_of(reference, bindings)}
        except Unresolved as failure:
            yield {"text": text, "unresolved": failure.problem.code}


def _renamings(start: Draft) -> Iterator[dict[str, Any]]:
    named = [
        (Kind.STEP, "a"),
        (Kind.STEP, "b"),
        (Kind.OUTPUT, "o"),
        (Kind.PARAMETER, "one"),
        (Kind.DATA, "one"),
        (Kind.REQUIREMENT, "r"),
        (Kind.STORAGE, "s"),
        (Kind.SUBGRAPH, "g"),
        (Kind.SCENE, "a"),
        (Kind.WORKFLOW, "w"),
        (Kind.INPUT, "i"),
    ]
    for kind, name in named:
        id = by_name(start, name, kind)
        operations = rename(start, id, "neu / 新")
        found = [operation_json(operation) for operation in operations]
        yield {"id": id, "name": "neu / 新", "operations": found}


def _places(start: Draft) -> Iterator[dict[str, Any]]:
    at = [
        (by_name(start, "i", Kind.INPUT), "/data"),
        (by_name(start, "d"), "/properties"),
        (by_name(start, "a"), "/properties"),
        (by_name(start, "r", Kind.REQUIREMENT), "/value/id"),
    ]
    texts = [
        "$ref/parameters/one",
        "$ref/parameters/gone",
        "$ref/data/one",
        "$ref/storages/s/a",
        "$ref/storages/gone",
        "$ref/nonsense",
        "$ref/consumptions/a/o",
        "$ref/consumptions/a/gone",
        "$ref/consumptions/b/o/k",
        "$ref/consumptions/d/o",
        "$ref/consumptions/gone/o",
        "$ref/consumptions/e/o",
    ]
    for id, path in at:
        for text in texts:
            yield {"id": id, "path": path, "text": text, "code": _code(start, id, path, text)}


def _code(start: Draft, id: str, path: str, text: str) -> str | None:
    """Return why a reference is not well put there, `None` where it is."""
    written, key = json.dumps(text), path
    if path == "/properties":
        written, key = json.dumps({"x": text}), "/properties"
    old = start.entities[id].value.get("properties", start.entities[id].value.get("data"))
    if path == "/value/id":
        old = start.entities[id].value["value"]["id"]  # type: ignore[index,call-overload]
    before = None if old is None else json.dumps(old)
    result, problems = apply(start, [Set(id=id, path=key, old=before, new=written)])
    if result is None:
        return problems[0].code
    found = validate(spec_of(result.draft), purpose=Purpose.DRAFT)
    codes = [problem.code for problem in found if problem.params.get("reference") == text]
    return codes[0] if codes else None


def cases() -> dict[str, Any]:
    """Return every case, by what it is about."""
    start = draft(SMALL)
    return {
        "texts": list(_texts()),
        "draft": draft_json(start),
        "outputs": MADE,
        "execution_id": EXECUTION,
        "values": list(_values(start)),
        "renamings": list(_renamings(start)),
        "places": list(_places(start)),
    }


if __name__ == "__main__":
    CASES.write_text(json.dumps(cases(), ensure_ascii=False, indent=1) + "\n")
