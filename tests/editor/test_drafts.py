"""The draft and the specification as the page asks for them."""

import gzip
import json

import pytest

from tests.editor.conftest import change, post, step_id


@pytest.mark.parametrize("what", ["draft", "spec", "inspector/{}", ""])
def test_what_the_page_loads_is_sent_packed(client_of, workflow, what):
    path = f"/workflows/{workflow.pk}/{what.format(workflow.pk)}"
    client = client_of("editor")
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    unpacked = gzip.decompress(packed.content)
    assert len(unpacked) > len(packed.content)
    if what in {"draft", "spec"}:
        assert json.loads(unpacked) == plain.json()


def test_owners_links_and_positions_name_entities_by_their_places(client_of, workflow):
    step = step_id(workflow, "training_job3")
    client = client_of("editor")
    post(client, workflow, "changes", change({"op": "place", "id": step, "x": 7, "y": 8}))
    draft = client.get(f"/workflows/{workflow.pk}/draft").json()
    ids = [entity["id"] for entity in draft["entities"]]
    links = {(ids[each["step"]], each["as"]): each["to"] for each in draft["links"]}
    before = [step_id(workflow, "training_job1"), step_id(workflow, "training_job2")]
    assert [ids[place] for place in links[step, "depends"]] == before
    owners = {ids[entity["owner"]] for entity in draft["entities"] if entity["kind"] == "output"}
    assert step in owners
    assert draft["positions"] == [[ids.index(step), 7, 8]]


def test_the_ids_of_what_was_made_together_compress(client_of, workflow):
    draft = client_of("editor").get(f"/workflows/{workflow.pk}/draft").json()
    ids = [entity["id"] for entity in draft["entities"][1:]]
    assert len({id[:24] for id in ids}) == 1
