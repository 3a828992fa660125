"""The pages' URLs: one include per area."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page
from django.views.i18n import JavaScriptCatalog

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "jsi18n/",
        gzip_page(conditional_page(JavaScriptCatalog.as_view())),
        name="javascript-catalog",
    ),
    path("", include("apps.pages.session.urls")),
    path("", include("apps.pages.targets.urls")),
    path("", include("apps.pages.account.urls")),
    path("", include("apps.pages.gallery.urls")),
    path("", include("apps.pages.datasets.urls")),
    path("", include("apps.pages.labeling.urls")),
    path("", include("apps.pages.serving.urls")),
    path("", include("apps.pages.runs.urls")),
    path("", include("apps.pages.automation.urls")),
    path("", include("apps.pages.teams.urls")),
    path("", include("apps.pages.library.urls")),
]
