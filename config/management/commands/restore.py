from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config.backup.layout import Unusable
from config.backup.reading import restore
from config.launch.options import CannotStart, lock_home


class Command(BaseCommand):
    help = (
        "Put a backup in place of an empty database, on SQLite or PostgreSQL, whichever it was"
        " made on. Weft must not be running."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="delete what is in the database first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with lock_home(Path(settings.WEFT_HOME)):
                done = restore(options["file"], replace=options["replace"])
        except CannotStart as error:
            raise CommandError("End Weft before you restore a backup.") from error
        except Unusable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored {done.rows} rows and {done.files} files.")
