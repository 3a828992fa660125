"""Importing: by text or by file, all problems at their places, nothing stored when refused."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.pages.library.importing import import_body
from apps.workflows import queries
from tests.cast import Cast, gather
from tests.pages.library import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def faults(cast: Cast, text: str | bytes) -> list[tuple[int, int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    made, found = import_body(data, project=cast.project, by=cast.editor)
    assert made is None
    return [(fault.line, fault.column, fault.path) for fault in found]


def test_a_text_becomes_a_workflow_that_opens(client, cast):
    client.force_login(cast.editor)
    answer = client.post("/workflows/import/", {"text": json.dumps(body("new"))})
    (workflow,) = queries.visible_to(cast.editor)
    assert answer["Location"] == f"/workflows/{workflow.pk}/"


def test_a_file_wins_over_the_text(client, cast):
    client.force_login(cast.editor)
    file = SimpleUploadedFile("a.json", json.dumps(body("from-file")).encode())
    client.post("/workflows/import/", {"file": file, "text": "{}"})
    assert [workflow.name for workflow in queries.visible_to(cast.editor)] == ["from-file"]


def test_a_syntax_error_stands_where_the_text_breaks(cast):
    assert faults(cast, '{\n  "name": "a",\n  "steps": [,]\n}') == [(3, 13, "")]


def test_every_wrong_type_stands_at_its_line(cast):
    text = '{\n"name": 1,\n"steps": [\n{"name": "a", "type": 2}]}'
    assert faults(cast, text) == [(2, 1, "name"), (4, 15, "steps[0].type")]


def test_every_broken_rule_stands_at_its_line(cast):
    steps = '{"name": "1a", "type": "job"},\n{"name": "b", "type": "job", "depend_steps": ["z"]}'
    found = faults(cast, '{"name": "a",\n"steps": [\n' + steps + "]}")
    assert [(line, path) for line, _, path in found] == [
        (3, "steps[0].name"),
        (4, "steps[1].depend_steps[0]"),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b'"\x00"', b"[" * 200, b'{"a": NaN}', b'{"a":1,"a":2}', b'"\\ud800"', b"7"],
)
def test_nothing_that_is_sent_breaks_the_page(client, cast, data):
    client.force_login(cast.editor)
    answer = client.post("/workflows/import/", {"file": SimpleUploadedFile("a", data)})
    assert answer.status_code in {200, 422}
    assert not queries.visible_to(cast.editor)


def test_the_text_is_kept_and_escaped(client, cast):
    client.force_login(cast.editor)
    text = '{"name": "</textarea><script>",}'
    answer = client.post("/workflows/import/", {"text": text})
    assert answer.status_code == 422
    assert b"&lt;/textarea&gt;&lt;script&gt;" in answer.content


def test_a_viewer_is_refused_and_nothing_is_stored(client, cast):
    client.force_login(cast.viewer)
    answer = client.post("/workflows/import/", {"text": json.dumps(body("new"))})
    assert answer.status_code == 403
    assert not queries.visible_to(cast.owner)
