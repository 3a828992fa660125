"""The workflow page and what it asks for, all but its events below `/workflows/<workflow_id>/`."""

from django.urls import include, path

from apps.editor import (
    assets,
    changes,
    drafts,
    events,
    inspector,
    page,
    problems,
    removed,
    signing_in,
)
from apps.editor.runs import views as runs

_of_one = [
    path("", page.workflow, name="workflow"),
    path("draft", drafts.draft, name="workflow-draft"),
    path("spec", drafts.spec, name="workflow-spec"),
    path("problems", problems.problems, name="workflow-problems"),
    path("problems/<str:code>/fixes", problems.fixes, name="workflow-fixes"),
    path("changes", changes.changes, name="workflow-changes"),
    path("undo", changes.undo, name="workflow-undo"),
    path("redo", changes.redo, name="workflow-redo"),
    path("removed/<str:entity>", removed.removed, name="workflow-removed"),
    path("session", signing_in.session, name="workflow-session"),
    path("assets/", assets.assets, name="workflow-assets"),
    path("run", runs.start, name="workflow-run"),
    path("run/with", runs.ask, name="workflow-run-with"),
    path("run/now", runs.start_as_it_is, name="workflow-run-now"),
    path("run/again", runs.again_from, name="workflow-run-again"),
    path("run/<uuid:execution_id>/stop", runs.stop, name="workflow-run-stop"),
    path("presence", events.presence, name="workflow-presence"),
    path("inspector/<str:entity>", inspector.panel, name="workflow-inspector"),
]

urlpatterns = [
    path("workflows/<uuid:workflow_id>/", include(_of_one)),
    path("events/workflows/<uuid:workflow_id>/", events.events, name="workflow-events"),
]
