"""Assets and their versions: listing, publishing, withdrawing."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core.messages import sentence
from apps.gallery.models import Asset, AssetVersion
from apps.spec import text
from apps.spec.facts import Purpose
from apps.spec.parse import parse
from apps.spec.problems import Problem, errors
from apps.spec.validate import validate


def _faults(body: str) -> list[Problem]:
    """Return what keeps a text from being the document of a workflow template."""
    document, problems = text.read(body.encode("utf-8", "surrogatepass"))
    if problems:
        return problems
    workflow, problems = parse(document)
    if workflow is None or problems:
        return problems
    return errors(validate(workflow, purpose=Purpose.CREATE))


class VersionForm(forms.ModelForm):
    """Takes a document only if a workflow can be created from it."""

    def clean_document(self) -> str:
        body: str = self.cleaned_data["document"]
        if body and (faults := _faults(body)):
            raise ValidationError([sentence(problem) for problem in faults])
        return body


class VersionsInline(admin.TabularInline):
    model = AssetVersion
    extra = 0
    fields = readonly_fields = ("number", "published_at", "created_by")
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[AssetVersion]:
        return super().get_queryset(request).defer("document").order_by("-published_at", "-pk")


@admin.register(Asset)
class AssetAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "team", "version_count", "running_count", "is_listed")
    list_filter = ("kind", "is_listed", "team")
    list_select_related = ("team",)
    search_fields = ("name", "id", "description", "team__name")
    autocomplete_fields = ("team",)
    readonly_fields = ("id", "created_at")
    inlines = [VersionsInline]
    actions = ["list_assets", "unlist_assets"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Asset]:
        running = Q(subscriptions__expired_at__gt=timezone.now())
        return (
            super()
            .get_queryset(request)
            .annotate(
                _versions=Count("versions", distinct=True),
                _running=Count("subscriptions", distinct=True, filter=running),
            )
        )

    @admin.display(description=_("versions"), ordering="_versions")
    def version_count(self, asset: Any) -> int:
        return asset._versions

    @admin.display(description=_("running subscriptions"), ordering="_running")
    def running_count(self, asset: Any) -> int:
        return asset._running

    @admin.action(description=_("Show selected assets in the gallery"), permissions=["change"])
    def list_assets(self, request: HttpRequest, queryset: QuerySet[Asset]) -> None:
        count = queryset.update(is_listed=True)
        self.message_user(request, _("%(count)d shown.") % {"count": count})

    @admin.action(description=_("Take selected assets off the gallery"), permissions=["change"])
    def unlist_assets(self, request: HttpRequest, queryset: QuerySet[Asset]) -> None:
        count = queryset.update(is_listed=False)
        self.message_user(request, _("%(count)d taken off.") % {"count": count})


@admin.register(AssetVersion)
class AssetVersionAdmin(admin.ModelAdmin):
    form = VersionForm
    list_display = ("asset", "number", "published_at", "created_by")
    list_filter = ("published_at", "asset__kind", "asset__team")
    list_select_related = ("asset", "created_by")
    search_fields = ("asset__name", "number", "id", "notes")
    autocomplete_fields = ("asset",)
    readonly_fields = ("id", "published_at", "created_by")
    actions = ["publish", "withdraw"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AssetVersion]:
        return super().get_queryset(request).defer("document")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What was published once stays as it was."""
        published = obj is not None and obj.published_at is not None
        fixed = ("asset", "number", "document") if published else ()
        return (*self.readonly_fields, *fixed)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Publish selected versions"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[AssetVersion]) -> None:
        drafts = queryset.filter(published_at__isnull=True)
        count = drafts.update(published_at=timezone.now())
        self.message_user(request, _("%(count)d published.") % {"count": count})

    @admin.action(description=_("Withdraw selected versions"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[AssetVersion]) -> None:
        count = queryset.update(published_at=None)
        self.message_user(request, _("%(count)d withdrawn.") % {"count": count})
