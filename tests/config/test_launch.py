"""The launcher, started for real: one command, one tree of processes, no orphans."""

import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from config.env import ROOT
from tests.config.launched import Launched, eventually, launched
from tests.live import Stream
from tests.person import Person

LIMIT = 400 * 2**20
PROGRAMS = {"broker", "web", "worker", "beat", "services"}


@pytest.fixture(scope="module")
def weft(tmp_path_factory):
    """One running Weft for the tests that leave it as they found it."""
    with launched(tmp_path_factory.mktemp("launch") / "home") as running:
        yield running


def usernames(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "weft.sqlite3")) as database:
        return [name for (name,) in database.execute("SELECT username FROM teams_user")]


def test_it_says_where_it_is_and_how_to_sign_in(weft):
    assert f"http://127.0.0.1:{weft.port} is ready" in weft.said()
    assert "Sign in as demo with the password demo" in weft.said()
    assert usernames(weft.home) == ["demo"]


def test_every_part_is_there_and_well(weft):
    assert set(weft.children()) == PROGRAMS
    assert weft.health() == (200, {"database": "ok", "broker": "ok", "worker": "ok"})


def test_all_of_it_stays_under_400_megabytes_also_after_use(weft):
    pages = ("/login/", "/api/docs/", "/healthz", "/static/site.js", "/admin/login/")
    with ThreadPoolExecutor(8) as people:
        assert {answer.status for answer in people.map(weft.get, pages * 40)} == {200}
    resident = sum(process.memory_info().rss for process in weft.tree())
    assert resident < LIMIT


def test_the_launcher_loads_no_django():
    program = "import config.launch.running, sys; sys.exit('django' in sys.modules)"
    assert subprocess.call([sys.executable, "-c", program], cwd=ROOT) == 0


