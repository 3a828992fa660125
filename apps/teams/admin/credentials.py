"""Access keys, tokens and invitations: who has them and whether they work, never what they are."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.teams.models import AccessKey, Invitation, Token


class CredentialAdmin(admin.ModelAdmin):
    """Credentials are made where their text can be shown once, and are never edited."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RevokedByDeleting(CredentialAdmin):
    """What is revoked by deleting its row."""

    actions = ["revoke"]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description=_("Revoke what is selected"), permissions=["delete"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count, _rows = queryset.delete()
        self.message_user(request, _("%(count)d revoked.") % {"count": count})


@admin.register(AccessKey)
class AccessKeyAdmin(RevokedByDeleting):
    list_display = ("access_key", "user", "project", "created_at", "last_used_at")
    list_filter = ("created_at", "last_used_at", "project__team")
    list_select_related = ("user", "project")
    search_fields = ("access_key", "user__username", "project__name", "project__id")
    fields = ("access_key", "user", "project", "created_at", "last_used_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AccessKey]:
        """Leave the secret in the database: a lost encryption key breaks no list."""
        return super().get_queryset(request).defer("secret_key")


@admin.register(Token)
class TokenAdmin(RevokedByDeleting):
    list_display = ("user", "project", "created_at", "expires_at", "works")
    list_filter = ("expires_at", "project__team")
    list_select_related = ("user", "project")
    search_fields = ("user__username", "project__name", "project__id")
    fields = ("user", "project", "created_at", "expires_at")

    @admin.display(description=_("works"), boolean=True)
    def works(self, token: Token) -> bool:
        return token.expires_at > timezone.now()


@admin.register(Invitation)
class InvitationAdmin(CredentialAdmin):
    list_display = ("team", "role", "works", "uses", "max_uses", "expires_at", "created_by")
    list_filter = ("role", "expires_at", "team")
    list_select_related = ("team", "created_by")
    search_fields = ("team__name", "created_by__username")
    fields = (
        *("team", "role", "uses", "max_uses"),
        *("created_by", "created_at", "expires_at", "revoked_at"),
    )
    actions = ["revoke"]

    @admin.display(description=_("works"), boolean=True)
    def works(self, invitation: Invitation) -> bool:
        return invitation.is_open

    @admin.action(description=_("Revoke what is selected"), permissions=["delete"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        count = queryset.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
        self.message_user(request, _("%(count)d revoked.") % {"count": count})
