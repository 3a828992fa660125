"""Publishing a version of a dataset: its samples parted, and frozen."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import TextIOWrapper
from tempfile import TemporaryFile

from django.db import transaction
from django.db.models import Max

from apps.core.errors import Refused
from apps.datasets.making.datasets import Origin
from apps.datasets.making.files import digest_of, write_manifest
from apps.datasets.manifests.counts import counted
from apps.datasets.manifests.sample import Sample
from apps.datasets.manifests.split import SEED, split
from apps.datasets.models import Dataset, DatasetVersion
from apps.spec.problems import Problem
from apps.storage import paths
from apps.storage.ports import StorageFault, Store

_NAME = re.compile(r"[\w][\w.-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a version is made: `ratio` is None where nothing is parted; `name` "" for a number."""

    name: str = ""
    ratio: Decimal | None = None
    clear_hard: bool = False
    forget_usage: bool = False
    as_csv: bool = False


def publish_version(
    store: Store, dataset: Dataset, samples: Sequence[Sample], terms: Terms, *, origin: Origin
) -> DatasetVersion:
    """Freeze samples as a version of the dataset; the same of the same step is one version.

    Raises `Refused` for a name that is none, or that another content has already.
    """
    frozen = _frozen(samples, terms)
    version, is_new = _version(dataset, frozen, terms, origin)
    try:
        _write(store, version, frozen, terms)
    except StorageFault:
        if is_new:
            version.delete()
        raise
    return version


def _frozen(samples: Sequence[Sample], terms: Terms) -> Sequence[Sample]:
    if terms.clear_hard:
        samples = [sample.not_hard() for sample in samples]
    if terms.forget_usage:
        samples = [sample.used_for(None) for sample in samples]
    return samples if terms.ratio is None else split(samples, ratio=terms.ratio, seed=SEED)


@transaction.atomic
def _version(
    dataset: Dataset, samples: Sequence[Sample], terms: Terms, origin: Origin
) -> tuple[DatasetVersion, bool]:
    """Return the row of this content under this name or by this step, and whether it is new."""
    Dataset.objects.select_for_update().get(pk=dataset.pk)  # one number after the other
    digest = digest_of(samples)
    by = {"name": terms.name} if terms.name else {"made_by": origin.step_id, "digest": digest}
    found = dataset.versions.filter(**by).first()
    if found is None:
        return _new(dataset, samples, digest, terms, origin), True
    if found.digest != digest:
        params = {"name": terms.name, "dataset": dataset.name}
        raise Refused([Problem(code="datasets.version_taken", params=params)])
    return found, False


def _new(
    dataset: Dataset, samples: Sequence[Sample], digest: str, terms: Terms, origin: Origin
) -> DatasetVersion:
    number = (dataset.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    name = terms.name or f"V{number:03d}"
    if not _NAME.fullmatch(name):
        raise Refused([Problem(code="datasets.version_name", params={"name": name[:80]})])
    counts = counted(samples)
    return dataset.versions.create(
        number=number,
        name=name,
        manifest=paths.join(dataset.location, "annotation", name, f"{name}.manifest"),
        samples=counts.total,
        labelled=counts.labelled,
        classes=counts.as_json(),
        ratio="" if terms.ratio is None else str(terms.ratio),
        seed=SEED,
        train=counts.train,
        eval=counts.eval,
        digest=digest,
        made_by=origin.step_id,
        made_in=origin.execution_id,
    )


def _write(store: Store, version: DatasetVersion, samples: Sequence[Sample], terms: Terms) -> None:
    write_manifest(store, version.manifest, samples)
    if terms.as_csv:
        with TemporaryFile() as file:
            _write_csv(TextIOWrapper(file, "utf-8", newline="", write_through=True), samples)
            file.seek(0)
            store.write(version.manifest.removesuffix(".manifest") + ".csv", file)


def _write_csv(file: TextIOWrapper, samples: Sequence[Sample]) -> None:
    rows = csv.writer(file)
    rows.writerow(["source", "label", "usage"])
    rows.writerows([sample.source, sample.label, sample.usage] for sample in samples)
    file.detach()
