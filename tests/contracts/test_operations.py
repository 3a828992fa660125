"""The shared cases of editing are what Python does; JavaScript reads the same file."""

import json

import pytest

from apps.spec.applying import apply
from apps.spec.change_reading import read_change
from apps.spec.draft_json import draft_json, read_draft
from apps.spec.exact import same
from tests.contracts.write_operations import CASES, cases

SHARED = json.loads(CASES.read_text())


@pytest.mark.parametrize("case", SHARED, ids=[case["name"] for case in SHARED])
def test_a_shared_case_holds(case: dict) -> None:
    change, problems = read_change(
        {"id": "1" * 32, "label": "", "base_revision": 0, "operations": case["operations"]}
    )
    assert change is not None, problems
    result, problems = apply(read_draft(case["draft"]), change.operations)
    if "refused" in case:
        assert result is None
        assert problems[0].code == case["refused"]
    else:
        assert result is not None, problems
        assert result.draft == read_draft(case["after"])
        assert same(draft_json(result.draft)["entities"], case["after"]["entities"])


def test_the_file_is_what_the_rules_say_today() -> None:
    assert same(json.loads(json.dumps(cases())), SHARED)


def test_the_cases_hold_refusals_and_successes_of_every_operation() -> None:
    done = {
        operation["op"] for case in SHARED if "after" in case for operation in case["operations"]
    }
    assert done == {"add", "remove", "set", "order", "link", "unlink", "place"}
    refused = {case["refused"] for case in SHARED if "refused" in case}
    assert {"change.conflict", "change.gone", "graph.cycle", "name.duplicate"} <= refused
