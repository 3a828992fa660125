"""The draft and the specification as the page asks for them."""

import gzip
import json

import pytest


@pytest.mark.parametrize("what", ["draft", "spec"])
def test_what_grows_with_the_workflow_is_sent_packed(client_of, workflow, what):
    path = f"/workflows/{workflow.pk}/{what}"
    client = client_of("editor")
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content)) == plain.json()
