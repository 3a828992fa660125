"""Bundles: a workflow with its layout and notes goes out and comes back; bad archives do not."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.core.ids import new_id
from apps.spec import text
from apps.spec.canvas_file import FORMAT, canvas_of
from apps.spec.draft import Draft, Kind
from apps.workflows import actions, queries, store
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.pages.library import body

pytestmark = pytest.mark.django_db
NOTE = {"text": "Why 界", "width": 200, "height": 80, "color": "blue"}


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    """Two steps that stand somewhere, an empty group, and notes, one of which stands nowhere."""
    document = {**body("bundled"), "sub_graphs": [{"name": "group", "steps": []}]}
    made = actions.import_workflow(project=cast.project, document=document, by=cast.editor)
    draft = store.load_draft(made.pk)
    notes = [new_id(), new_id()]
    added = [
        {"op": "add", "kind": "note", "id": id, "owner": made.pk, "after": None, "value": NOTE}
        for id in notes
    ]
    standing = [*draft.children[(made.pk, Kind.STEP)], *draft.children[(made.pk, Kind.SUBGRAPH)]]
    placed = [
        {"op": "place", "id": id, "x": 10 * at, "y": -at}
        for at, id in enumerate([*standing, notes[0]])
    ]
    change = {"id": new_id(), "label": "", "base_revision": 1, "operations": [*added, *placed]}
    actions.apply_change(made, change=change, by=cast.editor)
    return made


@pytest.fixture
def editor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.editor)
    return client


def exported(client: Client, workflow: Workflow, query: str = "?bundle") -> bytes:
    return client.get(f"/workflows/{workflow.pk}/export/{query}").content


def members(bundle: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(**contents: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name.replace("_", "."), content)
    return made.getvalue()


def imported(client: Client, content: bytes):
    file = SimpleUploadedFile("a.zip", content)
    return client.post("/workflows/import/", {"file": file, "text": ""})


def laid_out(draft: Draft) -> dict[str, object]:
    return canvas_of(draft)


def test_a_bundle_comes_back_with_its_layout_and_notes(editor, cast, workflow):
    answer = imported(editor, exported(editor, workflow))
    assert answer.status_code == 302
    copy = queries.visible_to(cast.editor).exclude(pk=workflow.pk).get()
    assert store.document(copy.pk) == store.document(workflow.pk)
    canvas = laid_out(store.load_draft(copy.pk))
    assert canvas == laid_out(store.load_draft(workflow.pk))
    assert (len(canvas["steps"]), len(canvas["groups"])) == (2, 1)
    assert [note["value"] for note in canvas["notes"]] == [NOTE, NOTE]


def test_the_body_in_it_is_the_plain_one(editor, workflow):
    plain = exported(editor, workflow, "")
    assert members(exported(editor, workflow))["workflow.json"] == plain
    assert "positions" not in plain.decode()
    assert "界" not in plain.decode()


def test_a_copy_carries_layout_and_notes(cast, workflow):
    copy = actions.copy_workflow(workflow, by=cast.editor)
    assert laid_out(store.load_draft(copy.pk)) == laid_out(store.load_draft(workflow.pk))


def test_a_bundle_without_a_canvas_is_a_workflow(editor):
    assert imported(editor, packed(workflow_json=text.write(body("w")).encode())).status_code == 302


def test_places_of_what_is_not_there_are_passed_over(editor, cast):
    canvas = {"format": FORMAT, "steps": {"nobody": [1, 2], "step 0": [3, 4]}}
    imported(
        editor,
        packed(
            workflow_json=json.dumps(body("w")).encode(), canvas_json=json.dumps(canvas).encode()
        ),
    )
    (made,) = queries.visible_to(cast.editor)
    assert laid_out(store.load_draft(made.pk))["steps"] == {"step 0": [3, 4]}


@pytest.mark.parametrize(
    "canvas",
    [
        "{}",
        "[",
        '{"format": "weft.canvas/2"}',
        f'{{"format": "{FORMAT}", "steps": []}}',
        f'{{"format": "{FORMAT}", "steps": {{"a": [1]}}}}',
        f'{{"format": "{FORMAT}", "steps": {{"a": [1, 1.5]}}}}',
        f'{{"format": "{FORMAT}", "steps": {{"a": [1, true]}}}}',
        f'{{"format": "{FORMAT}", "groups": {{"a": [1, 10000001]}}}}',
        f'{{"format": "{FORMAT}", "notes": {{}}}}',
        f'{{"format": "{FORMAT}", "notes": [{{"at": [1, 2]}}]}}',
    ],
)
def test_a_malformed_canvas_is_refused_with_a_sentence(editor, cast, canvas):
    content = packed(workflow_json=json.dumps(body("w")).encode(), canvas_json=canvas.encode())
    answer = imported(editor, content)
    assert answer.status_code == 422
    assert "canvas.json is malformed" in answer.content.decode()
    assert not queries.visible_to(cast.editor).exists()


def broken(kind: str) -> bytes:
    whole = packed(workflow_json=json.dumps(body("w")).encode() * 50)
    return {
        "cut off": whole[: len(whole) // 2],
        "damaged": whole[:60] + b"\xff" * 20 + whole[80:],
        "empty": packed(),
        "another": packed(other_json=b"{}"),
        "too many": packed(**{f"{number}_json": b"" for number in range(11)}),
        "a bomb": packed(workflow_json=b"0" * (text.MAX_BYTES + 1)),
        "a canvas bomb": packed(workflow_json=b"{}", canvas_json=b"0" * (text.MAX_BYTES + 1)),
    }[kind]


@pytest.mark.parametrize(
    "kind", ["cut off", "damaged", "another", "too many", "a bomb", "a canvas bomb"]
)
def test_a_bad_archive_is_refused_with_a_sentence(editor, cast, kind):
    answer = imported(editor, broken(kind))
    assert answer.status_code == 422
    assert "fault" in answer.content.decode() or "archive" in answer.content.decode()
    assert not queries.visible_to(cast.editor).exists()


def test_what_is_wrong_with_the_workflow_in_it_stands_at_its_line(editor):
    answer = imported(editor, packed(workflow_json=b'{\n  "name": "a",\n  "steps": [,]\n}'))
    assert answer.status_code == 422
    assert '"steps": [,]' in answer.context["text"]
    assert (answer.context["faults"][0].line, answer.context["faults"][0].column) == (3, 13)
