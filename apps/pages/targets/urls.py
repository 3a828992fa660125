from django.urls import path

from apps.pages.targets import running, storing, submissions, views

urlpatterns = [
    path("targets/", views.targets, name="targets"),
    path("targets/runs/", running.choose, name="run-settings"),
    path("targets/storage/", storing.storage, name="storage"),
    path("targets/storage/test/", storing.test, name="storage-test"),
    path("targets/storage/embedded/", storing.embedded, name="storage-embedded"),
    path("targets/new/", views.add, name="target-add"),
    path("targets/<str:target_id>/", views.change, name="target"),
    path("targets/<str:target_id>/test/", views.test, name="target-test"),
    path("targets/<str:target_id>/remove/", views.remove, name="target-remove"),
    path("workflows/<str:workflow_id>/submissions/", submissions.panel, name="submissions"),
    path("workflows/<str:workflow_id>/submit/", submissions.submit, name="submit"),
    path("submissions/<str:submission_id>/", submissions.one, name="submission"),
    path("submissions/<str:submission_id>/retry/", submissions.retry, name="submission-retry"),
    path("submissions/<str:submission_id>/cancel/", submissions.cancel, name="submission-cancel"),
]
