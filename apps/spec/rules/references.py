"""References point at something."""

from collections.abc import Iterator

from apps.spec.facts import Facts
from apps.spec.problems import Problem
from apps.spec.references import Reference, Source
from apps.spec.uses import Use

_KINDS = {
    Source.PARAMETERS: "parameter",
    Source.DATA: "data",
    Source.REQUIREMENTS: "requirement",
    Source.STORAGES: "storage",
    Source.CONSUMPTIONS: "step",
}


def references_are_well_formed(facts: Facts) -> Iterator[Problem]:
    """A text that starts with `$ref/` has one of the forms of the language."""
    for use in facts.uses:
        if use.reference is None:
            params = {"reference": use.text}
            yield Problem(code="reference.malformed", path=use.path, params=params)


def references_are_declared(facts: Facts) -> Iterator[Problem]:
    """A reference names something that the workflow declares."""
    for use in facts.uses:
        if use.reference is not None:
            yield from _undeclared(use, use.reference, facts)


def _undeclared(use: Use, reference: Reference, facts: Facts) -> Iterator[Problem]:
    if reference.name not in facts.names[reference.source]:
        kind = _KINDS[reference.source]
        params = {"reference": use.text, "kind": kind, "name": reference.name}
        yield Problem(code="reference.undeclared", path=use.path, params=params)
    elif reference.output and (reference.name, reference.output) not in facts.outputs:
        params = {"reference": use.text, "step": reference.name, "output": reference.output}
        yield Problem(code="reference.unknown_output", path=use.path, params=params)


def consumed_steps_are_upstream(facts: Facts) -> Iterator[Problem]:
    """A step consumes only from steps it waits for, over dependencies and branches."""
    for use, name, producer in consumptions(facts):
        if producer in facts.step_index and not facts.graph.is_upstream(producer, of=name):
            params = {"reference": use.text, "step": name, "producer": producer}
            yield Problem(code="reference.not_upstream", path=use.path, params=params)


def consumptions(facts: Facts) -> Iterator[tuple[Use, str, str]]:
    """Yield (use, consuming step, producing step) for every output that a step consumes."""
    for use in facts.uses:
        reference = use.reference
        if use.step is None or reference is None or reference.source is not Source.CONSUMPTIONS:
            continue
        yield use, facts.steps[use.step].name or "", reference.name
