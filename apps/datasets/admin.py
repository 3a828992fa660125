"""Django admin of datasets: to look at; runs make them, people label them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.datasets.models import Dataset, DatasetVersion, LabelTask


class _MadeByRuns(admin.ModelAdmin):
    """What only runs make and change; it can be looked at and removed."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Dataset)
class DatasetAdmin(_MadeByRuns):
    list_display = ("name", "project", "kind", "samples", "labelled", "changed_at")
    list_filter = ("kind", "project")
    list_select_related = ("project",)
    search_fields = ("name", "id", "description", "source")


@admin.register(DatasetVersion)
class DatasetVersionAdmin(_MadeByRuns):
    list_display = ("dataset", "name", "samples", "train", "eval", "created_at")
    list_select_related = ("dataset",)
    search_fields = ("dataset__name", "name", "id")


@admin.register(LabelTask)
class LabelTaskAdmin(_MadeByRuns):
    list_display = ("name", "project", "state", "finished_by", "created_at")
    list_filter = ("state", "kind")
    list_select_related = ("project", "finished_by")
    search_fields = ("name", "id", "execution_id")
