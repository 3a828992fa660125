"""A part of a workflow's draft: what it costs to load does not grow with the workflow."""

from collections import defaultdict
from collections.abc import Collection

from apps.spec.draft import Draft, Entity, Kind, LinkAs, Position
from apps.spec.needs import Needs
from apps.workflows.store.columns import PLACEMENTS, TABLES
from apps.workflows.store.drafts import frozen, grouped
from apps.workflows.store.lookups import (
    Located,
    holders_of,
    listed,
    located,
    owned_by,
    steps_linked_to,
)
from apps.workflows.store.read import entities, links, placements
from apps.workflows.store.snapshot import one_moment


def load_part(workflow_id: str, ids: Collection[str]) -> Draft:
    """Return a draft of some things, what they own and belong to, their links and places.

    Of the lists at the top it knows the ids only, those that the things stand in. What is not in
    the workflow is not in the draft.
    """
    wanted = set(ids)
    with one_moment():
        owners = {one.owner for one in located(workflow_id, wanted)} | {workflow_id}
        needs = Needs(
            things=wanted | owners, complete=wanted - owners, listed=wanted | owners, linked=wanted
        )
        return load_needed(workflow_id, needs)


def load_needed(workflow_id: str, needs: Needs) -> Draft:
    """Return as much of a draft as `needs` names. Call it inside `one_moment`."""
    return _Part(workflow_id, needs).draft()


class _Part:
    """A part of a draft in the making: first the ids of all of it, then one read a table."""

    def __init__(self, workflow_id: str, needs: Needs) -> None:
        self.root = workflow_id
        self.needs = needs
        self.ids: dict[Kind, set[str]] = defaultdict(set)
        self.children: dict[tuple[str, Kind], list[str]] = defaultdict(list)

    def draft(self) -> Draft:
        found = self._find()
        self._list_children(found)
        self._find_holders(found)
        wires = self._wires()
        entities_found = self._entities()
        placed = [id for kind in PLACEMENTS for id in self.ids[kind]]
        return Draft(
            root=self.root,
            entities=entities_found,
            children=frozen(self.children),
            links=frozen(grouped(wires)),
            positions={id: Position(x, y) for id, x, y in placements(placed, by="pk")},
        )

    def _find(self) -> list[Located]:
        owners = {owner for owner, _ in self.needs.added}
        found = located(self.root, (self.needs.things | owners) - {self.root})
        for one in found:
            self.ids[one.kind].add(one.id)
        if self.root in self.needs.things:
            self.ids[Kind.WORKFLOW].add(self.root)
        return found

    def _list_children(self, found: list[Located]) -> None:
        """Find the lists that count; what a complete thing owns is loaded as well."""
        complete = {one.id for one in found} & self.needs.complete
        places = {(one.owner, one.kind) for one in found if one.id in self.needs.listed}
        places |= self.needs.added
        owners = {owner for owner, _ in places} | complete
        for kind, owner, id in owned_by(owners - {self.root}):
            self.children[(owner, kind)].append(id)
            if owner in complete:
                self.ids[kind].add(id)
        for owner, kind in places:
            if owner == self.root and TABLES[kind].workflow == "workflow_id":
                self.children[(owner, kind)] = list(listed(kind, self.root))

    def _find_holders(self, found: list[Located]) -> None:
        names = {one.name for one in found if one.name and one.id in self.needs.leaving}
        for kind, id in holders_of(self.root, self.needs.names | names):
            self.ids[kind].add(id)

    def _wires(self) -> list[tuple[str, LinkAs, str]]:
        """Return the links that count; of those that go with a step both ends are loaded."""
        leaving = self.needs.leaving & self.ids[Kind.STEP]
        linked = (self.needs.linked & self.ids[Kind.STEP]) | leaving | set(steps_linked_to(leaving))
        wires = list(links(linked, by="step_id"))
        for step, _, member in wires:
            if leaving & {step, member}:
                self.ids[Kind.STEP] |= {step, member}
        return wires

    def _entities(self) -> dict[str, Entity]:
        found = {self.root: Entity(self.root, Kind.WORKFLOW, "", {})}
        for kind in TABLES:
            for id, row in entities(kind, self.ids[kind], by="pk").items():
                owner = "" if kind is Kind.WORKFLOW else row.owner
                found[id] = Entity(id, kind, owner, row.value)
        return found
