"""Putting the demo's assets and subscriptions into the database, once."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from apps.gallery.demo import templates
from apps.gallery.demo.files import store_files
from apps.gallery.demo.publishing import publish_algorithms
from apps.gallery.models import Asset, AssetVersion, GallerySubscription, Kind
from apps.spec import text
from apps.spec.shapes import Json
from apps.teams.models import Project


@dataclass(frozen=True)
class _Entry:
    """One asset: its newest version, and how many days the demo's subscription has left."""

    name: str
    kind: Kind
    number: str
    description: str
    document: Json = None
    days_left: int | None = None


_ENTRIES = (
    _Entry(
        "condition-train-compare",
        Kind.WORKFLOW,
        "1.1.0",
        "Trains small or large, whichever is asked for, and registers it.",
        templates.CONDITION_TRAIN_COMPARE,
        days_left=60,
    ),
    _Entry(
        "label-train-deploy",
        Kind.WORKFLOW,
        "2.4.0",
        "From raw images to a running service, in six steps.",
        templates.LABEL_TRAIN_DEPLOY,
        days_left=6,
    ),
    _Entry(
        "dataset-refresh",
        Kind.WORKFLOW,
        "1.0.0",
        "A new dataset version from what was labelled since.",
        templates.DATASET_REFRESH,
        days_left=-22,
    ),
)


@transaction.atomic
def load(project: Project) -> None:
    """Fill an empty gallery, store the data, subscribe the project; else change nothing."""
    if Asset.objects.exists():
        return
    publish_algorithms()
    store_files(project)
    for entry in _ENTRIES:
        version = _version(entry)
        if entry.days_left is not None:
            _subscribe(project, version, entry.days_left)


def _version(entry: _Entry) -> AssetVersion:
    asset = Asset.objects.create(name=entry.name, kind=entry.kind, description=entry.description)
    return asset.versions.create(
        number=entry.number,
        document="" if entry.document is None else text.write(entry.document),
        published_at=timezone.now(),
    )


def _subscribe(project: Project, version: AssetVersion, days_left: int) -> None:
    end = timezone.now() + timedelta(days=days_left)
    GallerySubscription.objects.create(
        project=project,
        asset=version.asset,
        version=version,
        started_at=end - timedelta(days=version.asset.subscription_days),
        expired_at=end,
    )
