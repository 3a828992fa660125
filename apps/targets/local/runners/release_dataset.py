"""Dataset release: a version is frozen, its samples parted for training and evaluation."""

from apps.core.errors import Refused
from apps.datasets.making.files import read_manifest
from apps.datasets.making.versions import Terms, publish_version
from apps.datasets.manifests.split import read_ratio
from apps.executions.ports import Observation, Stopped, Work
from apps.spec.problems import Problem
from apps.storage.ports import Store
from apps.targets.local.ports import Say
from apps.targets.local.runners.dataset_work import (
    DatasetRunner,
    completed,
    dataset_in,
    is_on,
    origin_of,
    text_of,
)

_FORMATS = ("", "default", "csv")


class ReleaseDataset(DatasetRunner):
    """Publishes a version of what the input names."""

    def make(self, work: Work, store: Store, *, say: Say, stopped: Stopped) -> Observation:
        """Part the samples and write the version."""
        chosen = dataset_in(work)
        samples = read_manifest(store, chosen.manifest)
        version = publish_version(
            store, chosen.dataset, samples, terms_of(work), origin=origin_of(work)
        )
        say(f"Version {version.name} of {chosen.dataset.name}: {version.samples} samples")
        if version.ratio:
            say(f"{version.train} to train, {version.eval} to evaluate (seed {version.seed})")
        say(f"Manifest: {version.manifest}")
        return completed(work, chosen.dataset, version.manifest, version_id=version.pk)


def terms_of(work: Work) -> Terms:
    """Return how the step wants its version; raise `Refused` for what cannot be had."""
    format = text_of(work, "version_format").lower()
    if format not in _FORMATS:
        raise Refused([Problem(code="datasets.version_format", params={"format": format})])
    said = work.properties.get("train_evaluate_sample_ratio")
    ratio = read_ratio(said)
    if ratio is None and said not in (None, ""):
        raise Refused([Problem(code="datasets.ratio", params={"value": str(said)})])
    return Terms(
        name=text_of(work, "dataset_version_name"),
        ratio=ratio,
        clear_hard=is_on(work, "clear_hard_property"),
        forget_usage=is_on(work, "remove_sample_usage"),
        as_csv=format == "csv",
    )
