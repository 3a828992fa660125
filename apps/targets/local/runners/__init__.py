"""The runner of each type of step. A new type is one line here and one file beside this one."""

from collections.abc import Mapping

_HERE = "apps.targets.local.runners"

RUNNERS: Mapping[str, str] = {
    "job": f"{_HERE}.job.Job",
    "create_dataset": f"{_HERE}.create_dataset.CreateDataset",
    "dataset_import": f"{_HERE}.dataset_import.DatasetImport",
    "release_dataset": f"{_HERE}.release_dataset.ReleaseDataset",
    "labeling": f"{_HERE}.labeling.Labeling",
    "model": f"{_HERE}.model.Model",
    "service": f"{_HERE}.service.Service",
    "mrs_job": f"{_HERE}.mrs_job.MrsJob",
}
