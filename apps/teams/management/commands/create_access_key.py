"""`manage.py create_access_key --user U --project P` prints a new key pair as JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.core.errors import NotFound
from apps.teams import actions, queries
from apps.teams.models import User


class Command(BaseCommand):
    help = "Print a new access key of a user in one of the user's projects, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", required=True, help="the user's name")
        parser.add_argument("--project", required=True, help="the project's id")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["user"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['user']}.")
        try:
            project = queries.find_project(user, options["project"])
        except NotFound as error:
            raise CommandError(f"{user} has no project {options['project']}.") from error
        key = actions.create_access_key(user=user, project=project, by=user)
        self.stdout.write(
            json.dumps(
                {
                    "access_key": key.access_key,
                    "secret_key": key.secret_key,
                    "project_id": project.pk,
                }
            )
        )
