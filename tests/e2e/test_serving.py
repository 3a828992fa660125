"""Models and services in a browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.serving.actions import Deployment, deploy_service
from apps.serving.models import Service
from apps.serving.states import State
from apps.targets.local.services import Supervisor
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.serving.packages import registered, write_package

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.WEFT_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"
    return gather()


@pytest.fixture
def service(cast: Cast, tmp_path: Path) -> Service:
    """The service of the newest of three versions."""
    for number, accuracy in enumerate((0.914, 0.9444, 0.9694)):
        metrics = {"accuracy": accuracy, "f1": accuracy - 0.002, "loss": 1 - accuracy}
        folder = write_package(tmp_path / str(number), model_type="PyTorch", metrics=metrics)
        version = registered(cast.project, folder, name="handwritten-digits")
    details = Deployment(name="digits-service", hours=8)
    return deploy_service(cast.project, version=version, details=details, by=cast.owner)


def paths(service: Service) -> list[str]:
    return ["/models/", f"/models/{service.version.model_id}/", "/services/"]


def test_the_pages_are_accessible_in_every_look(visit, look, cast: Cast, service: Service):
    log = "2026-11-24 15:00:00 loading\n2026-11-24 15:00:01 Echo answers"
    Service.objects.update(state=State.RUNNING, host="127.0.0.1", port=43210, log=log)
    for path in [*paths(service), f"/services/{service.pk}/"]:
        assert_accessible(visit(path, user=cast.owner, look=look))


def test_on_a_phone_nothing_is_cut_off(visit, page: Page, cast: Cast, service: Service):
    page.set_viewport_size({"width": 390, "height": 844})
    fault = {"fault": "serving.ended", "fault_params": {"reason": "exit code 1"}}
    Service.objects.update(state=State.FAILED, failures=3, **fault)
    for path in [*paths(service), f"/services/{service.pk}/"]:
        assert_accessible(visit(path, user=cast.owner))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_service_is_tried_from_its_page(visit, page: Page, cast: Cast, service: Service):
    supervisor = Supervisor()
    visit(f"/services/{service.pk}/", user=cast.operator)
    while service.state != State.RUNNING:
        supervisor.look()
        service.refresh_from_db()
    expect(page.locator("#now .status")).to_have_text("Running", timeout=10_000)
    page.get_by_label("Request (JSON)").fill('{"x": 1}')
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer pre")).to_contain_text('"asked"')
    assert_accessible(page)
    supervisor.end()
