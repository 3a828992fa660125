"""Executions and their steps for administrators: to look at, since only actions change them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.executions.models import Event, Execution, PastAttempt, StepExecution

_LARGE = ("document", "options", "handle")


class _LookedAt(admin.ModelAdmin):
    """Rows that only their actions change, so that no rule is gone round."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PastAttemptInline(admin.TabularInline):
    """The attempts of a step that another one followed."""

    model = PastAttempt
    extra = 0
    can_delete = False
    fields = ("number", "state", "worker", "started_at", "ended_at", "error_code", "followed_by")
    readonly_fields = fields


class EventInline(admin.TabularInline):
    """The moves of a step."""

    model = Event
    extra = 0
    can_delete = False
    fields = ("at", "attempt", "before", "after", "by")
    readonly_fields = fields


@admin.register(Execution)
class ExecutionAdmin(_LookedAt):
    """Runs: of what, where, and how far they have come."""

    list_display = ("name", "workflow", "status", "target", "started_by", "created_at")
    list_filter = ("status", "target", "created_at")
    search_fields = ("id", "workflow__id", "workflow__name")
    list_select_related = ("workflow", "started_by")
    date_hierarchy = "created_at"
    exclude = _LARGE

    def get_queryset(self, request: HttpRequest) -> QuerySet[Execution]:
        return super().get_queryset(request).defer("document", "options")


@admin.register(StepExecution)
class StepExecutionAdmin(_LookedAt):
    """Steps: where they stand, and which worker has them until when."""

    list_display = ("name", "execution", "type", "state", "attempt", "losses", "worker", "due_at")
    list_filter = ("state", "type")
    search_fields = ("id", "name", "execution__id", "worker")
    list_select_related = ("execution",)
    exclude = ("handle",)
    inlines = (PastAttemptInline, EventInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[StepExecution]:
        return super().get_queryset(request).defer("execution__document", "execution__options")
