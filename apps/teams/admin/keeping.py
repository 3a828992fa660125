"""What the admin does not delete."""

from typing import Any

from django.http import HttpRequest


class NeverDeleted:
    """For what holds other people's work: deleting it here would take all of that along."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
