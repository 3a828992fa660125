"""Bring the Chinese catalogues up to the source; Django's own command needs GNU gettext."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.core import catalogue


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for domain in catalogue.DOMAINS:
            messages = [message for message in catalogue.update(domain) if message.id]
            missing = [message for message in messages if not message.string]
            self.stdout.write(f"{domain}: {len(messages)} messages, {len(missing)} untranslated")
