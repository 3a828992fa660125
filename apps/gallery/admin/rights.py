"""What projects may use: subscriptions and packages."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.gallery.models import GallerySubscription, Package

SOON = timedelta(days=14)


class StateFilter(admin.SimpleListFilter):
    """Running, ending soon, ended."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("running", _("In force")), ("soon", _("Ends soon")), ("ended", _("Ended"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now = timezone.now()
        ranges = {
            "running": {"expired_at__gt": now},
            "soon": {"expired_at__gt": now, "expired_at__lte": now + SOON},
            "ended": {"expired_at__lte": now},
        }
        return queryset.filter(**ranges.get(self.value() or "", {}))


@admin.register(GallerySubscription)
class GallerySubscriptionAdmin(admin.ModelAdmin):
    list_display = ("asset", "version_number", "project", "started_at", "expired_at", "runs")
    list_filter = (StateFilter, "asset__kind", "project__team")
    list_select_related = ("asset", "version", "project")
    search_fields = ("asset__name", "asset__id", "project__name", "project__id", "id")
    autocomplete_fields = ("asset", "version", "project")
    readonly_fields = ("id", "created_by")
    date_hierarchy = "expired_at"
    actions = ["renew"]

    @admin.display(description=_("version"), ordering="version__number")
    def version_number(self, subscription: GallerySubscription) -> str:
        return subscription.version.number

    @admin.display(description=_("runs"), boolean=True)
    def runs(self, subscription: GallerySubscription) -> bool:
        return not subscription.is_expired

    @admin.action(description=_("Renew selected subscriptions"), permissions=["change"])
    def renew(self, request: HttpRequest, queryset: QuerySet[GallerySubscription]) -> None:
        renewed = list(queryset.select_related("asset"))
        for subscription in renewed:
            subscription.expired_at = subscription.end_when_renewed
        GallerySubscription.objects.bulk_update(renewed, ["expired_at"])
        self.message_user(request, _("%(count)d renewed.") % {"count": len(renewed)})


@admin.register(Package)
class PackageAdmin(admin.ModelAdmin):
    list_display = (
        *("id", "project", "workflow_id", "status"),
        *("limit_enable", "current_consume", "consume_limit", "created_at"),
    )
    list_filter = ("status", "limit_enable", "project__team")
    list_select_related = ("project",)
    search_fields = ("id", "workflow_id", "pool_id", "project__name", "project__id")
    readonly_fields = ("id", "project", "workflow_id", "order", "created_by", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
