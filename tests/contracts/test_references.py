"""The shared cases of references are what Python does; JavaScript reads the same file."""

import json

from apps.spec.exact import same
from tests.contracts.write_references import CASES, cases

SHARED = json.loads(CASES.read_text())


def test_the_file_is_what_the_rules_say_today() -> None:
    assert same(json.loads(json.dumps(cases())), SHARED)


def test_the_cases_hold_every_answer_there_is() -> None:
    assert {case["code"] for case in SHARED["places"]} == {
        None,
        "reference.malformed",
        "reference.undeclared",
        "reference.unknown_output",
        "reference.not_upstream",
        "graph.cycle",
    }
    assert {case.get("unresolved") for case in SHARED["values"]} == {
        None,
        "reference.no_value",
        "reference.undeclared",
    }
