"""The whole stack, from a WSGI request with a token to the bytes of the answer.

`python -m tests.benchmarks api` prints medians in milliseconds, on SQLite and on PostgreSQL.
"""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client

from apps.teams import actions, tokens
from apps.teams.models import User
from config.asgi import spare_the_collector
from tests.benchmarks.bodies import example_shaped
from tests.benchmarks.timing import median_ms, print_table

NEEDS_DATABASE = True
SIZES = (100, 500, 2000)
LISTED = 1000

Send = Callable[..., Any]


def sender() -> tuple[Send, str]:
    """Return a function that sends a request as a member, and the path of the project."""
    owner = User.objects.create_user("owner")
    team = actions.create_team(name="Benchmarks", by=owner)
    project = actions.create_project(team, name="Benchmarks", by=owner)
    token, _ = tokens.issue(owner, project)
    client = Client(headers={"X-Auth-Token": token})

    def send(method: str, path: str, body: bytes = b"") -> Any:
        answer = client.generic(method, path, body, content_type="application/json")
        assert answer.status_code < 300, answer.content[:500]
        return answer

    return send, f"/v2/{project.pk}/workflows"


def measure(send: Send, path: str, steps: int) -> tuple[int, int, float, float]:
    """Return steps, KiB, and the times of creating and of showing a workflow."""
    body = json.dumps(example_shaped(steps)).encode()
    shown = f"{path}/{json.loads(send('POST', path, body).content)['workflow_id']}"
    return (
        steps,
        len(body) // 1024,
        median_ms(lambda: send("POST", path, body)),
        median_ms(lambda: send("GET", shown)),
    )


def main() -> None:
    """Print what creating, showing and listing cost."""
    spare_the_collector()  # as the web server does
    send, path = sender()
    print_table(
        f"API on {connection.vendor}, median ms",
        ("steps", "KiB", "POST", "GET"),
        [measure(send, path, steps) for steps in SIZES],
    )
    small = json.dumps(example_shaped(5)).encode()
    for _ in range(LISTED):
        send("POST", path, small)
    print_table(
        f"Lists of {LISTED} workflows of 5 steps on {connection.vendor}, median ms",
        ("limit", "GET"),
        [(n, median_ms(lambda n=n: send("GET", f"{path}?limit={n}"))) for n in (10, 100, 1000)],
    )


if __name__ == "__main__":
    main()
