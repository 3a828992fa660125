"""The problems of a workflow: each with its severity, its place and what can be done about it."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from apps.core.messages import sentence
from apps.editor.answers import exact, find, for_scripts
from apps.editor.requests import EditorRequest
from apps.spec.draft import Draft, spec_of
from apps.spec.entity_paths import entity_at
from apps.spec.fixes import Fix, fixes_of
from apps.spec.fixes.all import fix_all
from apps.spec.operations import Operation, operation_json
from apps.spec.pointers import write_pointer
from apps.spec.problems import Problem, pointer
from apps.spec.shapes import Json
from apps.spec.validate import Purpose, validate
from apps.teams.policy import Action
from apps.workflows import policy, store

MOST = 500
"""How many problems are told at once; the worst come first."""


@require_GET
@for_scripts
def problems(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Answer the problems of the draft, and how many there are of each severity.

    Nothing (204) for the revision that the page knows: moving steps about costs no look at all.
    """
    with store.one_moment():
        workflow = find(request, workflow_id)
        if request.GET.get("known") == str(workflow.revision):
            return HttpResponse(status=204)
        draft = store.load_draft(workflow.pk)
    fixable = policy.can(request.user, Action.EDIT, workflow)
    found = validate(spec_of(draft), purpose=Purpose.DRAFT)
    return exact(
        {
            "revision": workflow.revision,
            "counts": dict(Counter(problem.severity.value for problem in found)),
            "problems": listed(draft, found[:MOST], fixable=fixable),
        }
    )


@require_GET
@for_scripts
def fixes(request: EditorRequest, workflow_id: UUID, code: str) -> HttpResponse:
    """Answer the operations that fix every problem of a kind that may be fixed unseen."""
    draft = store.load_draft(find(request, workflow_id).pk)
    return exact({"operations": _written(fix_all(draft, code, new_id=_new_id))})


def listed(draft: Draft, found: Iterable[Problem], *, fixable: bool) -> list[Json]:
    """Return problems as the page gets them, in their order."""
    return [_listed(draft, problem, fixable=fixable) for problem in found]


def _listed(draft: Draft, problem: Problem, *, fixable: bool) -> Json:
    entity, path = entity_at(draft, problem.path)
    top = _top(draft, entity)
    ways = fixes_of(problem, draft, new_id=_new_id) if fixable else ()
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "entity": entity,
        "path": write_pointer(path),
        "top": top,
        "where": str(draft.entities[top].value.get("name", "")),
        "place": pointer(problem.path),
        "message": sentence(problem),
        "fixes": [_fix(way) for way in ways],
    }


def _top(draft: Draft, id: str) -> str:
    """Return the step, parameter, … that an entity belongs to or is; the workflow for itself."""
    while draft.entities[id].owner not in ("", draft.root):
        id = draft.entities[id].owner
    return id


def _fix(way: Fix) -> Json:
    label = sentence(Problem(code=way.code, params=way.params))
    return {"label": label, "all": way.for_all, "operations": _written(way.operations)}


def _written(operations: Iterable[Operation]) -> list[Json]:
    return [operation_json(operation) for operation in operations]


def _new_id() -> str:
    return uuid4().hex
