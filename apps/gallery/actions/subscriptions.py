"""Subscribing a project to an asset, and for how long."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.gallery.models import AssetVersion, GallerySubscription
from apps.spec.problems import Problem
from apps.teams import policy
from apps.teams.models import Project, User
from apps.teams.policy import Action


@transaction.atomic
def subscribe(project: Project, *, version: AssetVersion, by: User) -> GallerySubscription:
    """Let the project use a version for the asset's time; raise `Refused` where it does already."""
    policy.require(by, Action.EDIT, project)
    asset = version.asset
    if not asset.is_listed or version.published_at is None:
        raise NotFound("asset", asset.pk)
    now = timezone.now()
    try:
        with transaction.atomic():
            return GallerySubscription.objects.create(
                project=project,
                asset=asset,
                version=version,
                created_by=by,
                started_at=now,
                expired_at=now + asset.lasts,
            )
    except IntegrityError as error:
        problem = Problem(code="gallery.already_subscribed", params={"name": asset.name})
        raise Refused([problem]) from error


@transaction.atomic
def renew(subscription: GallerySubscription, *, by: User) -> GallerySubscription:
    """Add the asset's time to what is left, or to now where it has ended."""
    policy.require(by, Action.EDIT, subscription.project)
    rows = GallerySubscription.objects.select_for_update(of=("self",)).select_related("asset")
    locked = rows.get(pk=subscription.pk)
    locked.expired_at = locked.end_when_renewed
    locked.save(update_fields=["expired_at"])
    return locked


@transaction.atomic
def choose_version(subscription: GallerySubscription, *, version: AssetVersion, by: User) -> None:
    """Move the subscription to another published version; its end stays."""
    policy.require(by, Action.EDIT, subscription.project)
    if version.asset_id != subscription.asset_id or version.published_at is None:
        raise NotFound("version", version.pk)
    subscription.version = version
    subscription.save(update_fields=["version"])


@transaction.atomic
def unsubscribe(subscription: GallerySubscription, *, by: User) -> None:
    """Give the right back; workflows that were made from the asset stay."""
    policy.require(by, Action.EDIT, subscription.project)
    GallerySubscription.objects.filter(pk=subscription.pk).delete()
