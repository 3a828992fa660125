"""Workflows for the tests of the library."""

from itertools import pairwise
from typing import Any

from apps.workflows import actions
from apps.workflows.models import Workflow
from tests.cast import Cast


def body(name: str, *labels: str, steps: int = 2) -> dict[str, Any]:
    """Return a specification: a chain of `steps` training jobs."""
    chain = [{"name": f"step {number}", "type": "job"} for number in range(steps)]
    for before, step in pairwise(chain):
        step["depend_steps"] = [before["name"]]
    return {"name": name, "description": "", "labels": list(labels), "steps": chain}


def stock(cast: Cast, *names: str) -> list[Workflow]:
    """Import a workflow of each name as the editor; what its name begins with is its label."""
    documents = [body(name, name.partition("-")[0]) for name in names]
    return [
        actions.import_workflow(project=cast.project, document=document, by=cast.editor)
        for document in documents
    ]
