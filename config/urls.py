"""Every URL of the product: one include per delivery app."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("apps.api.urls")),
    path("", include("apps.pages.urls")),
    path("", include("apps.editor.urls")),
]

handler400 = "apps.pages.errors.bad_request"
handler403 = "apps.pages.errors.permission_denied"
handler404 = "apps.pages.errors.page_not_found"
handler500 = "apps.pages.errors.server_error"
