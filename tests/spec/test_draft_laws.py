"""Whatever can be created is the same document as a draft, and can be edited."""

from hypothesis import given, settings

from apps.spec.applying import apply
from apps.spec.diff import operations_between
from apps.spec.draft import document_of, draft_of, spec_of
from apps.spec.draft_json import draft_json, read_draft
from apps.spec.exact import same
from apps.spec.model import Workflow
from apps.spec.parse import parse
from tests.spec.drafts import ids
from tests.strategies import creatable_bodies, stripped


def parsed(body: object) -> Workflow:
    workflow, problems = parse(body)  # type: ignore[arg-type]
    assert workflow is not None, problems
    return workflow


@given(creatable_bodies())
def test_a_document_comes_back_from_its_draft(body: dict) -> None:
    draft = draft_of(parsed(body), root="f" * 32, new_id=ids())
    assert same(stripped(document_of(draft)), stripped(body))


@given(creatable_bodies())
def test_the_draft_reads_back_from_its_json(body: dict) -> None:
    draft = draft_of(parsed(body), root="f" * 32, new_id=ids())
    assert read_draft(draft_json(draft)) == draft  # type: ignore[arg-type]


@settings(max_examples=50)
@given(creatable_bodies(), creatable_bodies())
def test_any_document_can_be_written_over_any_other(one: dict, other: dict) -> None:
    new_id = ids()
    start = draft_of(parsed(one), root="f" * 32, new_id=new_id)
    end = spec_of(draft_of(parsed(other), root="e" * 32, new_id=new_id))
    operations = operations_between(start, end, new_id=new_id)
    result, problems = apply(start, operations)
    assert result is not None, problems
    assert same(document_of(result.draft), document_of(draft_of(end, root="d" * 32, new_id=new_id)))
