from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from apps.core import rotation, secrets


class Command(BaseCommand):
    help = (
        "Make a new key and encrypt every stored secret with it. The old keys are kept, so that"
        " nothing written meanwhile is lost. With WEFT_SECRET_KEY set: put a new key first in it,"
        " before the old one and a comma, and then run this."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--forget-old", action="store_true", help="also remove the old keys from secret.key"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["forget_old"] and secrets.come_from_environment():
            raise CommandError("The keys are in WEFT_SECRET_KEY: remove the old ones there.")
        if not secrets.come_from_environment():
            rotation.add_key()
        count = rotation.encrypt_anew()
        if options["forget_old"]:
            rotation.forget_old_keys()
        self.stdout.write(f"Encrypted {count} secrets with the newest of the keys.")
