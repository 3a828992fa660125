"""`/v2/{project_id}/workflows…`: the fixed names come before the slot of the workflow's ID."""

from django.urls import path

from apps.api.v2.listing import Labels, Overview, Todolist
from apps.api.v2.packages import Authorization, Packages
from apps.api.v2.workflows import OneWorkflow, Workflows

urlpatterns = [
    path("workflows", Workflows.as_view(), name="workflows"),
    path("workflows/labels", Labels.as_view(), name="workflow-labels"),
    path("workflows/overview", Overview.as_view(), name="workflows-overview"),
    path("workflows/todolist", Todolist.as_view(), name="workflows-todolist"),
    path("workflows/service/auth", Authorization.as_view(), name="service-auth"),
    path("workflows/<str:workflow_id>/service/packages", Packages.as_view(), name="packages"),
    path("workflows/<str:workflow_id>", OneWorkflow.as_view(), name="one-workflow"),
]
