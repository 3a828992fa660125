"""Bodies as specifications, or every reason to refuse them."""

from apps.core.errors import Refused
from apps.core.ids import id_maker
from apps.spec.draft import Draft, draft_of
from apps.spec.model import Workflow as Specification
from apps.spec.parse import parse
from apps.spec.problems import Problem, errors
from apps.spec.shapes import Json
from apps.spec.validate import Purpose, validate
from apps.workflows.actions.storable import overlong_names

_STRUCTURAL = frozenset(
    {
        "name.duplicate",
        "graph.cycle",
        "graph.unknown_dependency",
        "graph.unknown_branch_target",
    }
)
"""What refuses an edit as well."""


def parsed(document: Json) -> Specification:
    """Return the specification of a body; raise Refused with every wrong type in it."""
    workflow, problems = parse(document)
    if workflow is None:
        raise Refused(problems)
    return workflow


def refuse_faulty(workflow: Specification) -> None:
    """Raise Refused with all problems where the rules of creating find an error."""
    problems = validate(workflow, purpose=Purpose.CREATE)
    if errors(problems):
        raise Refused(problems)


def refuse_structural(workflow: Specification) -> None:
    """Raise Refused where even a draft could not be made of a specification."""
    problems = validate(workflow, purpose=Purpose.DRAFT)
    if faults := [problem for problem in problems if _is_structural(problem)]:
        raise Refused(faults)


def _is_structural(problem: Problem) -> bool:
    nameless_step = problem.code == "field.required" and (
        len(problem.path) == 3 and problem.path[0] == "steps" and problem.path[2] == "name"
    )
    return problem.code in _STRUCTURAL or nameless_step


def drafted(workflow: Specification, *, root: str) -> Draft:
    """Return a draft of a faultless specification; raise Refused where rows cannot hold it."""
    draft = draft_of(workflow, root=root, new_id=id_maker())
    if problems := overlong_names(draft):
        raise Refused(problems)
    return draft
