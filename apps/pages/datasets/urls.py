from django.urls import path

from apps.pages.datasets import views

urlpatterns = [
    path("datasets/", views.datasets, name="datasets"),
    path("datasets/<str:dataset_id>/", views.dataset, name="dataset"),
    path("datasets/<str:dataset_id>/image/", views.image, name="dataset-image"),
    path("datasets/<str:dataset_id>/manifest/", views.manifest, name="dataset-manifest"),
]
