"""Backup and restore: everything comes back, on either database, and nothing is overwritten."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from apps.core import secrets
from apps.teams import actions as teams
from apps.teams.models import AccessKey
from apps.workflows import actions as workflows
from apps.workflows import store
from config.backup import rows
from config.backup.layout import Unusable
from config.backup.reading import restore
from config.backup.writing import back_up
from config.env import ROOT
from config.launch.options import lock_home
from tests.cast import gather

pytestmark = pytest.mark.django_db
EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text())


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.WEFT_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = settings.WEFT_HOME / "files"
    settings.MEDIA_ROOT.mkdir(parents=True)
    return settings.WEFT_HOME


@pytest.fixture
def workflow(home):
    """A database with a bit of everything, and a stored file."""
    cast = gather()
    teams.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)
    (home / "files" / "logs").mkdir()
    (home / "files" / "logs" / "1.txt").write_text("stored")
    return workflows.create_workflow(project=cast.project, document=EXAMPLE, by=cast.owner)


@pytest.fixture
def archive(workflow, tmp_path):
    back_up(tmp_path / "weft.zip")
    return tmp_path / "weft.zip"


def everything() -> dict[str, list[str]]:
    return {model._meta.label: list(rows.lines_of(model)) for model in rows.kept_models()}


def rows_in(archive: Path) -> dict[str, list[bytes]]:
    with zipfile.ZipFile(archive) as file:
        names = [name for name in file.namelist() if name.startswith("rows/")]
        return {name: sorted(file.read(name).splitlines()) for name in names}


def manage(*arguments: str, home: Path) -> str:
    """Run a command on a SQLite database of its own."""
    ours = {
        "WEFT_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{home}/weft.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | ours, check=True, capture_output=True, text=True
    ).stdout


def test_everything_comes_back(archive, workflow, home):
    before, document = everything(), store.document(str(workflow.pk))
    secret = AccessKey.objects.get().secret_key
    get_user_model().objects.all().update(first_name="changed since")
    (home / "files" / "logs" / "1.txt").write_text("changed since")
    (home / "secret.key").unlink()
    restore(archive, replace=True)
    assert everything() == before
    assert store.document(str(workflow.pk)) == document
    assert AccessKey.objects.get().secret_key == secret
    assert (home / "files" / "logs" / "1.txt").read_text() == "stored"


def test_it_moves_between_database_engines_and_back(archive, tmp_path):
    before = everything()
    manage("restore", str(archive), home=tmp_path / "sqlite")
    manage("backup", str(tmp_path / "moved.zip"), home=tmp_path / "sqlite")
    assert rows_in(tmp_path / "moved.zip") == rows_in(archive)
    restore(tmp_path / "moved.zip", replace=True)
    assert everything() == before


def test_new_rows_get_new_keys_after_a_restore(archive):
    restore(archive, replace=True)
    assert get_user_model().objects.create_user("newcomer").pk


def test_secrets_lie_encrypted_in_the_archive(archive):
    secret = AccessKey.objects.get().secret_key
    with zipfile.ZipFile(archive) as file:
        assert not [name for name in file.namelist() if secret.encode() in file.read(name)]


def test_only_the_owner_reads_an_archive(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_a_backup_overwrites_no_file(archive):
    before = archive.read_bytes()
    with pytest.raises(CommandError, match="File exists"):
        call_command("backup", str(archive))
    assert archive.read_bytes() == before


def test_a_restore_overwrites_no_database_unless_told_so(archive):
    before = everything()
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(archive))
    assert everything() == before


def test_a_restore_refuses_while_weft_runs(archive, home):
    with lock_home(home), pytest.raises(CommandError, match="End Weft"):
        call_command("restore", str(archive), "--replace")


def test_a_key_that_is_here_already_is_kept(archive, home):
    (home / "secret.key").unlink()
    token = secrets.encrypt("written here")
    restore(archive, replace=True)
    assert secrets.decrypt(token) == "written here"
    assert AccessKey.objects.get().secret_key


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "logs/../../outside"])
def test_no_file_is_written_outside_the_folder(archive, home, name):
    with zipfile.ZipFile(archive, "a") as file:
        file.writestr(f"files/{name}", "planted")
    with pytest.raises(Unusable, match="outside its folder"):
        restore(archive, replace=True)
    assert not list(home.parent.rglob("outside"))


def test_the_archive_of_another_version_is_refused(archive, tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w") as new:
        facts = json.loads(old.read("manifest.json"))
        facts["migrations"].append("workflows.9999_from_the_future")
        new.writestr("manifest.json", json.dumps(facts))
    with pytest.raises(Unusable, match="another version"):
        restore(other, replace=True)


def test_a_damaged_archive_changes_nothing(archive, tmp_path):
    before, other = everything(), tmp_path / "other.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if name != "rows/workflows.Workflow.jsonl":
                new.writestr(name, old.read(name))
    with pytest.raises(Unusable, match="no whole backup"):
        restore(other, replace=True)
    assert everything() == before


@pytest.mark.parametrize("content", [b"", b"not a zip file"])
def test_something_else_is_refused_in_a_sentence(tmp_path, content):
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(CommandError, match="no whole backup of Weft"):
        call_command("restore", str(tmp_path / "other"))


def test_a_migration_leaves_a_copy_of_the_database(home):
    manage("prepare", home=home)
    assert not (home / "backups").exists()
    manage("migrate", "targets", "zero", home=home)
    assert "Copied the database" in manage("prepare", home=home)
    [copy] = (home / "backups").iterdir()
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert sqlite3.connect(copy).execute("SELECT count(*) FROM teams_user").fetchone() == (1,)
