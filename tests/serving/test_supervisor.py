"""Services as processes: they answer, come back, change their version, end in time."""

import json
import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from apps.serving.actions import (
    Deployment,
    deploy_service,
    remove_service,
    start_service,
    stop_service,
)
from apps.serving.models import Service
from apps.serving.states import State
from apps.targets.local.services import Supervisor
from tests.cast import Cast
from tests.serving.packages import registered, write_package

pytestmark = pytest.mark.django_db(transaction=True)


def deployed(cast: Cast, folder: Path, code: str | None = None, **details: Any) -> Service:
    package = write_package(folder, **({} if code is None else {"code": code}))
    version = registered(cast.project, package)
    wanted = Deployment(name="echo", **details)
    return deploy_service(cast.project, version=version, details=wanted, by=cast.owner)


def until(supervisor: Supervisor, service: Service, holds: Callable[[Service], bool]) -> Service:
    """Look again and again until the row is as the test wants it."""
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        supervisor.look()
        service.refresh_from_db()
        if holds(service):
            return service
        time.sleep(0.05)
    raise AssertionError(f"{service.state} {service.fault} {service.log}")


def running(supervisor: Supervisor, service: Service) -> Service:
    return until(supervisor, service, lambda row: row.state == State.RUNNING)


def ask(service: Service, data: bytes, kind: str = "application/json") -> tuple[int, Any]:
    request = urllib.request.Request(
        service.access_address, data, {"Content-Type": kind}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_service_answers_json_and_forms_and_says_what_went_wrong(
    cast: Cast, supervisor: Supervisor, tmp_path: Path
):
    service = running(supervisor, deployed(cast, tmp_path / "a"))

    assert ask(service, b'{"x": [1]}') == (200, {"weights": "1 2 3", "asked": {"x": [1]}})
    form = (
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        b"hello\r\n--b--\r\n"
    )
    assert ask(service, form, "multipart/form-data; boundary=b") == (200, {"a.txt": "hello"})
    assert ask(service, b"{")[0] == 400
    status, said = ask(service, b'"raise"')
    assert (status, said["error_msg"]) == (500, "ValueError: asked to")
    seen = until(supervisor, service, lambda row: "ValueError" in row.log)
    assert "Echo answers at" in seen.log


def test_its_environment_is_nothing_of_ours(
    cast: Cast, supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SECRET_OF_WEFT", "1")
    code = (
        "import os\nfrom model_service.model_service import SingleNodeService\n"
        "class Names(SingleNodeService):\n"
        "    def _inference(self, data):\n        return sorted(os.environ)\n"
    )
    service = running(supervisor, deployed(cast, tmp_path / "a", code, environment={"MINE": "1"}))
    _, names = ask(service, b"{}")
    assert "MINE" in names
    assert not {"SECRET_OF_WEFT", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"} & set(names)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives programs users of their own")
def test_it_is_another_user_who_sees_nothing_of_ours(
    cast: Cast, supervisor: Supervisor, tmp_path: Path
):
    code = (
        "import os\nfrom model_service.model_service import SingleNodeService\n"
        "class Who(SingleNodeService):\n"
        "    def _inference(self, data):\n"
        "        return [os.getuid(), os.listdir(data) if os.path.isdir(data) else []]\n"
    )
    (tmp_path / "home").mkdir()
    (tmp_path / "home/secret.key").write_text("ours")
    service = running(supervisor, deployed(cast, tmp_path / "a", code))
    _, (user, seen) = ask(service, json.dumps(str(tmp_path / "home")).encode())
    assert user != 0
    assert "secret.key" not in seen


def test_a_killed_service_comes_back_at_the_same_address(
    cast: Cast, supervisor: Supervisor, tmp_path: Path
):
    code = (
        "import os\nfrom model_service.model_service import SingleNodeService\n"
        "class Pid(SingleNodeService):\n"
        "    def _inference(self, data):\n        return os.getpid()\n"
    )
    service = running(supervisor, deployed(cast, tmp_path / "a", code))
    address, pid = service.access_address, ask(service, b"{}")[1]
    os.kill(pid, signal.SIGKILL)

    until(supervisor, service, lambda row: row.state == State.DEPLOYING)
    back = running(supervisor, service)

    assert back.access_address == address
    assert back.failures == 1
    assert ask(back, b"{}")[1] != pid


def test_a_service_that_cannot_start_fails_and_says_why(
    cast: Cast, supervisor: Supervisor, tmp_path: Path
):
    service = deployed(cast, tmp_path / "a", "import nothing_of_that_name\n")
    failed = until(supervisor, service, lambda row: row.state == State.FAILED)
    assert failed.fault == "serving.ended"
    assert "nothing_of_that_name" in failed.log


def test_another_version_takes_the_place_of_the_first(
    cast: Cast, supervisor: Supervisor, tmp_path: Path
):
    service = running(supervisor, deployed(cast, tmp_path / "a"))
    newer = registered(cast.project, write_package(tmp_path / "b", weights="9"))

    deploy_service(cast.project, version=newer, details=Deployment(name="echo"), by=cast.owner)

    service = running(supervisor, service)
    assert Service.objects.count() == 1
    assert ask(service, b"1") == (200, {"weights": "9", "asked": 1})


def test_stop_start_expire_remove(cast: Cast, supervisor: Supervisor, tmp_path: Path):
    service = running(supervisor, deployed(cast, tmp_path / "a"))

    stop_service(service, by=cast.operator)
    until(supervisor, service, lambda row: row.state == State.STOPPED)
    with pytest.raises(urllib.error.URLError):
        ask(service, b"1")

    running(supervisor, start_service(service, by=cast.operator, hours=1))
    Service.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    expired = until(supervisor, service, lambda row: row.state == State.STOPPED)
    assert expired.fault == "serving.expired"

    running(supervisor, start_service(service, by=cast.operator))
    remove_service(service, by=cast.editor)
    supervisor.look()
    with pytest.raises(urllib.error.URLError):
        ask(service, b"1")
    assert not list((tmp_path / "home/work").glob(f"service-{service.pk}-*"))
