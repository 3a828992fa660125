"""Workflows for administrators: to find, to look at, to trash and restore; editing is elsewhere."""

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from apps.workflows import actions
from apps.workflows.models import Change, Share, ShareLink, Step, Workflow


class ReadOnlyInline(admin.TabularInline):
    """Rows that are looked at only: changing them here would bypass the log."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class StepInline(ReadOnlyInline):
    """The workflow's steps in order."""

    model = Step
    fields = ["name", "type", "title", "description"]
    ordering = ["position"]


class ShareInline(admin.TabularInline):
    """With whom the workflow is shared."""

    model = Share
    extra = 0
    autocomplete_fields = ["user", "team"]
    readonly_fields = ["created_by", "created_at"]


class ShareLinkInline(ReadOnlyInline):
    """The workflow's links; their addresses are known to nobody but those who got them."""

    model = ShareLink
    fields = ["created_by", "created_at", "expires_at", "revoked_at"]
    readonly_fields = ["created_at"]
    can_delete = True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True


@admin.register(Workflow)
class WorkflowAdmin(admin.ModelAdmin):
    """Finds workflows whoever owns them; only visibility, owner and project can be changed."""

    list_display = [
        "name",
        "project",
        "owner",
        "visibility",
        "step_count",
        "revision",
        "last_modified_at",
        "trashed_at",
    ]
    list_filter = [
        ("trashed_at", admin.EmptyFieldListFilter),
        "visibility",
        "source",
        "project__team",
        "last_modified_at",
    ]
    search_fields = ["=id", "name", "description", "labels__text", "owner__username"]
    list_select_related = ["project__team", "owner"]
    date_hierarchy = "created_at"
    autocomplete_fields = ["owner"]
    fields = [
        "id",
        "name",
        "description",
        "project",
        "owner",
        "visibility",
        ("revision", "sequence"),
        ("created_at", "last_modified_at", "trashed_at"),
    ]
    readonly_fields = [
        "id",
        "name",
        "description",
        "revision",
        "sequence",
        "created_at",
        "last_modified_at",
        "trashed_at",
    ]
    inlines = [StepInline, ShareInline, ShareLinkInline]
    actions = ["trash", "restore"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Workflow]:
        return super().get_queryset(request).annotate(steps_there=Count("steps", distinct=True))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("Steps"), ordering="steps_there")
    def step_count(self, row: Workflow) -> int:
        return getattr(row, "steps_there", 0)

    @admin.action(description=_("Move to the trash"), permissions=["delete"])
    def trash(self, request: HttpRequest, rows: QuerySet[Workflow]) -> None:
        self._tell(request, actions.trash_as_administrator(rows))

    @admin.action(description=_("Restore from the trash"), permissions=["delete"])
    def restore(self, request: HttpRequest, rows: QuerySet[Workflow]) -> None:
        self._tell(request, actions.restore_as_administrator(rows))

    def _tell(self, request: HttpRequest, count: int) -> None:
        said = ngettext("%(count)d workflow moved.", "%(count)d workflows moved.", count)
        self.message_user(request, said % {"count": count}, messages.SUCCESS)


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    """The log: who did what to which workflow."""

    list_display = ["workflow", "sequence", "kind", "label", "author", "created_at", "undone"]
    list_filter = ["kind", "undone", "created_at"]
    search_fields = ["=workflow__id", "workflow__name", "author__username", "label"]
    list_select_related = ["workflow", "author"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
