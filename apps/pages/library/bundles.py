"""A bundle: the plain body of a workflow and, beside it, where things stand on its canvas.

It is a zip archive of `workflow.json` and `canvas.json`. What others made is read with care: no
member but these two, none beyond the size of a body, nothing is ever unpacked to a disk.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass

from apps.core.errors import Refused
from apps.spec import text
from apps.spec.canvas_file import canvas_of, faults_of_canvas
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.workflows import store
from apps.workflows.models import Workflow

WORKFLOW, CANVAS = "workflow.json", "canvas.json"
MAX_MEMBERS = 10

_SIGNATURE = b"PK\x03\x04"
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What `zipfile` raises for archives that are broken, encrypted or packed by unknown means."""


@dataclass(frozen=True)
class Bundle:
    """What came in: the text of a workflow, and its canvas if there was one."""

    workflow: bytes
    canvas: Json = None


def written(workflow: Workflow) -> bytes:
    """Return the bundle of a workflow."""
    with store.one_moment():
        document, draft = store.document(workflow.pk), store.load_draft(workflow.pk)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(WORKFLOW, text.write(document))
        archive.writestr(CANVAS, text.write(canvas_of(draft)))
    return made.getvalue()


def read(body: bytes) -> Bundle:
    """Return what a file holds, a bundle or a plain body; raise Refused for a broken bundle."""
    if not body.startswith(_SIGNATURE):
        return Bundle(body)
    try:
        members = _members(body)
    except _UNREADABLE:
        raise Refused([Problem(code="bundle.unreadable")]) from None
    if WORKFLOW not in members:
        raise Refused([Problem(code="bundle.no_workflow", params={"name": WORKFLOW})])
    return Bundle(members[WORKFLOW], _canvas(members[CANVAS]) if CANVAS in members else None)


def _members(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        if len(archive.infolist()) > MAX_MEMBERS:
            raise Refused([Problem(code="bundle.members", params={"limit": MAX_MEMBERS})])
        names = {WORKFLOW, CANVAS}.intersection(archive.namelist())
        return {name: _unpacked(archive, name) for name in names}


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member, read no further than a body may be, whatever the archive says of it."""
    with archive.open(name) as member:
        found = member.read(text.MAX_BYTES + 1)
    if len(found) > text.MAX_BYTES:
        raise Refused([Problem(code="json.too_large", params={"limit": text.MAX_BYTES // 2**20})])
    return found


def _canvas(written_canvas: bytes) -> Json:
    canvas, problems = text.read(written_canvas)
    if problems:
        raise Refused([Problem(code="canvas.malformed", params={"field": ""})])
    if faults := faults_of_canvas(canvas):
        raise Refused(faults)
    return canvas
