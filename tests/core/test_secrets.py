"""Secrets at rest: encrypted rows, keys that change, and a key that is lost."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from apps.core import checks, encrypted, keyfiles, rotation, secrets
from apps.teams import actions
from apps.teams.models import AccessKey


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.WEFT_HOME = tmp_path
    settings.WEFT_SECRET_KEY = ""
    return tmp_path


@pytest.fixture
def access_key(db, cast) -> AccessKey:
    return actions.create_access_key(user=cast.owner, project=cast.project, by=cast.owner)


def lying(key: AccessKey) -> str:
    """Return what lies in the database for the secret of that key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret_key FROM teams_accesskey WHERE id = %s", [key.pk])
        return cursor.fetchone()[0]


def reread(key: AccessKey) -> str:
    return AccessKey.objects.get(pk=key.pk).secret_key


def test_the_database_holds_no_secret_in_plain_text(access_key):
    assert access_key.secret_key not in lying(access_key)
    assert reread(access_key) == access_key.secret_key


def test_the_first_use_makes_a_key_that_only_the_owner_reads(home):
    token = secrets.encrypt("hush")
    assert secrets.decrypt(token) == "hush"
    assert stat.S_IMODE((home / "secret.key").stat().st_mode) == 0o600


def test_many_at_once_agree_on_one_key(home):
    with ThreadPoolExecutor(16) as pool:
        made = set(
            pool.map(lambda _: keyfiles.read_or_make(home / "one", make=secrets.new_key), range(64))
        )
    assert len(made) == 1
    assert [path.name for path in home.iterdir()] == ["one"]


def test_the_environment_comes_before_the_file(settings, home):
    settings.WEFT_SECRET_KEY = Fernet.generate_key().decode()
    secrets.encrypt("hush")
    assert not (home / "secret.key").exists()


def test_rotation_encrypts_everything_with_the_new_key(access_key):
    before = lying(access_key)
    call_command("rotate_secret_key", "--forget-old")
    assert len(secrets.keys()) == 1
    assert lying(access_key) != before
    assert reread(access_key) == access_key.secret_key


def test_rotation_keeps_the_old_key_for_what_was_written_meanwhile(access_key):
    late = secrets.encrypt("written with the old key")
    call_command("rotate_secret_key")
    assert secrets.decrypt(late) == "written with the old key"


def test_a_key_in_the_environment_is_rotated_by_putting_a_new_one_first(settings, access_key):
    old, new = secrets.keys()[0], Fernet.generate_key().decode()
    settings.WEFT_SECRET_KEY = f"{new},{old}"
    call_command("rotate_secret_key")
    settings.WEFT_SECRET_KEY = new
    assert reread(access_key) == access_key.secret_key


def test_old_keys_in_the_environment_are_not_ours_to_forget(settings, db):
    settings.WEFT_SECRET_KEY = Fernet.generate_key().decode()
    with pytest.raises(CommandError, match="WEFT_SECRET_KEY"):
        call_command("rotate_secret_key", "--forget-old")


def test_a_rotation_that_meets_a_lost_secret_changes_nothing(access_key, home):
    before = lying(access_key)
    (home / "secret.key").unlink()
    with pytest.raises(secrets.SecretKeyLost):
        rotation.encrypt_anew()
    assert lying(access_key) == before


def test_the_check_says_nothing_while_every_secret_can_be_read(access_key):
    assert checks.secrets_can_be_read(["default"]) == []


def test_the_check_says_that_a_key_is_lost_and_what_to_do(access_key, home):
    (home / "secret.key").unlink()
    [fault] = checks.secrets_can_be_read(["default"])
    assert fault.id == "weft.E001"
    assert "secret.key" in fault.msg


@pytest.mark.parametrize("content", ["", "not a key\n"])
def test_a_key_file_without_a_key_is_a_lost_key(home, content):
    (home / "secret.key").write_text(content)
    with pytest.raises(secrets.SecretKeyLost):
        secrets.encrypt("hush")


def test_the_check_warns_of_a_key_that_others_can_read(home):
    secrets.encrypt("hush")
    assert checks.only_the_owner_reads_the_key() == []
    (home / "secret.key").chmod(0o644)
    [warning] = checks.only_the_owner_reads_the_key()
    assert warning.hint == f"chmod 600 {home / 'secret.key'}"


def test_every_encrypted_column_is_known():
    found = {(column.model._meta.label, column.name) for column in encrypted.columns()}
    assert {("teams.AccessKey", "secret_key"), ("targets.Target", "token")} <= found
