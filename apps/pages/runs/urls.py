"""The pages of runs, and what they ask for."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from apps.pages.runs import (
    answering,
    compare,
    details,
    doing,
    feeds,
    files,
    listing,
    managing,
    page,
    retrying,
)

_of_one: list[URLPattern] = [
    path("", page.run, name="run"),
    path("state", feeds.state, name="run-state"),
    path("draft", feeds.draft, name="run-draft"),
    path("details", details.details, name="run-details"),
    path("answers", answering.answers, name="run-answers"),
    path("log", feeds.log, name="run-log"),
    path("log/file", feeds.log_file, name="run-log-file"),
    path("files", files.look, name="run-files"),
    path("file", files.file, name="run-file"),
    path("labels", managing.labels, name="run-labels"),
    path("stop", doing.stop, name="run-stop"),
    path("again", doing.again, name="run-again"),
    path("rerun", doing.rerun, name="run-rerun"),
    path("retry", retrying.retry, name="run-retry"),
    re_path(r"^step/(?P<verb>stop|retry|continue)$", doing.act, name="run-step"),
]

_of_a_workflow: list[URLPattern | URLResolver] = [
    path("", listing.workflow_runs, name="workflow-runs"),
    path("compare", compare.compare, name="runs-compare"),
    path("delete", managing.delete, name="runs-delete"),
    path("<uuid:execution_id>/", include(_of_one)),
]

urlpatterns = [
    path("runs/", listing.project_runs, name="runs"),
    path("workflows/<uuid:workflow_id>/runs/", include(_of_a_workflow)),
    path("events/executions/<uuid:execution_id>/", feeds.events, name="execution-events"),
]
