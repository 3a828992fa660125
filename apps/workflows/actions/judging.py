"""Bodies as specifications, or every reason to refuse them."""

from apps.core.errors import Refused
from apps.core.ids import new_id
from apps.spec.draft import Draft, draft_of
from apps.spec.model import Workflow as Specification
from apps.spec.parse import parse
from apps.spec.shapes import Json
from apps.workflows.actions.storable import overlong_names


def parsed(document: Json) -> Specification:
    """Return the specification of a body; raise Refused with every wrong type in it."""
    workflow, problems = parse(document)
    if workflow is None:
        raise Refused(problems)
    return workflow


def refuse_faulty(workflow: Specification) -> None:
    """Raise Refused with all problems where the rules of creating find an error."""


def refuse_structural(workflow: Specification) -> None:
    """Raise Refused where even a draft could not be made of a specification."""


def drafted(workflow: Specification, *, root: str) -> Draft:
    """Return a draft of a faultless specification; raise Refused where rows cannot hold it."""
    draft = draft_of(workflow, root=root, new_id=new_id)
    if problems := overlong_names(draft):
        raise Refused(problems)
    return draft
