from django.urls import path

from apps.pages.labeling import contents, views

urlpatterns = [
    path("labeling/step/<str:step_id>/", views.of_step, name="labeling-step"),
    path("labeling/<str:task_id>/", views.task, name="labeling"),
    path("labeling/<str:task_id>/state/", views.state, name="labeling-state"),
    path("labeling/<str:task_id>/classes/", views.add_class, name="labeling-class"),
    path("labeling/<str:task_id>/finish/", views.finish, name="labeling-finish"),
    path("labeling/<str:task_id>/samples/<int:position>/", views.label, name="labeling-sample"),
    path(
        "labeling/<str:task_id>/samples/<int:position>/image/",
        contents.image,
        name="labeling-image",
    ),
    path(
        "labeling/<str:task_id>/samples/<int:position>/text/",
        contents.text,
        name="labeling-text",
    ),
]