@pytest.mark.parametrize("name", ["django.key", "valkey/valkey.conf"])
def test_only_the_owner_reads_a_key(weft, name):
    assert stat.S_IMODE((weft.home / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_a_killed_program_is_started_again(weft, name):
    killed = weft.children()[name]
    killed.send_signal(signal.SIGKILL)
    eventually(lambda: weft.children().get(name, killed).pid != killed.pid)
    eventually(lambda: weft.health()[0] == 200)
    assert f"{name} ended (signal 9)" in weft.said()


def test_health_names_what_is_missing(weft):
    worker = weft.children()["worker"]
    missing = {"database": "ok", "broker": "ok", "worker": "missing"}
    worker.send_signal(signal.SIGSTOP)
    try:
        eventually(lambda: weft.health() == (503, missing))
    finally:
        worker.send_signal(signal.SIGCONT)
    eventually(lambda: weft.health()[0] == 200)


def test_a_second_one_runs_at_the_same_time_in_another_folder(weft, tmp_path):
    with launched(tmp_path / "home") as second:
        assert second.health()[0] == weft.health()[0] == 200
        assert second.port != weft.port


def test_a_taken_port_is_said_in_a_sentence(weft, tmp_path):
    second = Launched(tmp_path / "home", PORT=str(weft.port))
    assert second.process.wait(30) == 1
    assert second.said().startswith(f"weft: Cannot listen on 127.0.0.1, port {weft.port}")
    assert second.said().count("\n") == 1


def test_a_folder_in_use_is_said_in_a_sentence(weft):
    second = Launched(weft.home)
    assert second.process.wait(30) == 1
    assert second.said().startswith(f"weft: Weft already runs on {weft.home}")


def test_a_port_that_is_no_number_is_said_in_a_sentence(tmp_path):
    refused = Launched(tmp_path / "home", PORT="65536")
    assert refused.process.wait(30) == 1
    assert "PORT is a number from 1 to 65535" in refused.said()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_and_leaves_nothing_running(tmp_path, how):
    with launched(tmp_path / "home") as weft:
        tree = weft.tree()
        assert len(tree) == 1 + len(PROGRAMS)
        assert weft.end(how) == 0
        assert not [process for process in tree if process.is_running()]
        assert weft.health() == (0, {})


def test_it_ends_at_once_though_somebody_listens_to_events(tmp_path):
    with launched(tmp_path / "home") as weft:
        person = Person(weft)
        workflow = re.search(r'href="(/workflows/[0-9a-f-]{36}/)"', person.page("/"))[1]
        path, address = f"/events{workflow}", f"127.0.0.1:{weft.port}"
        listening = Stream(address, path, cookie=person.cookie)
        listening.next("change")
        assert weft.end() == 0
        assert listening.is_over()
    # What the web server writes when it has to cut a stream off after its grace:
    assert "graceful shutdown exceeded" not in (tmp_path / "home" / "log" / "web.log").read_text()


def test_no_orphan_stays_when_the_launcher_itself_is_killed(tmp_path):
    with launched(tmp_path / "home") as weft:
        children = weft.children().values()
        weft.end(signal.SIGKILL)
        eventually(lambda: not [child for child in children if child.is_running()], seconds=10)


def test_it_ends_while_it_still_starts(tmp_path):
    weft = Launched(tmp_path / "home")
    eventually((tmp_path / "home" / "log").exists)
    tree = weft.tree()
    assert weft.end() == 0
    assert not [process for process in tree if process.is_running()]


def test_a_second_start_does_nothing_over_again(tmp_path):
    with launched(tmp_path / "home") as first:
        assert "Applied" in first.said()
    with launched(tmp_path / "home") as second:
        assert "Applied" not in second.said()
        assert usernames(tmp_path / "home") == ["demo"]


def test_no_demo_account_where_other_machines_can_reach_it(tmp_path):
    with launched(tmp_path / "home", HOST="0.0.0.0") as weft:
        assert usernames(tmp_path / "home") == []
        assert "Sign in with your account" in weft.said()


def test_a_demo_account_is_never_shown_to_other_machines(tmp_path):
    with launched(tmp_path / "home"):
        pass
    exposed = Launched(tmp_path / "home", HOST="0.0.0.0")
    assert exposed.process.wait(60) == 1
    assert "the account demo still has its well-known password" in exposed.said()


def test_it_uses_the_servers_that_it_is_given(tmp_path, servers):
    if "postgres" not in os.environ["DATABASE_URL"]:
        pytest.skip("this run has no PostgreSQL server")
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute("CREATE DATABASE launched")
    database = os.environ["DATABASE_URL"].replace("/postgres", "/launched")
    given = {"DATABASE_URL": database, "REDIS_URL": os.environ["REDIS_URL"].replace("/0", "/5")}
    with launched(tmp_path / "home", **given) as weft:
        assert set(weft.children()) == PROGRAMS - {"broker"}
        assert weft.health()[0] == 200
        assert not (tmp_path / "home" / "weft.sqlite3").exists()


def test_a_database_that_does_not_answer_is_said_in_a_sentence(tmp_path):
    refused = Launched(tmp_path / "home", DATABASE_URL="postgres://weft@127.0.0.1:1/weft")
    assert refused.process.wait(60) == 1
    assert "The database does not answer" in refused.said()
    assert "Traceback" not in refused.said()


def test_production_is_served_by_the_same_launcher(tmp_path):
    production = {
        "DJANGO_SETTINGS_MODULE": "config.settings.prod",
        "DJANGO_SECRET_KEY": "only for this test",
        "ALLOWED_HOSTS": "weft.example",
        "TRUST_PROXY": "1",
    }
    with launched(tmp_path / "home", **production) as weft:
        assert usernames(tmp_path / "home") == []
        plain = weft.get("/login/", Host="weft.example")
        assert plain.headers["location"] == "https://weft.example/login/"
        behind_proxy = {"Host": "weft.example", "X-Forwarded-Proto": "https"}
        assert re.search(
            r"/static/site\.[0-9a-f]{12}\.css", weft.get("/login/", **behind_proxy).text
        )
        assert weft.get("/login/", Host="evil.example").status == 400
