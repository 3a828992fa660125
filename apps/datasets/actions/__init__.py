"""What people do with a task: one function an intention, atomic, with the acting user."""

from apps.datasets.actions.labeling import add_class, finish_task, label_sample, skip_sample

__all__ = ["add_class", "finish_task", "label_sample", "skip_sample"]
