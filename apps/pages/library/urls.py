from django.urls import path

from apps.pages.library import views

urlpatterns = [
    path("", views.library, name="library"),
    path("trash/", views.library, name="trash"),
]
