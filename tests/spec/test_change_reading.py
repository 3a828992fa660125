"""A change is read strictly, and what is written is read again."""

from typing import Any

import pytest

from apps.spec.change_reading import read_change
from apps.spec.draft import Kind, LinkAs, Position
from apps.spec.operations import (
    Add,
    Link,
    Operation,
    Order,
    Place,
    Remove,
    Set,
    Unlink,
    operation_json,
)

ID, OTHER = "1" * 32, "2" * 32


def change(*operations: Any, **fields: Any) -> dict[str, Any]:
    return {"id": ID, "label": "x", "base_revision": 0, "operations": list(operations)} | fields


@pytest.mark.parametrize(
    "operation",
    [
        Add(kind=Kind.STEP, id=ID, owner=OTHER, after=None, value={"name": "a"}),
        Remove(id=ID),
        Set(id=ID, path="/a~1b/~0", old=None, new="1.0"),
        Order(id=ID, after=OTHER),
        Link(source=ID, target=OTHER, link_as=LinkAs.THEN, index=2),
        Link(source=ID, target=OTHER, link_as=LinkAs.DEPENDS, index=0, repeat=True),
        Unlink(source=ID, target=OTHER, link_as=LinkAs.ELSE, index=0),
        Place(id=ID, position=Position(-5, 7)),
        Place(id=ID, position=None),
    ],
)
def test_every_operation_is_read_as_it_was_written(operation: Operation) -> None:
    read, problems = read_change(change(operation_json(operation)))
    assert problems == []
    assert read is not None
    assert read.operations == (operation,)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (None, ()),
        ([], ()),
        (change(), ("operations",)),
        (change({"op": "remove", "id": ID}, id="x"), ("id",)),
        (change({"op": "remove", "id": ID}, label="x" * 201), ("label",)),
        (change({"op": "remove", "id": ID}, base_revision=True), ("base_revision",)),
        (change({"op": "explode"}), ("operations", 0)),
        (change("remove"), ("operations", 0)),
        (change({"op": {}}), ("operations", 0)),
        (change({"op": "remove", "id": 7}), ("operations", 0, "id")),
        (change({"op": "set", "id": ID, "path": "title"}), ("operations", 0, "path")),
        (change({"op": "set", "id": ID, "path": "/a~2"}), ("operations", 0, "path")),
        (change({"op": "place", "id": ID, "x": 1e9, "y": 0}), ("operations", 0, "x")),
        (
            change({"op": "add", "kind": {}, "id": ID, "owner": ID, "value": {}}),
            ("operations", 0, "kind"),
        ),
        (
            change({"op": "add", "kind": "workflow", "id": ID, "owner": ID, "value": {}}),
            ("operations", 0, "kind"),
        ),
        (
            change({"op": "link", "from": ID, "to": ID, "as": "x", "index": -1}),
            ("operations", 0, "as"),
        ),
    ],
)
def test_a_malformed_change_is_refused_with_its_place(document: Any, path: Any) -> None:
    read, problems = read_change(document)
    assert read is None
    assert path in [problem.path for problem in problems]
    assert {problem.code for problem in problems} == {"change.malformed"}
