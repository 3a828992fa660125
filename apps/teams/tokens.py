"""What `X-Auth-Token` carries: issued for a user in a project, good for a day, kept as a hash."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from apps.teams.credentials import hash_of, new_text
from apps.teams.models import Project, Token, User

LIFETIME = timedelta(hours=24)


@transaction.atomic
def issue(user: User, project: Project) -> tuple[str, datetime]:
    """Return a new token's text and when it ends; the user's ended ones are swept away."""
    now = timezone.now()
    Token.objects.filter(user=user, expires_at__lte=now).delete()
    text, expires_at = new_text(), now + LIFETIME
    Token.objects.create(
        token_hash=hash_of(text), user=user, project=project, expires_at=expires_at
    )
    return text, expires_at


def user_of(text: str) -> tuple[User, Project] | None:
    """Return whom a token stands for and in which project; None where it is unknown or ended."""
    tokens = Token.objects.select_related("user", "project__team")
    found = tokens.filter(
        token_hash=hash_of(text), expires_at__gt=timezone.now(), user__is_active=True
    ).first()
    return (found.user, found.project) if found else None
