"""The graph: orders, cycles, what is upstream."""

import random
from time import perf_counter

import pytest

from apps.spec.cycles import find_cycle, find_cycles, parents_first
from apps.spec.graph import Graph
from apps.spec.validate import Purpose
from tests.benchmarks.bodies import example_shaped
from tests.spec.judged import errors_of, specification, step, warnings_of


def graph(*steps):
    return Graph.of(specification(steps=list(steps)))


def consuming(name, *producers, **fields):
    data = [f"$ref/consumptions/{producer}/o" for producer in producers]
    return step(name, properties={"data": data}, outputs=[{"name": "o"}], **fields)


def test_the_order_is_that_of_the_document_where_the_graph_leaves_a_choice():
    """
    d ← a,  c ← b,  b ← a
    """
    steps = [step("c", depend_steps=["b"]), step("d", depend_steps=["a"])]
    found = graph(*steps, step("b", depend_steps=["a"]), step("a"))
    assert found.order == ["a", "d", "b", "c"]


def test_a_branch_target_waits_for_its_condition_even_without_the_dependency():
    found = graph(step("t"), step("c", type="condition", if_then_steps=["t"]))
    assert found.order == ["c", "t"]
    assert found.is_upstream("c", of="t")
    assert not found.is_upstream("t", of="c")


def test_upstream_goes_over_dependencies_and_branches_but_not_consumptions():
    found = graph(
        step("a"),
        step("b", depend_steps=["a"]),
        step("c", depend_steps=["b"], else_then_steps=["d"]),
        consuming("d", "x"),
        consuming("x"),
    )
    assert found.upstream_of("d") == ("a", "b", "c")
    assert found.order == ["a", "b", "c", "x", "d"]


def cycle_of(*steps):
    found = [code_path for code_path in errors_of(steps=list(steps)) if "cycle" in code_path[0]]
    return [graph(*steps).cycles, [path for _, path in found]]


def test_a_cycle_is_found_over_dependencies():
    """a → b → c → a"""
    steps = (step("c", depend_steps=["b"]), step("a", depend_steps=["c"]))
    assert cycle_of(*steps, step("b", depend_steps=["a"])) == [[["c", "a", "b"]], [("steps", 0)]]


def test_a_cycle_is_found_over_dependencies_branches_and_consumptions_together():
    """a → b by dependency, b → c by branch, c → a by consumption"""
    steps = (
        consuming("a", "c"),
        step("b", type="condition", depend_steps=["a"], if_then_steps=["c"]),
        consuming("c"),
    )
    assert cycle_of(*steps) == [[["a", "b", "c"]], [("steps", 0)]]


def test_a_step_that_waits_for_itself_is_a_cycle():
    for loop in (
        step("a", depend_steps=["a"]),
        step("a", else_then_steps=["a"]),
        consuming("a", "a"),
    ):
        assert cycle_of(loop) == [[["a"]], [("steps", 0)]]


def test_every_knot_is_told():
    steps = [step(name, depend_steps=[other]) for name, other in ("ab", "ba", "cd", "dc")]
    assert cycle_of(*steps, step("e", depend_steps=["a"])) == [
        [["a", "b"], ["c", "d"]],
        [("steps", 0), ("steps", 2)],
    ]


def test_no_cycle_is_missed_and_none_invented():
    chance = random.Random(7)
    for _ in range(2000):
        size = chance.randint(1, 7)
        edges = {
            str(at): [str(chance.randrange(size)) for _ in range(chance.randint(0, 2))]
            for at in range(size)
        }
        cycles = find_cycles(edges)
        for cycle in cycles:
            ring = zip(cycle, cycle[1:] + cycle[:1], strict=True)
            assert all(target in edges[node] for node, target in ring)
        assert (len(parents_first(list(edges), edges)) == size) is not bool(cycles)
        assert (find_cycle(edges) is None) is not bool(cycles)


def test_edges_to_what_is_no_node_are_passed_over():
    assert find_cycles({"a": ["ghost"]}) == []
    assert parents_first(["a"], {"a": ["ghost"]}) == ["a"]


