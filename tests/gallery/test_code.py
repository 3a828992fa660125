"""The code of algorithms: what may be published, and who may run it."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.gallery.archive import LARGEST, pack, unpack
from apps.gallery.code import code_of, publish_code
from apps.gallery.models import Asset, GallerySubscription, Kind
from tests.cast import gather

FILES = {"main.py": b"print('hello')", "lib/nets.py": b"x = 1"}


@pytest.mark.parametrize("name", ["../x", "/x", "a/../x", "a//b", "a/", "", "a\\b", "a\0b", "./a"])
def test_names_that_lead_elsewhere_are_refused(name):
    with pytest.raises(Refused):
        pack({name: b""})


def test_the_same_files_make_the_same_archive_and_come_back():
    assert pack(FILES) == pack(dict(reversed(FILES.items())))
    assert unpack(pack(FILES)) == FILES


def test_too_much_is_refused_before_it_is_unpacked():
    with pytest.raises(Refused):
        pack({"a": bytes(LARGEST + 1)})
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(LARGEST + 1))
    with pytest.raises(Refused):
        unpack(bomb.getvalue())


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def asset(cast):
    asset = Asset.objects.create(kind=Kind.ALGORITHM, name="digits")
    for day, number in enumerate(("1.0", "2.0")):
        when = timezone.now() - timedelta(days=9 - day)
        version = asset.versions.create(number=number, published_at=when)
        publish_code(version, FILES | {"version": number.encode()})
    return asset


def subscribe(cast, asset, number, days):
    version = asset.versions.get(number=number)
    now = timezone.now()
    GallerySubscription.objects.create(
        project=cast.project,
        asset=asset,
        version=version,
        started_at=now - timedelta(days=99),
        expired_at=now + timedelta(days=days),
    )
    return version


def test_without_a_subscription_the_newest_version_is_taken_or_the_named_one(cast, asset):
    code = code_of(cast.project, asset_id=asset.pk)
    assert (code.name, code.boot_file, code.files["version"]) == ("digits", "main.py", b"2.0")
    first = asset.versions.get(number="1.0")
    assert code_of(cast.project, asset_id=asset.pk, version_id=first.pk).version_id == first.pk


def test_a_subscription_gives_its_own_version_and_no_other(cast, asset):
    subscribe(cast, asset, "1.0", days=5)
    assert code_of(cast.project, asset_id=asset.pk).files["version"] == b"1.0"
    other = asset.versions.get(number="2.0")
    with pytest.raises(NotFound):
        code_of(cast.project, asset_id=asset.pk, version_id=other.pk)


def test_a_subscription_that_has_ended_gives_nothing(cast, asset):
    subscribe(cast, asset, "1.0", days=-1)
    with pytest.raises(Refused) as refused:
        code_of(cast.project, asset_id=asset.pk)
    assert refused.value.problems[0].code == "gallery.expired"


def test_what_a_project_does_not_see_it_does_not_run(cast, asset):
    Asset.objects.filter(pk=asset.pk).update(is_listed=False)
    with pytest.raises(NotFound):
        code_of(cast.project, asset_id=asset.pk)
    with pytest.raises(NotFound):
        code_of(cast.project, asset_id="no-such-asset")


def test_an_asset_without_code_says_so(cast):
    bare = Asset.objects.create(kind=Kind.ALGORITHM, name="bare")
    version = bare.versions.create(number="1", published_at=timezone.now())
    with pytest.raises(Refused) as refused:
        code_of(cast.project, asset_id=bare.pk)
    assert refused.value.problems[0].code == "gallery.no_code"
    with pytest.raises(Refused):
        publish_code(version, {"other.py": b""})
