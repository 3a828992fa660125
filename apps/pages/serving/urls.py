from django.urls import path

from apps.pages.serving import models, services

urlpatterns = [
    path("models/", models.models, name="models"),
    path("models/<str:model_id>/", models.model, name="model"),
    path("model-versions/<str:version_id>/", models.version, name="model-version"),
    path("model-versions/<str:version_id>/download/", models.download, name="model-download"),
    path("model-versions/<str:version_id>/remove/", models.remove, name="model-remove"),
    path("services/", services.services, name="services"),
    path("services/<str:service_id>/", services.service, name="service"),
    path("services/<str:service_id>/now/", services.now, name="service-now"),
    path("services/<str:service_id>/start/", services.start, name="service-start"),
    path("services/<str:service_id>/stop/", services.stop, name="service-stop"),
    path("services/<str:service_id>/remove/", services.remove, name="service-remove"),
    path("services/<str:service_id>/try/", services.attempt, name="service-try"),
]
