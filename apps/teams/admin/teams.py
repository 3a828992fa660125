"""Teams with their members and projects."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from apps.teams.admin.keeping import NeverDeleted
from apps.teams.models import Membership, Project, Role, Team


class KeepsAnOwner(BaseInlineFormSet):
    """Refuses a set of members without an owner."""

    def clean(self) -> None:
        super().clean()
        rows = [getattr(form, "cleaned_data", {}) for form in self.forms]
        if Role.OWNER not in [row.get("role") for row in rows if not row.get("DELETE")]:
            raise ValidationError(now_("A team keeps at least one owner."))


class MembersInline(admin.TabularInline):
    model = Membership
    formset = KeepsAnOwner
    extra = 0
    autocomplete_fields = ("user",)
    readonly_fields = ("created_at",)


class ProjectsInline(admin.TabularInline):
    model = Project
    extra = 0
    fields = ("name", "id", "created_at")
    readonly_fields = ("id", "created_at")
    show_change_link = True
    can_delete = False


@admin.register(Team)
class TeamAdmin(NeverDeleted, admin.ModelAdmin):
    list_display = ("name", "member_count", "project_count", "created_at")
    list_filter = ("created_at",)
    search_fields = ("name", "members__username", "projects__name", "projects__id")
    inlines = [MembersInline, ProjectsInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Team]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                _members=Count("memberships", distinct=True),
                _projects=Count("projects", distinct=True),
            )
        )

    @admin.display(description=_("members"), ordering="_members")
    def member_count(self, team: Any) -> int:
        return team._members

    @admin.display(description=_("projects"), ordering="_projects")
    def project_count(self, team: Any) -> int:
        return team._projects


@admin.register(Project)
class ProjectAdmin(NeverDeleted, admin.ModelAdmin):
    list_display = ("name", "id", "team", "created_at")
    list_filter = ("team",)
    list_select_related = ("team",)
    search_fields = ("name", "id", "team__name")
    autocomplete_fields = ("team",)
    readonly_fields = ("id", "created_at")
