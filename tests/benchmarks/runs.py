"""Looking at runs: `python -m tests.benchmarks runs`.

What a run's page asks for, of a run of 1,000 steps and of a log of 100,000 lines, as server time;
how long a line takes from being said to the page; and what a hundred open pages of one run cost
the server while nothing changes.
"""

import json
import statistics
from contextlib import ExitStack
from time import perf_counter, sleep
from typing import Any

import psutil
from django.db import connection
from django.test import Client
from django.urls import reverse

from apps.core.broker import broker
from apps.executions.live import publish_log
from apps.executions.models import Execution, LogChunk
from apps.teams import actions
from apps.teams.models import Membership, Project, Role, User
from apps.workflows.actions import create_workflow
from config.asgi import spare_the_collector
from tests.benchmarks.bodies import example_shaped
from tests.benchmarks.timing import median_ms, print_table
from tests.live import Stream, served
from tests.pages.runs import rows

NEEDS_DATABASE = True
STEPS = 1000
LINES = 100_000
VIEWERS = 100
PEOPLE = 10
IDLE_SECONDS = 20
SAID = 30


def main() -> None:
    """Print the figures beside the goals."""
    spare_the_collector()
    owner = User.objects.create_user("owner")
    team = actions.create_team(name="Benchmarks", by=owner)
    project = actions.create_project(team, name="Benchmarks", by=owner)
    run = _run(project, owner)
    people = [_member(team, number) for number in range(PEOPLE)]
    lines = [*_answers(run, owner), _first_line(run, owner), _viewers(run, people)]
    print_table(f"Runs on {connection.vendor}", ("what", "measured", "goal"), lines)


def _run(project: Project, owner: User) -> Execution:
    """Return a run of many steps, half of them over, one with a long log."""
    document = json.loads(json.dumps(example_shaped(STEPS)))
    workflow = create_workflow(project=project, document=document, by=owner)
    run = rows.execution_of(workflow, by=owner)
    now = rows.at(run, 5)
    half = run.steps.filter(position__lt=STEPS // 2)
    half.update(state="completed", started_at=run.created_at, ended_at=now, changed=1)
    step = run.steps.get(position=0)
    LogChunk.objects.bulk_create(
        LogChunk(
            step=step, attempt=1, number=number, first_line=number * 500, lines=500, text=_text()
        )
        for number in range(LINES // 500)
    )
    return run


def _text() -> str:
    said = "2026-11-24T14:02:11.000+00:00\tinfo\tepoch 31/50  loss 0.318  accuracy 0.914"
    return "\n".join([said] * 500)


def _member(team: Any, number: int) -> User:
    user = User.objects.create_user(f"viewer{number}")
    Membership.objects.create(team=team, user=user, role=Role.VIEWER)
    return user


def _answers(run: Execution, owner: User) -> list[tuple[str, str, str]]:
    """Return the server time of each thing that the page asks for."""
    client = Client()
    client.force_login(owner)
    step = run.steps.get(position=0).name
    base = reverse("run", args=[run.workflow_id, run.pk])

    def asked(path: str, **query: Any) -> float:
        assert client.get(base + path, query).status_code == 200
        return median_ms(lambda: client.get(base + path, query), runs=9)

    return [
        ("page", f"{asked(''):.0f} ms", ""),
        (f"state, all of {STEPS} steps", f"{asked('state'):.0f} ms", "< 100 ms"),
        ("state, nothing new", f"{asked('state', after=run.sequence):.0f} ms", ""),
        (f"graph of {STEPS} steps", f"{asked('draft'):.0f} ms", ""),
        ("details of a step", f"{asked('details', step=step):.0f} ms", ""),
        (f"outline of {LINES} lines", f"{asked('log', step=step):.0f} ms", ""),
        ("1,000 lines of it", f"{asked('log', step=step, attempt=1, start=50_000):.0f} ms", ""),
        ("looking through all of it", f"{asked('log', step=step, q='no such'):.0f} ms", ""),
    ]


def _first_line(run: Execution, owner: User) -> tuple[str, str, str]:
    """Return how long it takes from a line that was said to the line in the hands of a page."""
    client = Client()
    client.force_login(owner)
    step = run.steps.get(position=1)
    log = reverse("run-log", args=[run.workflow_id, run.pk])
    times = []
    with served() as address:
        stream = _stream(address, run, client)
        stream.next("run")
        for number in range(SAID):
            began = perf_counter()
            rows.said(step, 1, (number, "info", f"line {number}"))
            publish_log(run.pk, step=step.name, attempt=1, lines_until=number + 1)
            stream.next("log")
            client.get(log, {"step": step.name, "attempt": 1, "start": number})
            times.append((perf_counter() - began) * 1000)
        stream.close()
    found = f"{statistics.median(times):.0f} / {max(times):.0f} ms"
    return "a line, said to fetched, median / worst", found, "< 1 s"


def _viewers(run: Execution, people: list[User]) -> tuple[str, str, str]:
    """Return the share of a core that open pages cost while nothing happens, heartbeats and all."""
    broker().ping()
    clients = []
    for user in people:
        client = Client()
        client.force_login(user)
        clients.append(client)
    with served() as address, ExitStack() as open_streams:
        for number in range(VIEWERS):
            stream = _stream(address, run, clients[number % len(clients)])
            stream.next("run")
            open_streams.callback(stream.close)
        before = _cpu()
        sleep(IDLE_SECONDS)
        used = (_cpu() - before) / IDLE_SECONDS
    return f"{VIEWERS} pages of one run, nothing changes", f"{used:.1%} of a core", "< 10 %"


def _stream(address: str, run: Execution, client: Client) -> Stream:
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    return Stream(address, reverse("execution-events", args=[run.pk]), cookie=cookie)


def _cpu() -> float:
    times = psutil.Process().cpu_times()
    return times.user + times.system
