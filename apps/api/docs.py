"""The interactive page over the OpenAPI document, fit for a policy without inline scripts."""

from drf_spectacular.views import SpectacularSwaggerSplitView


class Docs(SpectacularSwaggerSplitView):
    """Swagger UI from our own files; its one script comes from this address too (`?script`)."""

    template_name = "api/docs.html"
