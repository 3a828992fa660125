"""Who uses the product: users, their teams, the projects a team works in, and their credentials.

Secrets never lie here in the clear: an access key's secret is encrypted because signatures must be
rebuilt from it; a token and an invitation are kept as the hash of their text.
"""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core.fields import EncryptedTextField
from apps.core.ids import new_id


class Role(models.TextChoices):
    """What a member may do; `teams/policy.py` holds the one table."""

    VIEWER = "viewer", _("Viewer")
    OPERATOR = "operator", _("Operator")
    EDITOR = "editor", _("Editor")
    OWNER = "owner", _("Owner")


class Theme(models.TextChoices):
    """Which colours a user sees."""

    SYSTEM = "system", _("System")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class User(AbstractUser):
    """A person or a program that signs in."""

    language = models.CharField(max_length=16, blank=True, default="")
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.SYSTEM)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="known_theme")
        ]


class Team(models.Model):
    """People who share projects; `actions` keep at least one owner in it."""

    name = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(User, through="Membership", related_name="teams")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="team_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One user's role in one team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role, default=Role.VIEWER)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="one_membership_per_team"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class Invitation(models.Model):
    """A link that lets its holder join a team; only the hash of its text is kept."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=16, choices=Role, default=Role.VIEWER)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="invitations_made", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    max_uses = models.PositiveIntegerField(null=True, blank=True, help_text=_("Empty: no limit."))
    uses = models.PositiveIntegerField(default=0, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invited_to_known_role"),
            models.CheckConstraint(
                condition=Q(max_uses__isnull=True) | Q(uses__lte=F("max_uses")),
                name="invitation_not_overused",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team}, {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        """Whether the link still lets somebody in."""
        unspent = self.max_uses is None or self.uses < self.max_uses
        return self.revoked_at is None and unspent and self.expires_at > timezone.now()


class Project(models.Model):
    """The `project_id` of a URL: what workflows belong to."""

    id = models.CharField(primary_key=True, max_length=64, default=new_id)
    team = models.ForeignKey(Team, models.CASCADE, related_name="projects")
    name = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="project_has_a_name")]

    def __str__(self) -> str:
        return self.name


class AccessKey(models.Model):
    """A key pair that signs requests of one user in one project.

    Reading `secret_key` of a loaded row raises `SecretKeyLost` where the encryption key is gone;
    lists therefore leave that column out (`queries.access_keys_*`).
    """

    access_key = models.CharField(max_length=64, unique=True)
    secret_key = EncryptedTextField(editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="access_keys")
    project = models.ForeignKey(Project, models.CASCADE, related_name="access_keys")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.access_key


class Token(models.Model):
    """What `X-Auth-Token` carries, as a hash: one user in one project, for a day."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    project = models.ForeignKey(Project, models.CASCADE, related_name="tokens")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.user}, {self.expires_at:%Y-%m-%d %H:%M}"
