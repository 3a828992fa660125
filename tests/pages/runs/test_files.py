"""Looking at the files of a step: only its own, and without trusting them."""

import io

import pytest

from apps.storage.opening import store_of
from tests.pages.runs.conftest import address

BASE = "/test-lh/test-metrics"


@pytest.fixture
def files(run, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    store = store_of(cast.project)
    kept = {
        "metrics.json": b'{"accuracy": 0.9}',
        "table.csv": b"a,b\n1,<b>2</b>\n",
        "plot.png": b"\x89PNG\r\n",
        "page.html": b"<script>alert(1)</script>",
        "model.bin": b"\x00\x01",
        "long.txt": b"x" * 100_000,
    }
    for name, data in kept.items():
        store.write(f"{BASE}/{name}", io.BytesIO(data))
    store.write("/test-lh/other/secret.txt", io.BytesIO(b"secret"))
    return run


def look(client, run, path, name="run-files"):
    return client.get(address(run, name), {"step": "training_job1", "path": path})


def test_a_directory_is_listed(files, client_of):
    page = look(client_of("viewer"), files, f"{BASE}/").content.decode()
    assert "metrics.json" in page
    assert "plot.png" in page


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("metrics.json", "&quot;accuracy&quot;: 0.9"),
        ("table.csv", "<td>&lt;b&gt;2&lt;/b&gt;</td>"),
        ("page.html", "&lt;script&gt;"),
        ("model.bin", "not text"),
        ("long.txt", "Only the beginning is shown"),
        ("plot.png", "<img"),
        ("nothing.txt", "callout err"),
    ],
)
def test_a_file_is_shown_as_what_it_is(files, client_of, name, shown):
    page = look(client_of("viewer"), files, f"{BASE}/{name}")
    assert page.status_code == 200
    assert shown in page.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/test-lh/other/secret.txt",
        f"{BASE}/../other/secret.txt",
        "/test-lh",
        "/test-lh/test-metrics2/x",
        "",
        "relative",
        "/test-lh/a\x00b",
    ],
)
@pytest.mark.parametrize("name", ["run-files", "run-file"])
def test_what_is_not_the_steps_is_not_found(files, client_of, path, name):
    assert look(client_of("viewer"), files, path, name).status_code == 404


def test_a_page_is_never_shown_as_one(files, client_of):
    response = look(client_of("viewer"), files, f"{BASE}/page.html", "run-file")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_may_stand_in_the_page(files, client_of):
    response = look(client_of("viewer"), files, f"{BASE}/plot.png", "run-file")
    assert response["Content-Type"] == "image/png"


def test_a_path_is_shown_with_its_last_name_and_copied_whole(run, client_of):
    asked = {"step": "training_job1"}
    panel = client_of("viewer").get(address(run, "run-details"), asked).content.decode()
    assert (
        '<span class="trunc">/test-lh/</span><span class="trunc last">test-metrics/</span>' in panel
    )
    assert f'data-copies-text="{BASE}/"' in panel
