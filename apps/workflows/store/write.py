"""One change into rows: only those of what was touched."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from apps.spec.draft import Draft, Entity, Kind, LinkAs
from apps.workflows.models import StepLink
from apps.workflows.store.batches import batched
from apps.workflows.store.columns import PLACEMENTS, TABLES, Part, Table, TextList
from apps.workflows.store.order import arranged, splice
from apps.workflows.store.rows import object_at, row_of, texts_at
from apps.workflows.store.save import insert, insert_positions


def write(before: Draft, after: Draft, touched: Collection[str], *, now: datetime) -> None:
    """Turn the rows of `before` into those of `after`, which differ in the entities `touched`.

    Order matters: names that go or change are freed before anything takes them. Call it with
    the workflow locked.
    """
    changes = {kind: _Changes() for kind in TABLES}
    for id in touched:
        old, new = before.entities.get(id), after.entities.get(id)
        if entity := new or old:
            changes[entity.kind].sort(old, new)
    for kind, table in reversed([*TABLES.items()]):
        for some in batched(changes[kind].removed):
            table.model._default_manager.filter(pk__in=some).delete()
    for kind, table in TABLES.items():
        _update(table, changes[kind].both)
    places = _arrange(before, after)
    for kind, table in TABLES.items():
        if changes[kind].added:
            insert(table, changes[kind].added, places, now=now)
    _relink(before, after)
    _place(before, after, touched)


class _Changes:
    """What happened to the entities of one kind."""

    def __init__(self) -> None:
        self.removed: list[str] = []
        self.both: list[tuple[Entity, Entity]] = []
        self.added: list[Entity] = []

    def sort(self, old: Entity | None, new: Entity | None) -> None:
        if old is not None and new is None:
            self.removed.append(old.id)
        elif new is not None and old is None:
            self.added.append(new)
        elif old is not None and new is not None and old.value is not new.value:
            self.both.append((old, new))


def _update(table: Table, both: list[tuple[Entity, Entity]]) -> None:
    renamed = [new.id for old, new in both if old.value.get("name") != new.value.get("name")]
    for some in batched(renamed if len(renamed) > 1 else ()):  # names may be exchanged
        table.model._default_manager.filter(pk__in=some).update(name=None)
    for old, new in both:
        for part in table.parts:
            _update_part(part, old, new)
        for texts in table.lists:
            if texts_at(old.value, texts.path) != texts_at(new.value, texts.path):
                _update_texts(texts, new)


def _update_part(part: Part, old: Entity, new: Entity) -> None:
    is_itself = not part.path
    one, other = object_at(old.value, part.path), object_at(new.value, part.path)
    if not is_itself and not (one and other):
        if one:
            part.model._default_manager.filter(pk=old.id).delete()
        if other:
            part.model._default_manager.create(pk=new.id, **row_of(part, other))
        return
    was, row = row_of(part, one), row_of(part, other)
    changed = {column: content for column, content in row.items() if content != was[column]}
    if changed:
        part.model._default_manager.filter(pk=new.id).update(**changed)


def _update_texts(texts: TextList, new: Entity) -> None:
    rows = texts.model._default_manager.filter(**{texts.owner: new.id}).order_by("position", "pk")
    stored = list(rows.values_list("pk", "position", "text"))
    gone, come = splice(stored, texts_at(new.value, texts.path))
    if gone:
        texts.model._default_manager.filter(pk__in=gone).delete()
    texts.model._default_manager.bulk_create(
        [texts.model(position=place, text=text, **{texts.owner: new.id}) for place, text in come]
    )


def _arrange(before: Draft, after: Draft) -> dict[str, int]:
    """Move what changed its place in a list; return the places of what is new."""
    owners: dict[Kind, list[str]] = defaultdict(list)
    for (owner, kind), ids in after.children.items():
        if ids != before.children.get((owner, kind)):
            owners[kind].append(owner)
    places: dict[str, int] = {}
    for kind, changed in owners.items():
        places.update(_arrange_kind(TABLES[kind], changed, after))
    return places


def _arrange_kind(table: Table, owners: list[str], after: Draft) -> dict[str, int]:
    taken: dict[str, dict[str, int]] = defaultdict(dict)
    for some in batched(owners):
        rows = table.model._default_manager.filter(**{f"{table.owner}__in": some})
        for owner, id, place in rows.values_list(table.owner, "pk", "position"):
            taken[owner][id] = place
    places: dict[str, int] = {}
    for owner in owners:
        for id, place in arranged(after.children[(owner, table.kind)], taken[owner]).items():
            if id in taken[owner]:
                table.model._default_manager.filter(pk=id).update(position=place)
            else:
                places[id] = place
    return places


def _relink(before: Draft, after: Draft) -> None:
    """Rewrite the lists of links that differ: of each, what lies between equal ends."""
    changed = {
        place
        for place in before.links.keys() | after.links.keys()
        if before.links.get(place) != after.links.get(place)
    }
    if not changed:
        return
    stored: dict[tuple[str, LinkAs], list[tuple[int, int, str]]] = defaultdict(list)
    columns = ("step_id", "link_as", "pk", "position", "member_id")
    for some in batched({step for step, _ in changed}):
        rows = StepLink.objects.filter(step_id__in=some).order_by("position", "pk")
        for step, link_as, *row in rows.values_list(*columns):
            stored[(step, LinkAs(link_as))].append(tuple(row))
    _rewrite_links({place: (stored[place], after.links.get(place, ())) for place in changed})


def _rewrite_links(lists: dict[tuple[str, LinkAs], tuple[list, tuple[str, ...]]]) -> None:
    gone: list[int] = []
    come: list[StepLink] = []
    for (step, link_as), (rows, members) in lists.items():
        dropped, added = splice(rows, members)
        gone += dropped
        come += [
            StepLink(step_id=step, link_as=link_as.value, member_id=member, position=place)
            for place, member in added
        ]
    if gone:
        StepLink.objects.filter(pk__in=gone).delete()
    StepLink.objects.bulk_create(come)


def _place(before: Draft, after: Draft, touched: Collection[str]) -> None:
    lifted = [id for id in touched if id in before.positions and id not in after.positions]
    for some in batched(lifted):
        for model in PLACEMENTS.values():
            model._default_manager.filter(pk__in=some).delete()
    moved = {
        id: after.positions[id]
        for id in touched
        if id in after.positions and after.positions[id] != before.positions.get(id)
    }
    insert_positions(after.entities, moved)
