"""Executions that a second, whole server runs: what the tests and the trial of them share."""

import time
from collections.abc import Callable
from typing import Any

from apps.executions import actions, sweeper
from apps.executions.models import Execution, StepExecution
from apps.targets import driver as submissions
from apps.targets.models import Target
from apps.teams.demo import REHEARSALS_ID
from apps.workflows.actions import create_workflow
from tests.cast import Cast
from tests.config.launched import Launched
from tests.targets.remote import key_of
from tests.targets.rows import target_in

WORKER = {"DJANGO_SETTINGS_MODULE": "tests.targets.worker_settings"}
SWEEP = 1.0
_IS_GOOD = {"type": ">", "left": "$ref/consumptions/train/train_url/accuracy", "right": 0.8}
DOCUMENT = {
    "name": "steel",
    "parameters": [{"name": "rate", "type": "float", "delay": True}],
    "steps": [
        {
            "name": "train",
            "type": "job",
            "properties": {"rate": "$ref/parameters/rate"},
            "outputs": [{"name": "train_url", "type": "obs", "config": {"obs_url": "/b/out/"}}],
        },
        {
            "name": "check",
            "type": "condition",
            "depend_steps": ["train"],
            "conditions": [_IS_GOOD],
            "if_then_steps": ["register"],
            "else_then_steps": ["again"],
        },
        {"name": "register", "type": "model", "depend_steps": ["check"]},
        {"name": "again", "type": "job", "depend_steps": ["check"]},
    ],
}
OPTIONS: dict[str, Any] = {
    "seconds": 0.3,
    "steps": {"train": {"metrics": {"accuracy": 0.93}}, "register": {"fails_first": 1}},
}


def target_at(weft: Launched, cast: Cast) -> Target:
    """Return the server's project of dry runs as a target of the cast's."""
    key = key_of(weft, REHEARSALS_ID)
    secrets = {name: key[name] for name in ("access_key", "secret_key")}
    target = target_in(
        cast.project, kind="weft", endpoint=f"http://127.0.0.1:{weft.port}", **secrets
    )
    Target.objects.filter(pk=target.pk).update(remote_project_id=REHEARSALS_ID)
    return target


def start(
    cast: Cast, target: Target, *, options: dict[str, Any] = OPTIONS, **given: Any
) -> Execution:
    """Start an execution of the workflow over there."""
    workflow = create_workflow(project=cast.project, document=DOCUMENT, by=cast.owner)
    place = {"target": target.pk, "options": options}
    return actions.start_execution(workflow, by=cast.operator, **place, **given)


def step(execution: Execution, name: str) -> StepExecution:
    """Return a step as it is now."""
    return execution.steps.get(name=name)


def states(execution: Execution) -> dict[str, str]:
    """Return where every step stands here."""
    return dict(execution.steps.values_list("name", "state"))


def beat_until(reached: Callable[[], object], *, patience: float = 40) -> None:
    """Be the beat until something is so."""
    give_up, next_sweep = time.monotonic() + patience, 0.0
    while not reached():
        now = time.monotonic()
        assert now < give_up, "waited in vain"
        if now >= next_sweep:
            submissions.sweep()
            sweeper.sweep()
            next_sweep = now + SWEEP
        time.sleep(0.1)
