"""The gallery assets that a workflow's project may use, for the palette."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from apps.editor.answers import find
from apps.editor.requests import EditorRequest
from apps.gallery import queries
from apps.gallery.models import GallerySubscription, Kind
from apps.teams.models import Project


@dataclass(frozen=True, slots=True)
class UsableAsset:
    """One asset: what a workflow's `assets` (table 15) say of it, and the version in use."""

    kind: str
    name: str
    content_id: str
    subscription_id: str
    version_id: str
    number: str
    expired_at: datetime


@require_GET
@login_required
def assets(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Show what the project subscribes to, by kind."""
    usable = usable_assets(find(request, workflow_id).project)
    groups = [(Kind(kind).label, list(them)) for kind, them in groupby(usable, _kind)]
    return render(request, "editor/_assets.html", {"groups": groups})


def usable_assets(project: Project) -> list[UsableAsset]:
    """Return the algorithms and models whose subscription runs, by kind and name.

    A workflow template is none: a workflow is made from it in the gallery.
    """
    found = queries.subscriptions_of(project).exclude(asset__kind=Kind.WORKFLOW)
    running = found.filter(expired_at__gt=timezone.now())
    return [_usable(one) for one in running.order_by("asset__kind", "asset__name", "pk")]


def _usable(subscription: GallerySubscription) -> UsableAsset:
    return UsableAsset(
        kind=subscription.asset.kind,
        name=subscription.asset.name,
        content_id=subscription.asset_id,
        subscription_id=subscription.pk,
        version_id=subscription.version_id,
        number=subscription.version.number,
        expired_at=subscription.expired_at,
    )


def _kind(asset: UsableAsset) -> str:
    return asset.kind
