"""Users: Django's own pages, with what they see and where they are members."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.teams.admin.keeping import NeverDeleted
from apps.teams.models import Membership, User


class TeamsOfUser(admin.TabularInline):
    """Where somebody is a member; changed from the team's page, which keeps an owner."""

    model = Membership
    extra = 0
    fields = readonly_fields = ("team", "role", "created_at")
    verbose_name_plural = _("Teams")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


_FIELDSETS: Any = (
    (None, {"fields": ("username", "password")}),
    (_("Personal info"), {"fields": ("first_name", "last_name", "email")}),
    (_("Permissions"), {"fields": ("is_active", "is_staff", "is_superuser", "user_permissions")}),
    (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    (_("Display"), {"fields": ("language", "theme")}),
)
"""Django's fieldsets without groups: in Weft people are grouped in teams."""

admin.site.unregister(Group)


@admin.register(User)
class PeopleAdmin(NeverDeleted, UserAdmin):
    """People are deactivated, never deleted: what they made names them."""

    list_display = ("username", "email", "is_active", "is_staff", "last_login", "date_joined")
    list_filter = ("is_active", "is_staff", "memberships__role")
    filter_horizontal = ()
    fieldsets = _FIELDSETS
    inlines = [TeamsOfUser]
    actions = ["activate", "deactivate"]

    @admin.action(description=_("Let selected people sign in"), permissions=["change"])
    def activate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        count = queryset.update(is_active=True)
        self.message_user(request, _("%(count)d can sign in.") % {"count": count})

    @admin.action(description=_("Keep selected people out"), permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        count = queryset.exclude(username=request.user.get_username()).update(is_active=False)
        self.message_user(request, _("%(count)d can no longer sign in.") % {"count": count})
