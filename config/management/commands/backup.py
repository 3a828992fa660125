from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from config.backup.layout import Unusable
from config.backup.writing import back_up


class Command(BaseCommand):
    help = (
        "Write database, stored files and keys to one new archive, also while Weft runs."
        " The archive holds the keys: keep it as safe as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = back_up(options["file"])
        except Unusable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Wrote {done.rows} rows and {done.files} files to {options['file']}.")
