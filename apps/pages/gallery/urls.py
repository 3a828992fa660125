from django.urls import path

from apps.pages.gallery import views

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<str:content_id>/subscribe/", views.subscribe, name="gallery-subscribe"),
    path("gallery/<str:content_id>/renew/", views.renew, name="gallery-renew"),
    path("gallery/<str:content_id>/unsubscribe/", views.unsubscribe, name="gallery-unsubscribe"),
    path("gallery/<str:content_id>/version/", views.choose_version, name="gallery-version"),
    path("gallery/<str:content_id>/use/", views.use, name="gallery-use"),
]
