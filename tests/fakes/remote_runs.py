"""A ModelArts endpoint that also runs workflows: each step goes as the test says."""

import time
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.fakes.modelarts import FakeModelArts, Fault, Speaker, serving

_ENDED = ("completed", "stopped", "abnormal")


class FakeRuns(FakeModelArts):
    """The server. Faults are used up one a request: starts, looks, acts."""

    def __init__(self, *, port: int = 0) -> None:
        super().__init__(port=port, speaker=_RunSpeaker)
        self.runs: dict[str, dict[str, Any]] = {}
        self.metrics: dict[str, list[dict[str, Any]]] = {}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.start_faults: deque[Fault] = deque()
        self.look_faults: deque[Fault] = deque()
        self.act_faults: deque[Fault] = deque()

    def begin(self, workflow_id: str, body: dict[str, Any]) -> dict[str, Any]:
        """Start an execution, as the real one does."""
        run = {
            **body,
            "execution_id": str(uuid.uuid4()),
            "workflow_id": workflow_id,
            "created_at": f"{time.time():.6f}",
            "status": "running",
            "steps_execution": [],
        }
        with self.lock:
            self.runs[run["execution_id"]] = run
        return run

    @property
    def run(self) -> dict[str, Any]:
        """The only execution."""
        (found,) = self.runs.values()
        return found

    def step(self, name: str, status: str, **told: Any) -> dict[str, Any]:
        """Bring a step of the only execution into a state; return what is told of it."""
        listed = self.run["steps_execution"]
        found = next((step for step in listed if step["step_name"] == name), None)
        if found is None:
            found = {
                "step_name": name,
                "uuid": str(uuid.uuid4()),
                "created_at": "2026-11-24T12:00:00+00:00",
            }
            listed.append(found)
        found.update({"status": status, "duration": 0, **told})
        return found


class _RunSpeaker(Speaker):
    server: FakeRuns

    def do_POST(self) -> None:
        parts = self.path.partition("/workflows/")[2].split("/")
        if len(parts) < 2:
            return super().do_POST()
        self._note()
        faults = self.server.start_faults if len(parts) == 2 else self.server.act_faults
        if faults:
            return faults.popleft()(self)
        if len(parts) == 2:
            return self.answer(201, self.started())
        self.server.asked.append(("/".join(parts[3:]), self.document()))
        return self.answer(201, {})

    def do_GET(self) -> None:
        parts = self.path.partition("?")[0].partition("/workflows/")[2].split("/")
        if len(parts) < 2:
            return super().do_GET()
        query = self._note().query
        if self.server.look_faults:
            return self.server.look_faults.popleft()(self)
        if parts[-1] == "metrics":
            return self.answer(200, self.server.metrics.get(parts[-2], []))
        if len(parts) == 3:
            found = self.server.runs.get(parts[2])
            absent = {"error_code": "ModelArts.7511", "error_msg": "Execution not found"}
            return self.answer(200, found) if found else self.answer(400, absent)
        labels = set(query.get("labels", []))
        runs = [run for run in self.server.runs.values() if labels & set(run.get("labels", []))]
        return self.answer(200, {"total": len(runs), "count": len(runs), "items": runs})

    def started(self) -> dict[str, Any]:
        """Start an execution of the workflow that the path names."""
        workflow_id = self.path.partition("/workflows/")[2].split("/")[0]
        run = self.server.begin(workflow_id, self.document())
        return {name: value for name, value in run.items() if name != "status"}


def starting_then_dropping(speaker: Any) -> None:
    """The execution is started, the answer is lost."""
    speaker.started()
    speaker.drop()


@contextmanager
def fake_runs(*, port: int = 0) -> Iterator[FakeRuns]:
    """Run the server for the length of the block."""
    with serving(FakeRuns(port=port)) as server:
        yield server
