"""Random operations on a draft: what a person might do, and what nobody would."""

from typing import Any

from hypothesis import strategies as st

from apps.spec import text
from apps.spec.draft import PLACES, Draft, Entity, Kind, LinkAs, Position
from apps.spec.operations import Add, Link, Operation, Order, Place, Remove, Set, Unlink
from apps.spec.pointers import ABSENT, NoSuchPlace, read_pointer, value_at

words = st.sampled_from(["", "a", "界", "🙂", '"\\', "x" * 70, "step", "1"])
numbers = st.one_of(
    st.sampled_from([0, 1, 1.0, -0.0, 1e22, 2**53 + 1, -(2**63), 0.1]), st.booleans()
)
json_values = st.recursive(
    st.one_of(st.none(), words, numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(words, inner, max_size=2)),
    max_leaves=5,
)
maps = st.dictionaries(words, json_values, max_size=2)
texts = st.lists(words, max_size=4)
names = st.text("abcdef", min_size=1, max_size=3)
flags = st.booleans()

FIELDS: dict[Kind, dict[str, st.SearchStrategy[Any]]] = {
    Kind.WORKFLOW: {
        "/name": names,
        "/labels": texts,
        "/extend": maps,
        "/smn_switch": st.sampled_from([True, "true"]),
        "/with_subscription": flags,
        "/policy": st.fixed_dictionaries({}, optional={"use_scene": words, "?": json_values}),
        "/policy/scene_id": words,
        "/gallery_subscription": st.fixed_dictionaries({}, optional={"content_id": words}),
        "/package": st.fixed_dictionaries(
            {}, optional={"consume_limit": st.integers(0, 9), "limit_enable": flags, "id": words}
        ),
        "/package/order": st.fixed_dictionaries({}, optional={"sku_count": words, "id": words}),
        "/package/order/sku": st.fixed_dictionaries({}, optional={"price": st.just(1.0)}),
        "/unknown": json_values,
    },
    Kind.STEP: {
        "/name": names,
        "/type": words,
        "/title": words,
        "/properties": maps,
        "/policy": st.fixed_dictionaries({}, optional={"poll_interval_seconds": words}),
        "/policy/max_execution_minutes": st.sampled_from([1, "1", 1.5]),
        "/unknown": json_values,
    },
    Kind.INPUT: {"/name": names, "/data": json_values, "/value": json_values},
    Kind.OUTPUT: {"/name": names, "/config": maps},
    Kind.CONDITION: {"/type": words, "/left": json_values, "/right": json_values},
    Kind.REQUIREMENT: {"/name": names, "/value": maps, "/used_steps": texts, "/delay": flags},
    Kind.CONSTRAINT: {"/attribute": words, "/value": json_values},
    Kind.DATA: {"/name": names, "/value": maps, "/used_steps": texts},
    Kind.PARAMETER: {
        "/name": names,
        "/enum": st.lists(json_values, max_size=2),
        "/default": json_values,
        "/delay": flags,
        "/used_steps": texts,
        "/constraint": maps,
    },
    Kind.STORAGE: {"/name": names, "/path": words},
    Kind.ASSET: {"/name": words, "/?": json_values},
    Kind.SUBGRAPH: {"/name": words, "/steps": texts},
    Kind.SCENE: {"/id": words, "/steps": texts},
    Kind.NOTE: {"/text": words, "/colour": json_values},
}
"""What is set in entities of each kind; null in a declared field is never sent."""

NULLABLE = {"/unknown", "/?", "/colour"}


@st.composite
def operations(draw: st.DrawFn, draft: Draft) -> Operation:
    """Return an operation on `draft`, which may well be refused."""
    make = draw(st.sampled_from([_set, _set, _set, _add, _add, _remove, _order, _wire, _place]))
    return make(draw, draft)


def _entity(draw: st.DrawFn, draft: Draft, *kinds: Kind) -> Entity | None:
    found = [one for one in draft.entities.values() if not kinds or one.kind in kinds]
    return draw(st.sampled_from(found)) if found else None


def _set(draw: st.DrawFn, draft: Draft) -> Operation:
    entity = draft.entities[draft.root]
    if draw(st.booleans()):
        entity = _entity(draw, draft) or entity
    path = draw(st.sampled_from(sorted(FIELDS[entity.kind])))
    try:
        now = value_at(dict(entity.value), read_pointer(path))
    except NoSuchPlace:
        now = ABSENT
    old = None if now is ABSENT else text.write(now)
    kept = (entity.kind, path) == (Kind.STEP, "/name")
    fitting = FIELDS[entity.kind][path]
    new = draw(fitting if kept else st.one_of(st.none(), fitting))
    keep_null = path in NULLABLE and draw(st.booleans())
    return Set(
        id=entity.id,
        path=path,
        old=old,
        new=None if new is None and not keep_null else text.write(new),
    )


def _add(draw: st.DrawFn, draft: Draft) -> Operation:
    kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.WORKFLOW]))
    owner_kind = PLACES[kind].owner if kind in PLACES else Kind.WORKFLOW
    owner = _entity(draw, draft, owner_kind) or draft.entities[draft.root]
    fields = {path[1:]: values for path, values in FIELDS[kind].items() if path.count("/") == 1}
    optional = {name: made.filter(lambda value: value is not None) for name, made in fields.items()}
    needed = {"name": optional.pop("name")} if kind is Kind.STEP else {}
    value = draw(st.fixed_dictionaries(needed, optional=optional))
    siblings = draft.children.get((owner.id, kind), ())
    return Add(
        kind=kind,
        id=draw(st.text("0123456789abcdef", min_size=32, max_size=32)),
        owner=owner.id,
        after=draw(st.sampled_from([None, *siblings])),
        value=value,
    )


def _remove(draw: st.DrawFn, draft: Draft) -> Operation:
    entity = _entity(draw, draft)
    return Remove(id=entity.id if entity else draft.root)


def _order(draw: st.DrawFn, draft: Draft) -> Operation:
    place = draw(st.sampled_from(sorted(draft.children)))
    ids = draft.children[place]
    return Order(id=draw(st.sampled_from(ids)), after=draw(st.sampled_from([None, *ids])))


def _wire(draw: st.DrawFn, draft: Draft) -> Operation:
    steps = draft.children.get((draft.root, Kind.STEP)) or (draft.root,)
    make = draw(st.sampled_from([Link, Link, Unlink]))
    return make(
        source=draw(st.sampled_from(steps)),
        target=draw(st.sampled_from(steps)),
        link_as=draw(st.sampled_from(LinkAs)),
        index=draw(st.integers(0, 3)),
        repeat=draw(st.booleans()),
    )


def _place(draw: st.DrawFn, draft: Draft) -> Operation:
    entity = _entity(draw, draft, Kind.STEP, Kind.NOTE, Kind.SUBGRAPH)
    at = draw(st.one_of(st.none(), st.builds(Position, st.integers(-9, 9), st.integers(-9, 9))))
    return Place(id=entity.id if entity else "nothing", position=at)
