from django.urls import path

from apps.pages.library import importing, linked, sharing, trash, views

urlpatterns = [
    path("", views.library, name="library"),
    path("trash/", trash.trash, name="trash"),
    path("workflows/new/", views.new, name="workflow-new"),
    path("workflows/import/", importing.import_page, name="workflow-import"),
    path("workflows/<uuid:workflow_id>/export/", views.export, name="workflow-export"),
    path("workflows/<uuid:workflow_id>/copy/", views.copy, name="workflow-copy"),
    path("workflows/<uuid:workflow_id>/delete/", trash.delete, name="workflow-delete"),
    path("workflows/<uuid:workflow_id>/restore/", trash.restore, name="workflow-restore"),
    path("workflows/<uuid:workflow_id>/share/", sharing.share, name="workflow-share"),
    path("shared/<str:token>/", linked.linked, name="shared-link"),
    path("shared/<str:token>/export/", linked.export, name="shared-link-export"),
]
