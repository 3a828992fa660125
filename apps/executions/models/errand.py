"""What a person asked of an execution that goes on elsewhere, until it has been passed on."""

from django.conf import settings
from django.db import models

from apps.executions.models.execution import Execution
from apps.workflows.fields import JsonTextField


class Errand(models.Model):
    """One request on its way; `body` is what it asks for, as JSON. `code` says why it was refused.

    Errands of one execution are passed on in the order of their ids.
    """

    execution = models.ForeignKey(Execution, models.CASCADE, related_name="errands")
    body = JsonTextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=64, blank=True, default="")
    params = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["execution"],
                name="errand_open",
                condition=models.Q(done_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