@pytest.mark.parametrize("size", [2000, 10_000])
def test_a_long_chain_neither_overflows_nor_takes_long(size):
    steps = [
        consuming(f"s{at}", f"s{at - 1}", depend_steps=[f"s{at - 1}"]) for at in range(1, size)
    ]
    start = perf_counter()
    chain = graph(*reversed(steps), consuming("s0"))
    assert chain.cycles == []
    assert chain.order == [f"s{at}" for at in range(size)]
    assert chain.is_upstream("s0", of=f"s{size - 1}")
    assert perf_counter() - start < 10


def test_a_ring_of_two_thousand_steps_is_found():
    steps = [step(f"s{at}", depend_steps=[f"s{(at - 1) % 2000}"]) for at in range(2000)]
    (cycle,) = graph(*steps).cycles
    assert cycle == [f"s{at}" for at in range(2000)]


def test_many_back_edges_do_not_take_quadratic_time():
    size = 10_000
    edges = {f"s{at}": [f"s{at + 1}"] * (at < size - 1) for at in range(size)}
    edges["s5000"].append("s5000")
    for at in range(5001, size):
        edges[f"s{at}"] += [f"s{back}" for back in range(40)]
    start = perf_counter()
    assert find_cycles(edges)
    assert perf_counter() - start < 10


def test_a_large_body_of_the_examples_shape_has_no_fault():
    body = example_shaped(200)
    del body["name"]
    assert errors_of(**body) + warnings_of(**body) == []


def test_on_a_cycle_nothing_is_told_of_what_is_upstream():
    steps = [consuming("a", "c", depend_steps=["b"]), consuming("b", depend_steps=["a"])]
    assert [code for code, _ in warnings_of(steps=[*steps, consuming("c")])] == []
    assert not graph(*steps).is_upstream("a", of="nobody")


def test_links_to_what_is_no_step_are_errors():
    steps = [step("c", depend_steps=["x"], if_then_steps=["y"], else_then_steps=["c2", "z"])]
    steps.append(step("c2", depend_steps=["c"]))
    assert errors_of(steps=steps) == [
        ("graph.unknown_dependency", ("steps", 0, "depend_steps", 0)),
        ("graph.unknown_branch_target", ("steps", 0, "if_then_steps", 0)),
        ("graph.unknown_branch_target", ("steps", 0, "else_then_steps", 1)),
    ]


def test_repeated_links_are_warned_of_and_kept():
    steps = [
        step("a", type="condition", if_then_steps=["b", "b"], conditions=[]),
        step("b", depend_steps=["a", "a"]),
    ]
    assert errors_of(steps=steps) == []
    assert warnings_of(steps=steps)[:2] == [
        ("graph.repeated", ("steps", 0, "if_then_steps", 1)),
        ("graph.repeated", ("steps", 1, "depend_steps", 1)),
    ]


def test_a_branch_target_that_does_not_depend_on_its_condition_is_warned_of():
    condition = step(
        "c",
        type="condition",
        conditions=[{"type": "==", "left": 1, "right": 1}],
        if_then_steps=["t"],
    )
    told = [("graph.branch_without_dependency", ("steps", 0, "if_then_steps", 0))]
    assert warnings_of(steps=[condition, step("t")]) == told
    assert warnings_of(steps=[condition, step("t", depend_steps=["c"])]) == []


def test_a_consumption_of_a_step_not_upstream_is_an_error_only_at_start():
    steps = [consuming("b", "a"), consuming("a")]
    told = [("reference.not_upstream", ("steps", 0, "properties", "data", 0))]
    assert (errors_of(steps=steps), warnings_of(steps=steps)) == ([], told)
    assert errors_of(Purpose.START, steps=steps) == told
    assert errors_of(Purpose.START, steps=[consuming("b", "a", depend_steps=["a"]), steps[1]]) == []


def test_a_consumption_over_a_branch_is_upstream():
    condition = step("c", type="condition", depend_steps=["a"], if_then_steps=["b"])
    steps = [condition, consuming("b", "a"), consuming("a")]
    assert "reference.not_upstream" not in [code for code, _ in warnings_of(steps=steps)]
