"""The JSON API and its documentation."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from apps.api.docs import docs, schema
from apps.api.operation import unknown_path
from apps.api.v3.tokens import Tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("v2/<str:project_id>/", include("apps.api.v2.urls")),
    path("v3/auth/tokens", Tokens.as_view(), name="tokens"),
    path("api/schema/", schema, name="schema"),
    path("api/docs/", docs, name="docs"),
    re_path(r"^v[23](/|$)", unknown_path),
]
