"""One change into rows: only those of what was touched."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from apps.spec.draft import Draft, Entity, Kind, LinkAs
from apps.workflows.models import StepLink
from apps.workflows.store.batches import batched
from apps.workflows.store.columns import PLACEMENTS, TABLES, Part, Table, TextList
from apps.workflows.store.order import arranged, common_ends, fresh, splice
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
    lists: dict[Kind, list[_Middle]] = defaultdict(list)
    for (owner, kind), ids in after.children.items():
        old = before.children.get((owner, kind), ())
        if ids != old:
            lists[kind].append(_Middle(old, ids))
    places: dict[str, int] = {}
    for kind, changed in lists.items():
        places.update(_arrange_kind(TABLES[kind], changed))
    return places


class _Middle:
    """What differs between two orders of a list, and the ids beside it."""

    def __init__(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        start, end = common_ends(old, new)
        self.all = new
        self.ids = new[start : len(new) - end]
        self.before = new[start - 1] if start else ""
        self.behind = new[len(new) - end] if end else ""
        self.kept = set(old)

    def known(self) -> Iterator[str]:
        """Yield the ids whose places count."""
        yield from self.kept.intersection((*self.ids, self.before, self.behind))

    def moves(self, taken: Mapping[str, int]) -> dict[str, int]:
        """Return the places that change: of all where there is no room between the ends."""
        if not self.ids:
            return {}
        low, high = taken.get(self.before), taken.get(self.behind)
        moved = arranged(self.ids, taken, low=low, high=high)
        return dict(zip(self.all, fresh(len(self.all)), strict=True)) if moved is None else moved


def _arrange_kind(table: Table, lists: list[_Middle]) -> dict[str, int]:
    rows = table.model._default_manager
    taken: dict[str, int] = {}
    for some in batched(id for one in lists for id in one.known()):
        taken.update(rows.filter(pk__in=some).values_list("pk", "position"))
    places: dict[str, int] = {}
    for one in lists:
        for id, place in one.moves(taken).items():
            if id in one.kept:
                rows.filter(pk=id).update(position=place)
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
