"""Paid workflows: packages, and whether a service is paid for."""

from typing import Any

import pytest

from apps.gallery.models import Package
from tests.api.caller import Caller, read

ORDER = {"id": "o", "sku": {"code": "c", "period": 1, "price": 0.10}, "sku_count": "2", "x": None}
WANTED = {"pool_id": "p", "service_id": "s", "order": ORDER, "consume_limit": 1}


@pytest.fixture
def packages(editor: Caller, example) -> str:
    return f"/{editor.create(example)['workflow_id']}/service/packages"


def test_a_package_is_bought_and_nothing_of_it_is_consumed(editor: Caller, packages: str):
    claims = {"current_consume": 7, "package_id": "mine", "created_at": "never", "status": "free"}
    answer = editor.send("POST", packages, {**WANTED, "limit_enable": True, **claims})
    found = read(answer)
    stored = Package.objects.get()
    assert answer.status_code == 201
    assert found["package_id"] == stored.pk
    assert found["workflow_id"] == packages.split("/")[1]
    assert (found["consume_limit"], found["current_consume"]) == (1, 0)
    assert found["order"] == ORDER
    assert found["limit_enable"] is True
    assert found["status"] == "active"


WRONG: dict[str, Any] = {
    "pool_id": {"pool_id": None},
    "order": {"order": None},
    "order.sku": {"order": {"sku_count": 1}},
    "order.sku_count": {"order": {"sku": {}}},
    "order.sku.price": {"order": {"sku": {"price": "cheap"}, "sku_count": 1}},
    "consume_limit": {"consume_limit": -1},
    "service_id": {"service_id": "s" * 129},
    "limit_enable": {"limit_enable": "true"},
}


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_order_is_refused_with_its_place(editor: Caller, packages: str, path: str):
    answer = editor.send("POST", packages, WANTED | WRONG[path])
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, "ModelArts.0104")
    assert [problem["path"] for problem in found["problems"]] == [path]
    assert not Package.objects.exists()


@pytest.mark.parametrize("limit", [-1, 2**31, 2**63])
def test_a_limit_that_is_no_count_is_refused(editor: Caller, packages: str, limit: int):
    answer = editor.send("POST", packages, WANTED | {"consume_limit": limit})
    assert answer.status_code == 400


def may(editor: Caller, service_id: str) -> str:
    answer = editor.send("POST", "/service/auth", {"main_service_id": service_id})
    assert answer.status_code == 201
    return read(answer)["result"]


def test_a_service_may_be_used_while_its_package_lasts(editor: Caller, packages: str):
    assert may(editor, "s") == "false"
    editor.send("POST", packages, WANTED | {"limit_enable": True})
    assert may(editor, "s") == "true"
    assert may(editor, "another") == "false"
    Package.objects.update(current_consume=1)
    assert may(editor, "s") == "false"
    Package.objects.update(limit_enable=False)
    assert may(editor, "s") == "true"
