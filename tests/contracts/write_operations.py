"""Writes `operations.json`, the cases on which Python and JavaScript have to agree.

`python -m tests.contracts.write_operations` after a rule has changed on purpose; the difference
in the file is then part of the review.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from apps.spec.applying import apply
from apps.spec.draft import Draft, Kind, LinkAs, Position
from apps.spec.draft_json import draft_json
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
from tests.spec.drafts import by_name, draft, ids, random_operations, step

CASES = Path(__file__).parent / "operations.json"
SMALL: dict[str, Any] = {
    "name": "w",
    "steps": [
        step("a", title="first", properties={"n": 1, "f": 1.0, "z": -0.0, "big": 9007199254740993}),
        step("b", depend_steps=["a"], inputs=[{"name": "i", "data": "$ref/consumptions/a/o"}]),
        step("c", depend_steps=["b", "a", "b"], if_then_steps=[], outputs=[{"name": "o"}]),
    ],
    "data": [{"name": "d", "used_steps": ["a", "b", "a"]}],
    "sub_graphs": [{"name": "g", "steps": ["b", "ghost"]}],
    "policy": {"scenes": [{"id": "1", "steps": ["b"]}]},
}


def _by_hand(start: Draft) -> Iterator[tuple[str, Sequence[Operation]]]:
    a, b, c = (by_name(start, name) for name in "abc")
    new, depends = "e" * 32, LinkAs.DEPENDS
    add = Add(kind=Kind.STEP, id=new, owner=start.root, after=a, value=step("n"))
    yield "a step is added behind its sibling", [add]
    ghost = _with(add, value=step("ghost"))
    yield "a step comes whose name a list had already", [ghost]
    yield "and goes again", [ghost, Remove(id=new)]
    yield "the same step added twice is added once", [add, add]
    yield "a sibling that is gone puts it last", [_with(add, after="d" * 32)]
    yield "an id in use is refused", [_with(add, id=b)]
    yield "an input needs a step", [_with(add, kind=Kind.INPUT)]
    yield "an owner that is gone", [_with(add, owner="d" * 32)]
    yield "a step goes with all that names it", [Remove(id=b)]
    yield "what is gone can be removed again", [Remove(id="d" * 32)]
    yield "the workflow itself stays", [Remove(id=start.root)]
    yield "a title is set", [Set(id=a, path="/title", old='"first"', new='"1"')]
    yield "a title is taken away", [Set(id=a, path="/title", old='"first"', new=None)]
    yield "an absent field is set", [Set(id=b, path="/title", old=None, new='"x"')]
    yield "set to what is there", [Set(id=a, path="/title", old='"x"', new='"first"')]
    yield "a conflict", [Set(id=a, path="/title", old='"x"', new='"y"')]
    for path, old, new in [
        ("n", "1", "1.0"),
        ("f", "1.0", "1"),
        ("z", "-0.0", "0.0"),
        ("big", "9007199254740993", "9007199254740992"),
        ("n", "1.0", "2"),
        ("z", "0.0", "1"),
        ("big", "9007199254740992", "1"),
    ]:
        yield (
            f"numbers keep their types: {old} to {new}",
            [Set(id=a, path=f"/properties/{path}", old=old, new=new)],
        )
    yield "a holder that is gone", [Set(id=a, path="/nowhere/x", old=None, new="1")]
    yield "items are not set as a list", [Set(id=a, path="/inputs", old=None, new="[{}]")]
    yield "an order to the front", [Order(id=c, after=None)]
    yield "an order behind the last", [Order(id=a, after=c)]
    yield "an order that is there already", [Order(id=b, after=a)]
    yield "a repeated link is one", [Link(source=a, target=b, link_as=depends, index=0)]
    yield (
        "a link meant twice",
        [Link(source=a, target=b, link_as=depends, index=5, repeat=True)],
    )
    yield "a branch", [Link(source=b, target=c, link_as=LinkAs.THEN, index=0)]
    yield "a loop", [Link(source=c, target=a, link_as=depends, index=0)]
    yield "a loop of one", [Link(source=a, target=a, link_as=depends, index=0)]
    yield "a loop through a branch", [Link(source=c, target=a, link_as=LinkAs.ELSE, index=0)]
    yield (
        "a loop through a consumption",
        [
            Unlink(source=a, target=b, link_as=depends, index=0),
            Link(source=b, target=a, link_as=depends, index=0),
        ],
    )
    yield "an unlink at its index", [Unlink(source=b, target=c, link_as=depends, index=2)]
    yield "an unlink elsewhere", [Unlink(source=b, target=c, link_as=depends, index=1)]
    yield "an unlink of nothing", [Unlink(source=a, target=c, link_as=LinkAs.ELSE, index=0)]
    yield "a name in use", [Set(id=a, path="/name", old='"a"', new='"b"')]
    yield "a place", [Place(id=a, position=Position(10, -20))]
    yield (
        "a place taken back",
        [Place(id=a, position=Position(1, 2)), Place(id=a, position=None)],
    )
    group, data = by_name(start, "g", Kind.SUBGRAPH), by_name(start, "d", Kind.DATA)
    for name, id, path, old, new in [
        ("names added to a list that has changed join it", group, "/steps", "[]", '["a","c","b"]'),
        ("names taken off a changed list leave it", data, "/used_steps", '["b","x"]', '["x"]'),
        ("a name that changed in a changed list", data, "/used_steps", '["a"]', '["n"]'),
        ("what a changed list has already", group, "/steps", "[]", '["b"]'),
        ("another order of a changed list", group, "/steps", '["a","b"]', '["b","a"]'),
        ("no list any more where one has changed", group, "/steps", "[]", "null"),
        ("a list where none was", group, "/steps", None, '["a"]'),
        ("another list of a changed value", group, "/other", "[]", '["a"]'),
    ]:
        yield name, [Set(id=id, path=path, old=old, new=new)]
    yield "nothing of it, when one is refused", [Remove(id=b), Order(id=b, after=None)]


def _with(add: Add, **fields: Any) -> Add:
    known = {name: getattr(add, name) for name in ("kind", "id", "owner", "after", "value")}
    return Add(**(known | fields))


def _case(name: str, start: Draft, operations: Sequence[Operation]) -> dict[str, Any]:
    result, problems = apply(start, operations)
    case = {
        "name": name,
        "draft": draft_json(start),
        "operations": [operation_json(operation) for operation in operations],
    }
    if result is None:
        return case | {"refused": problems[0].code}
    return case | {
        "after": draft_json(result.draft),
        "inverse": [operation_json(operation) for operation in result.inverse],
    }


def _walked(start: Draft, length: int) -> Iterator[dict[str, Any]]:
    new_id, current = ids(), start
    for _ in range(1000):
        new_id()
    for seed in range(length):
        operations = random_operations(current, seed, new_id)
        yield _case(f"walk {seed}", current, operations)
        result, _ = apply(current, operations)
        current = result.draft if result else current


def cases() -> list[dict[str, Any]]:
    """Return every case: those made by hand and a walk at random."""
    start = draft(SMALL)
    by_hand = [_case(name, start, operations) for name, operations in _by_hand(start)]
    return [*by_hand, *_walked(start, 25)]


if __name__ == "__main__":
    lines = [json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases()]
    CASES.write_text("[\n" + ",\n".join(lines) + "\n]\n")
