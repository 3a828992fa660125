"""A lost encryption key is said in a sentence wherever it is met: page, API and command."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.utils import translation

from apps.core.secrets import SecretKeyLost
from apps.teams import actions
from apps.teams.models import AccessKey
from config.env import ROOT
from config.middleware import LostKeyMiddleware
from tests.cast import gather
from tests.workers import database_url

SENTENCE = "A stored secret cannot be read"


@pytest.fixture
def home(settings, tmp_path):
    """A state folder whose key is gone, while a secret encrypted with it is still stored."""
    settings.WEFT_HOME = tmp_path
    cast = gather()
    actions.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)
    (tmp_path / "secret.key").unlink()
    return tmp_path


@pytest.mark.django_db
def test_a_page_says_it(rf):
    request = rf.get("/", headers={"Accept-Language": "en"})
    answer = LostKeyMiddleware(lambda _: None).process_exception(request, SecretKeyLost())
    assert answer.status_code == 503
    assert SENTENCE in answer.content.decode()


def test_any_other_error_is_left_alone(rf):
    answer = LostKeyMiddleware(lambda _: None).process_exception(rf.get("/"), ValueError())
    assert answer is None


@pytest.mark.django_db
def test_the_api_says_it(home, client):
    key = AccessKey.objects.defer("secret_key").get()
    who, what = f"Access={key.access_key}", "SignedHeaders=host;x-sdk-date"
    signed = f"SDK-HMAC-SHA256 {who}, {what}, Signature={'0' * 64}"
    headers = {"Authorization": signed, "X-Sdk-Date": f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"}
    answer = client.get(f"/v2/{key.project_id}/workflows", headers=headers)
    assert answer.status_code == 503
    assert SENTENCE in answer.json()["error_msg"]


@pytest.mark.django_db(transaction=True)
def test_a_command_says_it_without_a_traceback(home):
    env = {**os.environ, "WEFT_HOME": str(home), "DATABASE_URL": database_url()}
    told = subprocess.run(
        [sys.executable, "manage.py", "rotate_secret_key"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr.startswith(f"CommandError: {SENTENCE}")
    assert "Traceback" not in told.stderr


def test_it_is_said_in_chinese_too():
    with translation.override("zh-hans"):
        assert "密钥" in str(SecretKeyLost())
