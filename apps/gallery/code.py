"""The code of algorithms: put beside a version of an asset, and taken by a job of a project."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from apps.core.errors import NotFound, Refused
from apps.gallery.archive import pack, unpack
from apps.gallery.models import AssetCode, AssetVersion, GallerySubscription
from apps.gallery.queries import find_asset, published_versions
from apps.spec.problems import Problem
from apps.teams.models import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a job runs: files by relative name, and which of them it begins with."""

    name: str
    version_id: str
    boot_file: str
    files: Mapping[str, bytes]


def publish_code(
    version: AssetVersion, files: Mapping[str, bytes], *, boot_file: str = "main.py"
) -> None:
    """Put code beside a version, in place of what was there; raise `Refused` where it cannot be."""
    if boot_file not in files:
        raise Refused([Problem(code="gallery.no_boot_file", params={"name": boot_file})])
    archive = pack(files)
    digest = hashlib.sha256(archive).hexdigest()
    values = {"boot_file": boot_file, "archive": archive, "digest": digest}
    AssetCode.objects.update_or_create(version=version, defaults=values)


def code_of(project: Project, *, asset_id: str, version_id: str = "") -> Code:
    """Return the code of an asset that the project sees: of the version it subscribes to, of the
    named one, else of the newest.

    Raise `NotFound` where the project sees no such asset or version, and `Refused` where the
    subscription has ended or the version has no code.
    """
    version = _version(project, asset_id, version_id)
    found = _stored(version)
    files = unpack(bytes(found.archive))
    name, boot_file = version.asset.name, found.boot_file
    return Code(name=name, version_id=version.pk, boot_file=boot_file, files=files)


def digest_of(project: Project, *, asset_id: str, version_id: str = "") -> str:
    """Return what changes with the code that `code_of` returns; raise as it does."""
    version = _version(project, asset_id, version_id)
    found = AssetCode.objects.filter(version=version).values_list("digest", "boot_file").first()
    if found is None:
        raise _no_code(version)
    return " ".join((version.pk, *found))


def _version(project: Project, asset_id: str, version_id: str) -> AssetVersion:
    asset = find_asset(project, asset_id)
    versions = published_versions().filter(asset=asset)
    if mine := GallerySubscription.objects.filter(project=project, asset=asset).first():
        _check_runs(mine)
        versions = AssetVersion.objects.filter(pk=mine.version_id)
    version = versions.filter(pk=version_id).first() if version_id else versions.first()
    if version is None:
        raise NotFound("version", version_id)
    return version


def _check_runs(subscription: GallerySubscription) -> None:
    if subscription.is_expired:
        name, date = subscription.asset.name, f"{subscription.expired_at:%Y-%m-%d}"
        raise Refused([Problem(code="gallery.expired", params={"name": name, "date": date})])


def _stored(version: AssetVersion) -> AssetCode:
    found = AssetCode.objects.filter(version=version).first()
    if found is None:
        raise _no_code(version)
    return found


def _no_code(version: AssetVersion) -> Refused:
    return Refused([Problem(code="gallery.no_code", params={"name": version.asset.name})])
