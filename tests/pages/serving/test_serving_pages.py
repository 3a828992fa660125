"""Models and services over HTTP: who sees them, who may do what, what is shown."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from apps.serving.actions import Deployment, deploy_service
from apps.serving.models import ModelVersion, Service
from apps.serving.states import State
from tests.cast import Cast, gather
from tests.serving.packages import registered, write_package


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.WEFT_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"
    return gather()


@pytest.fixture
def version(cast: Cast, tmp_path: Path) -> ModelVersion:
    asked = {"request": {"data": {"example": {"images": [[1]]}}}}
    folder = write_package(tmp_path / "a", metrics={"accuracy": 0.5, "loss": 2}, apis=[asked])
    return registered(cast.project, folder, name="digits")


@pytest.fixture
def service(cast: Cast, version: ModelVersion) -> Service:
    details = Deployment(name="digits-service")
    return deploy_service(cast.project, version=version, details=details, by=cast.owner)


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast.named(part))
    return client


def addresses(version: ModelVersion, service: Service) -> list[str]:
    model, row = f"/models/{version.model_id}/", f"/services/{service.pk}/"
    return [model, f"/model-versions/{version.pk}/download/", row, f"{row}now/"]


@pytest.mark.parametrize("part", ["owner", "editor", "operator", "viewer"])
def test_every_member_sees_everything(cast, version, service, part: str):
    client = signed_in(cast, part)
    for path in ("/models/", "/services/", *addresses(version, service)):
        assert client.get(path).status_code == 200
    shown = client.get(f"/services/{service.pk}/").content.decode()
    assert ("service-try" in shown or "/try/" in shown) is (part != "viewer")


def test_to_a_stranger_there_is_nothing(cast, version, service):
    client = signed_in(cast, "stranger")
    for path in addresses(version, service):
        assert client.get(path).status_code == 404
    for what in ("start", "stop", "try", "remove"):
        assert client.post(f"/services/{service.pk}/{what}/").status_code == 404
    assert client.post(f"/model-versions/{version.pk}/remove/").status_code == 404
    assert "digits" not in client.get("/models/").content.decode()


def test_nobody_is_asked_to_sign_in(cast, version, service):
    for path in addresses(version, service):
        assert Client().get(path).headers["Location"].startswith("/login/")


@pytest.mark.parametrize("what", ["start", "stop", "try", "remove"])
def test_a_viewer_changes_nothing(cast, service, what: str):
    before = Service.objects.values().get()
    assert signed_in(cast, "viewer").post(f"/services/{service.pk}/{what}/").status_code == 403
    assert Service.objects.values().get() == before


def test_an_operator_starts_and_stops_but_does_not_remove(cast, service):
    client = signed_in(cast, "operator")
    client.post(f"/services/{service.pk}/stop/")
    service.refresh_from_db()
    assert (service.wanted, service.state) == (False, State.STOPPING)
    client.post(f"/services/{service.pk}/start/", {"hours": "8"})
    service.refresh_from_db()
    assert (service.wanted, service.expires_at is not None) == (True, True)
    assert client.post(f"/services/{service.pk}/remove/").status_code == 403
    assert signed_in(cast, "editor").post(f"/services/{service.pk}/remove/").status_code == 302
    assert not Service.objects.exists()


def test_a_version_is_downloaded_as_a_zip(cast, version):
    answer = signed_in(cast, "viewer").get(f"/model-versions/{version.pk}/download/")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as file:
        assert "model/config.json" in file.namelist()
        assert file.read("model/weights.txt") == b"1 2 3"


def test_a_model_id_leads_to_the_page_of_its_model(cast, version):
    answer = signed_in(cast, "viewer").get(f"/model-versions/{version.pk}/")
    assert answer.url == f"/models/{version.model_id}/"
    assert signed_in(cast, "stranger").get(f"/model-versions/{version.pk}/").status_code == 404


def test_versions_are_compared_and_the_better_figure_is_marked(cast, version, tmp_path):
    folder = write_package(tmp_path / "b", metrics={"accuracy": 0.75, "loss": 3, "f1": 0.7})
    other = registered(cast.project, folder, name="digits")
    client = signed_in(cast, "viewer")
    answer = client.get(
        f"/models/{version.model_id}/", {"compare": [version.pk, other.pk, "unknown"]}
    )
    lines = {line.name: line.cells for line in answer.context["lines"]}
    assert [cell.is_best for cell in lines["accuracy"]] == [False, True]
    assert [cell.is_best for cell in lines["loss"]] == [True, False]
    assert [cell.value for cell in lines["f1"]] == [None, 0.7]


def test_the_form_begins_with_the_example_of_the_package(cast, service):
    shown = signed_in(cast, "operator").get(f"/services/{service.pk}/")
    assert json.loads(shown.context["service"].example) == {"images": [[1]]}


def test_asking_leads_nowhere_but_to_a_running_service_of_this_machine(cast, service):
    client, path = signed_in(cast, "operator"), f"/services/{service.pk}/try/"
    assert "does not run" in client.post(path, {"request": "{}"}).content.decode()
    Service.objects.update(state=State.RUNNING, host="169.254.169.254", port=80)
    assert "does not run" in client.post(path, {"request": "{}"}).content.decode()
    Service.objects.update(host="127.0.0.1", port=1)
    assert "gave no answer" in client.post(path, {"request": "{}"}).content.decode()


def test_a_used_version_stays_and_the_page_says_why(cast, version, service):
    answer = signed_in(cast, "owner").post(f"/model-versions/{version.pk}/remove/")
    assert answer.status_code == 422
    assert "digits-service" in answer.content.decode()
    service.delete()
    assert signed_in(cast, "owner").post(f"/model-versions/{version.pk}/remove/").url == "/models/"
