"""What the declarations of all operations below a project share."""

from http import HTTPStatus
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from apps.api.schema import REQUEST_ID, failures


def in_path(
    name: str, description: str | Promise, type: Any = OpenApiTypes.UUID
) -> OpenApiParameter:
    """Return a part of the path."""
    return OpenApiParameter(name, type, OpenApiParameter.PATH, description=description)


PROJECT = in_path("project_id", _("ID of the project."), OpenApiTypes.STR)
WORKFLOW = in_path("workflow_id", _("ID of the workflow."))


def operation(
    id: str,
    summary: str | Promise,
    description: str | Promise,
    *,
    answers: dict[int, Any],
    others: tuple[HTTPStatus, ...] = (),
    parameters: tuple[OpenApiParameter, ...] = (),
    tag: str = "Workflows",
    **rest: Any,
) -> Any:
    """Return what declares one operation below a project, with its errors; `id` is the client's."""
    return extend_schema(
        operation_id=id,
        summary=summary,
        description=description,
        tags=[tag],
        parameters=[PROJECT, *parameters, REQUEST_ID],
        responses={**answers, **failures(*others, body="request" in rest)},
        **rest,
    )


def said(shape: Any, description: str | Promise) -> OpenApiResponse:
    """Return an answer with its description."""
    return OpenApiResponse(shape, description=description)
