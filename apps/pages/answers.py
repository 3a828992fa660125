"""Answers that say what happened: a toast inside the page, a message after a redirect."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django_htmx.http import trigger_client_event

from apps.core.messages import sentence
from apps.pages.requests import PageRequest
from apps.spec.problems import Problem


def said(
    request: PageRequest, text: str, *, otherwise: str, event: str = "", undo: str = ""
) -> HttpResponse:
    """Say `text`: by a toast (with Undo posting to `undo`) where htmx asked, else on the page
    named `otherwise`. `event` tells the page's other parts to look again."""
    if not request.htmx:
        messages.success(request, text)
        return redirect(otherwise)
    response = toast(HttpResponse(status=204), text, undo=undo)
    return trigger_client_event(response, event) if event else response


def toast(response: HttpResponse, text: str, *, tone: str = "ok", undo: str = "") -> HttpResponse:
    """Let the page show `text` when `response` arrives."""
    shown = {"message": text, "tone": tone} | ({"undo": undo} if undo else {})
    return trigger_client_event(response, "toast", shown)


def sentences(problems: Iterable[Problem]) -> str:
    """Return the problems as one text in the person's language."""
    return " ".join(sentence(problem) for problem in problems)
