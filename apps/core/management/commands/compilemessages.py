"""Compile the catalogues for Django; Django's own command needs GNU gettext."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.core import catalogue


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        catalogue.compile_all()
