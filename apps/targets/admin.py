"""Targets and submissions for administrators: to look at. Secrets are not even read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.targets.models import Attempt, Submission, Target
from apps.targets.queries import SECRETS


class _LookedAt(admin.ModelAdmin):
    """Rows that only their actions change, so that no rule is gone round."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AttemptInline(admin.TabularInline):
    """Every attempt of a submission."""

    model = Attempt
    extra = 0
    can_delete = False
    fields = ("number", "move", "started_at", "finished_at", "outcome", "http_status", "code")
    readonly_fields = fields


@admin.register(Target)
class TargetAdmin(_LookedAt):
    """Where projects submit to."""

    list_display = ("name", "project", "kind", "endpoint", "verified_at", "removed_at")
    list_filter = ("kind", "verified_at", "removed_at")
    search_fields = ("name", "endpoint", "project__name", "project__id")
    list_select_related = ("project",)
    exclude = SECRETS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Target]:
        return super().get_queryset(request).defer(*SECRETS)


@admin.register(Submission)
class SubmissionAdmin(_LookedAt):
    """What was sent where, and how it went."""

    list_display = ("label", "workflow", "target", "revision", "state", "attempt", "created_at")
    list_filter = ("state", "in_doubt", "created_at")
    search_fields = ("label", "remote_id", "workflow__id", "workflow__name", "target__name")
    list_select_related = ("workflow", "target")
    date_hierarchy = "created_at"
    inlines = (AttemptInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        hidden = (f"target__{name}" for name in SECRETS)
        return super().get_queryset(request).select_related("target").defer(*hidden)
