"""A person who runs workflows at the API, and waits for what a worker makes of them."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.api.caller import Caller, read

PATIENCE = 60
ENDED = ("completed", "stopped", "abnormal")


def job(name: str, *after: str, **more: Any) -> dict[str, Any]:
    """Return a step that comes after others."""
    return {"name": name, "type": "job", "depend_steps": list(after), **more}


def condition(name: str, conditions: Sequence[Mapping[str, Any]], **lists: Any) -> dict[str, Any]:
    """Return a condition step; `lists` are its `if_then_steps` and `else_then_steps`."""
    return {"name": name, "type": "condition", "conditions": list(conditions), **lists}


@dataclass
class Run:
    """An execution as its starter follows it."""

    caller: Caller
    workflow: str
    id: str

    @property
    def path(self) -> str:
        return f"/{self.workflow}/executions/{self.id}"

    def shown(self) -> dict[str, Any]:
        """Return the execution as it is now."""
        return read(self.caller.send("GET", self.path))

    def states(self) -> dict[str, str]:
        """Return where the steps stand that were reached so far."""
        return states_in(self.shown())

    def act(self, action: str, **more: Any) -> Any:
        """Return the answer to an action on the execution."""
        return self.caller.send("POST", f"{self.path}/actions", {"action_name": action, **more})

    def act_on(self, step: str, action: str, **more: Any) -> Any:
        """Return the answer to an action on a step."""
        path = f"{self.path}/step-executions/{self.step(step)['uuid']}/actions"
        return self.caller.send("POST", path, {"action_name": action, **more})

    def step(self, name: str) -> dict[str, Any]:
        """Return a step that was reached."""
        steps = self.shown()["steps_execution"]
        return next(step for step in steps if step["step_name"] == name)

    def until(self, reached: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the execution once it is so."""
        give_up = time.monotonic() + PATIENCE
        while time.monotonic() < give_up:
            if reached(found := self.shown()):
                return found
            time.sleep(0.03)
        raise AssertionError(found)

    def until_step(self, name: str, state: str) -> dict[str, Any]:
        """Return the execution once a step is so."""
        return self.until(lambda found: states_in(found).get(name) == state)

    def ended(self) -> dict[str, Any]:
        """Return the execution once it has ended."""
        return self.until(lambda found: found["status"] in ENDED)


def awaited(so: Callable[[], object]) -> None:
    """Return once it is so."""
    give_up = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < give_up
        time.sleep(0.05)


def states_in(execution: Mapping[str, Any]) -> dict[str, str]:
    """Return where the steps stand that an answer tells of."""
    return {step["step_name"]: step["status"] for step in execution["steps_execution"]}


def started(caller: Caller, document: Mapping[str, Any], **wish: Any) -> Run:
    """Return a run of a new workflow, as a dry run unless it says otherwise."""
    workflow = caller.create({"name": "w", **document})["workflow_id"]
    return started_again(caller, workflow, **wish)


def started_again(caller: Caller, workflow: str, **wish: Any) -> Run:
    """Return another run of a workflow."""
    answer = caller.send("POST", f"/{workflow}/executions", {"target": "rehearsal", **wish})
    assert answer.status_code == 201, answer.content
    return Run(caller, workflow, read(answer)["execution_id"])
