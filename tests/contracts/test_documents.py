"""What JavaScript is told of documents and fields is what Python does today."""

import json

from apps.spec.exact import same
from tests.contracts import write_documents, write_shapes


def test_the_cases_of_documents_are_what_the_rules_say_today() -> None:
    shared = json.loads(write_documents.CASES.read_text(encoding="utf-8"))
    assert same(json.loads(json.dumps(write_documents.cases())), shared)


def test_the_shapes_of_the_page_are_those_of_the_model() -> None:
    assert write_shapes.TARGET.read_text(encoding="utf-8") == write_shapes.source()
