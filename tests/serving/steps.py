"""Steps that register and deploy, as the driver hands them to their runners."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from apps.core.ids import new_uuid
from apps.executions.ports import Work, WorkInput, WorkOutput
from apps.storage.opening import store_of
from tests.cast import Cast


def work(cast: Cast, kind: str, value: Any, **properties: Any) -> Work:
    """Return a step of the type `kind` with one input of that value and one output."""
    return Work(
        id=new_uuid(),
        attempt=1,
        step="step",
        title="Step",
        type=kind,
        execution_id=new_uuid(),
        execution_name="execution-001",
        workflow_id=new_uuid(),
        workflow_name="flow",
        project_id=cast.project.pk,
        user_name=cast.owner.username,
        properties=properties,
        inputs=[WorkInput(name="in", type="obs", value=value)],
        outputs=[WorkOutput(name="out", type="model", config={})],
    )


def stored(cast: Cast, folder: Path, path: str, **files: bytes) -> Mapping[str, str]:
    """Put a folder and single files into the project's storage; return what names the place."""
    store = store_of(cast.project)
    store.upload(folder, path)
    for name, data in files.items():
        store.write(f"{path}{name}.json", BytesIO(data))
    return {"obs_url": path}


def never() -> bool:
    """Nobody wants the step to end."""
    return False
