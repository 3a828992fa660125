"""The rows of datasets: what there is, what was published of it, and the work of labelling."""

from apps.datasets.models.dataset import Dataset, DatasetVersion
from apps.datasets.models.labeling import LabelledSample, LabelTask, TaskState

__all__ = ["Dataset", "DatasetVersion", "LabelTask", "LabelledSample", "TaskState"]
