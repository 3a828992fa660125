from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError

from apps.core import checks
from apps.teams.demo import PASSWORD, USERNAME
from config import demo, preparing


class Command(BaseCommand):
    help = "Bring the database up to date and load the demo; the launcher does this at every start."

    def handle(self, *args: Any, **options: Any) -> None:
        self.migrate()
        if settings.STATIC_ROOT:
            call_command("collectstatic", interactive=False, verbosity=0)
        for fault in checks.secrets_can_be_read([DEFAULT_DB_ALIAS]):
            self.say(fault.msg)
        if demo.is_exposed():
            raise CommandError(
                f"Other machines reach {settings.HOST}, and the account {USERNAME} still has its"
                f" well-known password: change it (manage.py changepassword {USERNAME}) first."
            )
        if not demo.is_wanted():
            self.say("Sign in with your account; manage.py createsuperuser makes a first one.")
            return
        demo.load_once()
        self.say(f"Sign in as {USERNAME} with the password {PASSWORD} (unless you changed it).")

    def migrate(self) -> None:
        """Apply what is pending; a database that is not there is said in a sentence."""
        try:
            for sentence in preparing.migrate():
                self.say(sentence)
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from error

    def say(self, sentence: str) -> None:
        self.stdout.write(f"weft: {sentence}")
        self.stdout.flush()
