"""The inspector's forms: every field saves as a change, and nothing written is lost."""

from html import unescape

import pytest

from apps.core.ids import new_id
from apps.editor.forms import ABSENT, FIELDS, Field, Form, mark
from apps.spec.draft import Kind
from apps.spec.exact import same
from apps.workflows import store
from tests.editor.conftest import EXAMPLE, change, post, step_id


@pytest.fixture
def client(client_of):
    return client_of("editor")


@pytest.fixture
def save(client, workflow):
    """Return a function that saves a field as the form would."""

    def post_field(entity: str, name: str, value: str, was: object, **more: str):
        url = f"/workflows/{workflow.pk}/inspector/{entity}/{name}"
        return client.post(url, {"value": value, "was": mark(was), **more})

    return post_field


@pytest.fixture
def job(workflow) -> str:
    return step_id(workflow, "training_job1")


def test_a_saved_field_tells_the_canvas(save, job, workflow):
    answer = save(job, "title", "New", "labeling")
    assert answer.status_code == 200
    assert '"workflow:changed": {"sequence": 1, "revision": 2}' in answer.headers["HX-Trigger"]
    assert store.document(workflow.pk)["steps"][1]["title"] == "New"


def test_saving_what_is_there_is_no_change(save, job, workflow):
    answer = save(job, "title", "labeling", "labeling")
    assert "HX-Trigger" not in answer.headers
    assert client_sequence(workflow) == 0


def test_a_new_name_is_followed_by_every_reference(save, job, workflow):
    save(job, "name", "train", "training_job1")
    document = store.document(workflow.pk)
    assert document["steps"][0]["if_then_steps"] == ["train"]
    assert document["steps"][3]["depend_steps"] == ["train", "training_job2"]
    assert document["data"][0]["used_steps"] == ["train"]


@pytest.mark.parametrize(
    ("name", "value", "was"),
    [
        ("name", "training_job2", "training_job1"),
        ("inputs", '[{"name": "a",]', EXAMPLE["steps"][1]["inputs"]),
        ("inputs", '{"name": "a"}', EXAMPLE["steps"][1]["inputs"]),
        ("inputs", '[{"name": "a"}, {"name": "a"}]', EXAMPLE["steps"][1]["inputs"]),
        ("properties", '{"a": NaN}', EXAMPLE["steps"][1]["properties"]),
        ("properties", '{"a": 1, "a": 2}', EXAMPLE["steps"][1]["properties"]),
        ("policy", "7", {}),
    ],
)
def test_what_is_refused_stays_with_a_sentence(save, job, workflow, name, value, was):  # noqa: PLR0917
    answer = save(job, name, value, was)
    shown = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert value in shown
    assert 'role="alert"' in shown
    assert 'aria-invalid="true"' in shown
    assert same(store.document(workflow.pk), EXAMPLE)


def test_somebody_elses_change_of_the_same_field_is_not_overwritten(save, job, workflow, client):
    theirs = {"op": "set", "id": job, "path": "/title", "from": '"labeling"', "to": '"Theirs"'}
    post(client, workflow, "changes", change(theirs, id=new_id()))
    shown = unescape(save(job, "title", "Mine", "labeling").content.decode())
    assert "Mine" in shown
    assert '"Theirs"' in shown
    assert store.document(workflow.pk)["steps"][1]["title"] == "Theirs"
    save(job, "title", "Mine", "labeling", keep="mine")
    assert store.document(workflow.pk)["steps"][1]["title"] == "Mine"


def test_theirs_can_be_taken(save, job, workflow, client):
    theirs = {"op": "set", "id": job, "path": "/title", "from": '"labeling"', "to": '"Theirs"'}
    post(client, workflow, "changes", change(theirs, id=new_id()))
    shown = save(job, "title", "Mine", "labeling", keep="theirs").content.decode()
    assert 'value="Theirs"' in shown
    assert "Mine" not in shown


@pytest.mark.parametrize("name", [name for name in FIELDS[Kind.STEP] if name != "conditions"])
def test_every_field_of_a_step_saves_itself_unchanged(save, job, workflow, name):
    step = EXAMPLE["steps"][1]
    was = step.get(name, ABSENT)
    save(job, name, FIELDS[Kind.STEP][name].shown(was), was)
    assert same(store.document(workflow.pk), EXAMPLE)


@pytest.mark.parametrize("name", FIELDS[Kind.WORKFLOW])
def test_every_field_of_the_workflow_saves_itself_unchanged(save, workflow, name):
    was = EXAMPLE.get(name, ABSENT)
    save(workflow.pk, name, FIELDS[Kind.WORKFLOW][name].shown(was), was)
    assert same(store.document(workflow.pk), EXAMPLE)


def test_parameters_are_edited_as_json(save, workflow):
    value = '[{"name": "rate", "type": "float", "default": 1.0}]'
    save(workflow.pk, "parameters", value, EXAMPLE["parameters"])
    assert repr(store.document(workflow.pk)["parameters"]) == (
        "[{'name': 'rate', 'type': 'float', 'default': 1.0}]"
    )


def test_an_emptied_json_field_is_absent_and_an_emptied_text_is_empty(save, job, workflow):
    save(job, "policy", "", {})
    save(job, "title", "", "labeling")
    step = store.document(workflow.pk)["steps"][1]
    assert "policy" not in step
    assert step["title"] == ""


def test_an_empty_field_of_something_absent_stays_absent(save, workflow):
    save(workflow.pk, "storages", "  ", ABSENT)
    assert "storages" not in store.document(workflow.pk)


@pytest.mark.parametrize("path", ["inspector/nothing", "inspector/{data}"])
def test_there_is_a_panel_for_steps_and_the_workflow_only(client, workflow, path):
    data = step_id(workflow, "a2ff296da618452daa8243399f06db8e")
    url = f"/workflows/{workflow.pk}/{path.format(data=data)}"
    assert client.get(url).status_code == 404


def test_an_unknown_field_is_not_found(save, job):
    assert save(job, "created_at", "x", ABSENT).status_code == 404


def test_conditions_are_shown_where_there_can_be_some(client, workflow, job):
    condition = step_id(workflow, "condition_step_test")
    url = f"/workflows/{workflow.pk}/inspector/"
    assert b"field-conditions" in client.get(url + condition).content
    assert b"field-conditions" not in client.get(url + job).content


def test_texts_with_markup_are_shown_as_texts(save, job):
    shown = save(job, "title", '"><script>alert(1)</script>', "labeling").content.decode()
    assert "<script>" not in shown


def test_marks_tell_types_apart():
    values = [1, 1.0, True, "1", None, ABSENT, "", 0.0, -0.0, [], {}]
    assert len({mark(value) for value in values}) == len(values)


def test_windows_line_ends_of_a_form_are_not_written():
    assert Field("description", "", Form.TEXT).read("a\r\nb", "") == ("a\nb", [])


def client_sequence(workflow) -> int:
    workflow.refresh_from_db()
    return workflow.sequence


@pytest.mark.parametrize("name", ["name", "title", "description", "inputs"])
def test_what_no_database_keeps_is_refused_at_the_field(save, job, workflow, name):
    answer = save(job, name, "a\x00b", EXAMPLE["steps"][1][name])
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert same(store.document(workflow.pk), EXAMPLE)


def test_a_name_that_breaks_its_pattern_is_saved_and_listed_as_a_problem(
    save, job, workflow, client
):
    save(job, "name", "1 step", "training_job1")
    assert store.document(workflow.pk)["steps"][1]["name"] == "1 step"
    shown = client.get(f"/workflows/{workflow.pk}/problems").content.decode()
    assert "steps[1].name" in shown
