"""What the gallery holds, and what a project may take from it."""

from collections.abc import Collection

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.gallery.models import Asset, AssetVersion, GallerySubscription, Kind, Package
from apps.spec import text
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json
from apps.teams.models import Project

WHERE: Path = ("gallery_subscription",)


def published_versions() -> QuerySet[AssetVersion]:
    """Return every version that people see, newest first, without its document."""
    seen = AssetVersion.objects.filter(published_at__isnull=False).defer("document")
    return seen.order_by("-published_at", "-pk")


def assets(project: Project) -> QuerySet[Asset]:
    """Return what the project sees: everything listed, and what it subscribes to all the same.

    Each asset carries `shown_versions` (newest first), `own_subscriptions` (none or one) and
    `subscriber_count` (teams whose subscription runs), in a constant number of queries.
    """
    seen = Q(is_listed=True, versions__published_at__isnull=False)
    wanted = Asset.objects.filter(seen | Q(subscriptions__project=project))
    running = Q(subscriptions__expired_at__gt=timezone.now())
    teams = Count("subscriptions__project__team", distinct=True, filter=running)
    return (
        Asset.objects.filter(pk__in=wanted.values("pk"))
        .select_related("team")
        .annotate(subscriber_count=teams)
        .prefetch_related(
            Prefetch("versions", published_versions(), to_attr="shown_versions"),
            Prefetch("subscriptions", subscriptions_of(project), to_attr="own_subscriptions"),
        )
        .order_by("kind", "name", "pk")
    )


def find_asset(project: Project, content_id: str) -> Asset:
    """Return one asset as `assets` does; raise `NotFound` where the project sees no such."""
    found = assets(project).filter(pk=content_id).first()
    if found is None:
        raise NotFound("asset", content_id)
    return found


def find_version(asset: Asset, version_id: str) -> AssetVersion:
    """Return a published version of the asset; raise `NotFound` for any other."""
    found = asset.versions.filter(pk=version_id, published_at__isnull=False).first()
    if found is None:
        raise NotFound("version", version_id)
    return found


def newest_version(asset: Asset) -> AssetVersion:
    """Return the asset's newest published version; raise `NotFound` where there is none."""
    found = published_versions().filter(asset=asset).first()
    if found is None:
        raise NotFound("version", "")
    return found


def subscriptions_of(project: Project) -> QuerySet[GallerySubscription]:
    """Return the project's subscriptions, the one that ends first in front."""
    mine = GallerySubscription.objects.filter(project=project).defer("version__document")
    return mine.select_related("asset", "version").order_by("expired_at", "pk")


def find_subscription(project: Project, content_id: str) -> GallerySubscription:
    """Return the project's subscription to an asset; raise `NotFound` where it has none."""
    found = subscriptions_of(project).filter(asset_id=content_id).first()
    if found is None:
        raise NotFound("subscription", content_id)
    return found


def expired_among(project: Project, content_ids: Collection[str]) -> frozenset[str]:
    """Return which of these assets the project may use no longer: its subscription has ended."""
    mine = GallerySubscription.objects.filter(project=project, asset_id__in=content_ids)
    ended = mine.filter(expired_at__lte=timezone.now())
    return frozenset(ended.values_list("asset_id", flat=True))


def subscribed_document(
    project: Project, content_id: str | None, version_id: str | None = None
) -> Json:
    """Return the document a subscription gives; without a version, the subscribed one.

    Raises `Refused` where the project has no such subscription (somebody else's, and none at all,
    look the same), where it names another version, where it has ended, and for what is no workflow.
    """
    mine = GallerySubscription.objects.filter(project=project, asset_id=content_id or "")
    found = mine.select_related("asset", "version").first()
    if found is None:
        raise Refused([_not_subscribed(content_id)])
    if problem := _obstacle(found, version_id):
        raise Refused([problem])
    document, _ = text.read(found.version.document.encode())
    return document


def packages_of(project: Project, workflow_id: str) -> QuerySet[Package]:
    """Return what the project bought for a workflow, newest first."""
    bought = Package.objects.filter(project=project, workflow_id=workflow_id)
    return bought.order_by("-created_at", "-pk")


def is_paid_for(project: Project, service_id: str) -> bool:
    """Tell whether a package of the project for the service has something left."""
    left = Q(limit_enable=False) | Q(current_consume__lt=F("consume_limit"))
    return Package.objects.filter(left, project=project, service_id=service_id).exists()


def _not_subscribed(content_id: str | None) -> Problem:
    path = (*WHERE, "content_id")
    return Problem(code="gallery.unknown", path=path, params={"content_id": content_id or ""})


def _obstacle(found: GallerySubscription, version_id: str | None) -> Problem | None:
    """Return why a subscription of the project does not give its document now."""
    name = found.asset.name
    if found.asset.kind != Kind.WORKFLOW:
        path = (*WHERE, "content_id")
        return Problem(code="gallery.not_a_workflow", path=path, params={"name": name})
    if version_id and version_id != found.version_id:
        params = {"name": name, "number": found.version.number, "version_id": version_id}
        return Problem(code="gallery.other_version", path=(*WHERE, "version_id"), params=params)
    if found.is_expired:
        params = {"name": name, "date": f"{found.expired_at:%Y-%m-%d}"}
        return Problem(code="gallery.expired", path=WHERE, params=params)
    return None
