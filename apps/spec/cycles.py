"""Cycles and orders of a graph given as node → neighbours. Nothing here recurses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

Edges = Mapping[str, Iterable[str]]


class _Search:
    """A walk depth first; an edge back into its trail closes a cycle."""

    def __init__(self, edges: Edges) -> None:
        self.edges = edges
        self.cycles: list[list[str]] = []
        self.done: set[str] = set()
        self.trail: list[str] = []
        self.place: dict[str, int] = {}
        self.last_taken: list[int] = []  # place in the trail → the last node at or before it
        # that is in a cycle already, -1 where none is

    def enter(self, node: str) -> Iterator[str]:
        self.place[node] = len(self.trail)
        self.trail.append(node)
        self.last_taken.append(self.last_taken[-1] if self.last_taken else -1)
        return iter(self.edges[node])

    def leave(self) -> None:
        node = self.trail.pop()
        self.last_taken.pop()
        del self.place[node]
        self.done.add(node)

    def close(self, target: str) -> None:
        start = self.place[target]
        if self.last_taken[-1] < start:
            self.cycles.append(self.trail[start:])
            self.last_taken[start:] = range(start, len(self.trail))

    def walk(self, root: str) -> None:
        waiting = [self.enter(root)]
        while waiting:
            for target in waiting[-1]:
                if target in self.place:
                    self.close(target)
                elif target not in self.done and target in self.edges:
                    waiting.append(self.enter(target))
                    break
            else:
                waiting.pop()
                self.leave()


def find_cycles(edges: Edges) -> list[list[str]]:
    """Return cycles that share no node, at least one of every knot of the graph.

    A cycle lists its nodes in the direction of the edges, each once; a node that points to itself
    is a cycle of one. Which cycles are found depends on the order of `edges` only. Time grows
    with the number of edges.
    """
    search = _Search(edges)
    for root in edges:
        if root not in search.done:
            search.walk(root)
    return search.cycles


def find_cycle(edges: Edges) -> list[str] | None:
    """Return one cycle as `find_cycles` does, `None` where there is none."""
    return next(iter(find_cycles(edges)), None)


def find_cycle_from(edges: Edges, roots: Iterable[str]) -> list[str] | None:
    """Return a cycle that can be reached from `roots`, `None` where there is none.

    What `edges` does not have points nowhere.
    """
    search = _Search(edges)
    for root in roots:
        if root in edges and root not in search.done:
            search.walk(root)
        if search.cycles:
            return search.cycles[0]
    return None


def parents_first(nodes: Sequence[str], parents: Edges) -> list[str]:
    """Return `nodes` so that parents come before children, otherwise in the given order.

    What lies on or behind a cycle has no such order and is left out.
    """
    rank = {node: index for index, node in enumerate(nodes)}
    children: dict[str, list[str]] = {node: [] for node in nodes}
    missing = dict.fromkeys(nodes, 0)
    for node in nodes:
        for parent in rank.keys() & set(parents.get(node, ())):
            children[parent].append(node)
            missing[node] += 1
    ready = [rank[node] for node in nodes if not missing[node]]
    heapify(ready)
    ordered: list[str] = []
    while ready:
        node = nodes[heappop(ready)]
        ordered.append(node)
        for child in children[node]:
            missing[child] -= 1
            if not missing[child]:
                heappush(ready, rank[child])
    return ordered
