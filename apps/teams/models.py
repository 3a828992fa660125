"""Who uses the product: users, their teams, and the projects a team works in."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from apps.core.fields import EncryptedTextField
from apps.core.ids import new_id


class Role(models.TextChoices):
    """What a member may do; `teams/policy.py` holds the one table."""

    VIEWER = "viewer", "Viewer"
    OPERATOR = "operator", "Operator"
    EDITOR = "editor", "Editor"
    OWNER = "owner", "Owner"


class Theme(models.TextChoices):
    """Which colours a user sees."""

    SYSTEM = "system", "System"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class User(AbstractUser):
    """A person or a program that signs in."""

    language = models.CharField(max_length=16, blank=True, default="")
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.SYSTEM)


class Team(models.Model):
    """People who share projects."""

    name = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(
        User, through="Membership", related_name="teams"
    )

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
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="known_role"),
        ]


class Project(models.Model):
    """The `project_id` of a URL: what workflows belong to."""

    id = models.CharField(primary_key=True, max_length=64, default=new_id)
    team = models.ForeignKey(Team, models.CASCADE, related_name="projects")
    name = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class AccessKey(models.Model):
    """A key pair that signs requests of one user in one project."""

    access_key = models.CharField(max_length=64, unique=True)
    secret_key = EncryptedTextField()
    user = models.ForeignKey(User, models.CASCADE, related_name="access_keys")
    project = models.ForeignKey(Project, models.CASCADE, related_name="access_keys")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
