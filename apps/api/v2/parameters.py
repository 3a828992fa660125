"""The query parameters of the lists as OpenAPI shows them; `listing.py` reads them."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from apps.api.v2.query import MAX_OFFSET
from apps.engine.states import ExecutionState, StepState
from apps.executions.queries.listing import EXECUTION_SORTS, STEP_SORTS
from apps.workflows.queries import MAX_LIMIT, SORTS

STATUSES = tuple(str(state) for state in ExecutionState)
"""What an execution can be."""

STEP_STATUSES = tuple(str(state) for state in StepState)
"""What a step of one can be."""


def _query(name: str, description: str | Promise, **rest: Any) -> OpenApiParameter:
    return OpenApiParameter(name, description=description, **rest)


WORKSPACE = _query("workspace_id", _("ID of the workspace."))
_SEARCH = (
    _query("name", _("Only workflows of this name; search_type says how.")),
    _query("description", _("Only workflows of this description; search_type says how.")),
    _query(
        "search_type",
        _("equal compares exactly, contain looks inside."),
        enum=["contain", "equal"],
        default="contain",
    ),
)
_TEMPLATE = _query("template_id", _("Only workflows of this automatic-learning template."))
_PAGING = (
    _query(
        "limit",
        _("How many items at most."),
        type={"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 100},
    ),
    _query(
        "offset",
        _("How many items to leave out at the start."),
        type={"type": "integer", "minimum": 0, "maximum": MAX_OFFSET, "default": 0},
    ),
)


def _order(default: str) -> OpenApiParameter:
    return _query("order", _("Which way to sort."), enum=["asc", "desc"], default=default)


WORKFLOWS = (
    *_SEARCH,
    _query(
        "labels", _("Only workflows with any of these labels."), type=OpenApiTypes.STR, many=True
    ),
    _query("status", _("Only workflows whose latest execution is so."), enum=list(STATUSES)),
    _TEMPLATE,
    WORKSPACE,
    _query("sort_by", _("What to sort by."), enum=list(SORTS), default="create_time"),
    _order("desc"),
    *_PAGING,
)
LABELS = (
    _TEMPLATE,
    _query("sort_by", _("Accepted; labels are sorted by their text.")),
    _order("asc"),
    *_PAGING,
)
OVERVIEW = (*_SEARCH, WORKSPACE)
EXECUTIONS = (
    _query(
        "labels", _("Only executions with any of these labels."), type=OpenApiTypes.STR, many=True
    ),
    _query(
        "status",
        _("Only executions that are so; for another word of steps, those with a step that is so."),
        enum=list(dict.fromkeys((*STATUSES, *STEP_STATUSES))),
    ),
    _query("scene_id", _("Only executions of this scene.")),
    WORKSPACE,
    _query("sort_by", _("What to sort by."), enum=list(EXECUTION_SORTS), default="create_time"),
    _order("desc"),
    *_PAGING,
)
STEP_EXECUTIONS = (
    _query("sort_by", _("What to sort by."), enum=list(STEP_SORTS), default="create_time"),
    _order("desc"),
    *_PAGING,
)
