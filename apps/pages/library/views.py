"""The library's page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def library(request: HttpRequest) -> HttpResponse:
    """Show the current project's workflows."""
    return render(request, "pages/library/library.html")
