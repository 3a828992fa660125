"""Settings as other processes read them: safe by themselves, and refusing in a sentence."""

import json
import os
import stat
import subprocess
import sys

import pytest
from csp.constants import NONCE, SELF

from config.env import ROOT, is_loopback

SHOW = """
import json, sys
from importlib import import_module
module = import_module(sys.argv[1])
print(json.dumps({name: getattr(module, name) for name in sys.argv[2:]}))
"""


def read(module: str, home, names=(), **env: str) -> dict:
    """Return settings as a fresh process with this environment reads them."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    told = subprocess.run(
        [sys.executable, "-c", SHOW, f"config.settings.{module}", *names],
        cwd=ROOT,
        env={**inherited, "WEFT_HOME": str(home), **env},
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_development_makes_a_key_for_each_installation_and_keeps_it(tmp_path):
    first = read("dev", tmp_path / "one", ["SECRET_KEY"])
    assert first == read("dev", tmp_path / "one", ["SECRET_KEY"])
    assert first != read("dev", tmp_path / "two", ["SECRET_KEY"])
    assert stat.S_IMODE((tmp_path / "one" / "django.key").stat().st_mode) == 0o600


def test_on_loopback_only_names_of_this_machine_are_answered(tmp_path):
    found = read("dev", tmp_path, ["ALLOWED_HOSTS", "DEBUG", "BOUND_TO_LOOPBACK"])
    assert "*" not in found["ALLOWED_HOSTS"]
    assert {"127.0.0.1", "localhost"} <= set(found["ALLOWED_HOSTS"])
    assert not found["DEBUG"]
    assert found["BOUND_TO_LOOPBACK"]


def test_bound_elsewhere_it_knows_that_it_can_be_reached(tmp_path):
    found = read("dev", tmp_path, ["BOUND_TO_LOOPBACK", "WEFT_PRIVATE_TARGETS"], HOST="0.0.0.0")
    assert found == {"BOUND_TO_LOOPBACK": False, "WEFT_PRIVATE_TARGETS": False}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_loopback_is_recognised(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "weft.example", "localhost.evil"])
def test_anything_else_is_not_loopback(host):
    assert not is_loopback(host)


@pytest.mark.parametrize("missing", ["DJANGO_SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_says_what_is_missing(tmp_path, missing):
    env = {"DJANGO_SECRET_KEY": "a long one", "ALLOWED_HOSTS": "weft.example"}
    del env[missing]
    with pytest.raises(AssertionError, match=f"Set {missing}"):
        read("prod", tmp_path, **env)


def test_production_is_safe_without_being_told(tmp_path):
    env = {"DJANGO_SECRET_KEY": "a long one", "ALLOWED_HOSTS": "weft.example"}
    names = ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "DEMO"]
    found = read("prod", tmp_path, [*names, "SECURE_HSTS_SECONDS", "DEBUG"], **env)
    assert all(found[name] for name in [*names[:3], "SECURE_HSTS_SECONDS"])
    assert not found["DEMO"]
    assert not found["DEBUG"]


def test_no_script_or_style_inside_a_page_is_allowed(settings):
    directives = dict(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
    assert directives.pop("style-src") == [SELF, NONCE]  # the JSON view names its own by the nonce
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed == {"'self'", "'none'", "data:"}
    assert directives["default-src"] == ["'self'"]
    assert "data:" not in directives["default-src"]


@pytest.mark.django_db
def test_every_answer_carries_the_headers_that_browsers_need(client):
    answer = client.get("/login/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_session_cookie_is_hidden_from_scripts_and_foreign_sites(settings):
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
