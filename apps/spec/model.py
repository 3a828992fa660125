"""The 20 objects of the ModelArts page "create workflow", as frozen values.

A field that is `None` was absent (or null) in the JSON; an empty tuple, string or map was sent
empty. Keys the page does not name are kept in `extras`. Lists are tuples; free values are plain
JSON values and are never changed in place. Table numbers are those of the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apps.spec.shapes import Extras, Json, Shape, declared, undeclared


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInput:
    """Table 4: what a step reads."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT)
    data: Json = declared(Shape.VALUE)
    value: Json = declared(Shape.VALUE)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutput:
    """Table 5: what a step writes."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT)
    config: Mapping[str, Json] | None = declared(Shape.MAP)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCondition:
    """Table 6: an operator between two operands (the page's "branches" are operands)."""

    type: str | None = declared(Shape.TEXT, required=True)
    left: Json = declared(Shape.VALUE, required=True)
    right: Json = declared(Shape.VALUE, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowStepPolicy:
    """Table 7: how often a step is looked at, and how long it may take (seconds, minutes)."""

    poll_interval_seconds: str | int | float | None = declared(Shape.TEXT_OR_NUMBER)
    max_execution_minutes: str | int | float | None = declared(Shape.TEXT_OR_NUMBER)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowStep:
    """Table 3: one node of the graph."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT, required=True)
    inputs: tuple[JobInput, ...] | None = declared(Shape.OBJECTS, of=JobInput)
    outputs: tuple[JobOutput, ...] | None = declared(Shape.OBJECTS, of=JobOutput)
    created_at: str | None = declared(Shape.TEXT, server_owned=True)
    title: str | None = declared(Shape.TEXT)
    description: str | None = declared(Shape.TEXT)
    properties: Mapping[str, Json] | None = declared(Shape.MAP)
    depend_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    conditions: tuple[StepCondition, ...] | None = declared(Shape.OBJECTS, of=StepCondition)
    if_then_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    else_then_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    policy: WorkflowStepPolicy | None = declared(Shape.OBJECT, of=WorkflowStepPolicy)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Table 9: what a data requirement asks of its value."""

    attribute: str | None = declared(Shape.TEXT)
    operator: str | None = declared(Shape.TEXT)
    value: Json = declared(Shape.VALUE)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequirement:
    """Table 8: data the workflow asks for."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT, required=True)
    conditions: tuple[Constraint, ...] | None = declared(Shape.OBJECTS, of=Constraint)
    value: Mapping[str, Json] | None = declared(Shape.MAP)
    used_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    delay: bool | None = declared(Shape.FLAG)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Table 10: data the workflow brings."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT)
    value: Mapping[str, Json] | None = declared(Shape.MAP)
    used_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowParameter:
    """Table 11: a value that can be set per workflow or per execution."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT)
    description: str | None = declared(Shape.TEXT)
    example: Json = declared(Shape.VALUE)
    delay: bool | None = declared(Shape.FLAG)
    default: Json = declared(Shape.VALUE)
    value: Json = declared(Shape.VALUE)
    enum: tuple[Json, ...] | None = declared(Shape.VALUES)
    used_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    format: str | None = declared(Shape.TEXT)
    constraint: Mapping[str, Json] | None = declared(Shape.MAP)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowGallerySubscription:
    """Table 12: the gallery asset version a workflow came from."""

    content_id: str | None = declared(Shape.TEXT)
    version_id: str | None = declared(Shape.TEXT)
    expired_at: str | None = declared(Shape.TEXT)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionBrief:
    """Table 13: the latest execution in short (duration in seconds)."""

    execution_id: str | None = declared(Shape.TEXT)
    created_at: str | None = declared(Shape.TEXT)
    status: str | None = declared(Shape.TEXT)
    running_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    current_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    duration: int | None = declared(Shape.INTEGER)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowStorage:
    """Table 14: a root path that steps share."""

    name: str | None = declared(Shape.TEXT, required=True)
    type: str | None = declared(Shape.TEXT)
    path: str | None = declared(Shape.TEXT)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowAsset:
    """Table 15: a gallery asset the workflow needs."""

    name: str | None = declared(Shape.TEXT)
    type: str | None = declared(Shape.TEXT)
    content_id: str | None = declared(Shape.TEXT)
    subscription_id: str | None = declared(Shape.TEXT)
    expired_at: str | None = declared(Shape.TEXT)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowSubgraph:
    """Table 16: steps drawn as a group."""

    name: str | None = declared(Shape.TEXT, required=True)
    steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Table 18: a named subset of the steps that can run alone."""

    id: str | None = declared(Shape.TEXT)
    name: str | None = declared(Shape.TEXT)
    steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowPolicy:
    """Table 17: which scene runs, and the scenes there are."""

    use_scene: str | None = declared(Shape.TEXT)
    scene_id: str | None = declared(Shape.TEXT)
    scenes: tuple[Scene, ...] | None = declared(Shape.OBJECTS, of=Scene)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class SkuInfo:
    """Table 21: what is billed."""

    code: str | None = declared(Shape.TEXT)
    period: str | int | float | None = declared(Shape.TEXT_OR_NUMBER)
    queries_limit: int | None = declared(Shape.INTEGER)
    price: int | float | None = declared(Shape.NUMBER)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowPoolOrder:
    """Table 20: the order behind a package."""

    id: str | None = declared(Shape.TEXT)
    sku: SkuInfo | None = declared(Shape.OBJECT, required=True, of=SkuInfo)
    sku_count: str | int | float | None = declared(Shape.TEXT_OR_NUMBER, required=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowServicePackage:
    """Table 19 (the page spells it workflowservicepackege): a paid package."""

    package_id: str | None = declared(Shape.TEXT)
    status: str | None = declared(Shape.TEXT)
    pool_id: str | None = declared(Shape.TEXT)
    service_id: str | None = declared(Shape.TEXT)
    workflow_id: str | None = declared(Shape.TEXT)
    order: WorkflowPoolOrder | None = declared(Shape.OBJECT, of=WorkflowPoolOrder)
    consume_limit: int | None = declared(Shape.INTEGER)
    current_consume: int | None = declared(Shape.INTEGER)
    current_date: str | None = declared(Shape.TEXT)
    limit_enable: bool | None = declared(Shape.FLAG)
    created_at: str | None = declared(Shape.TEXT)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """Table 2: the whole specification."""

    name: str | None = declared(Shape.TEXT, required=True)
    workflow_id: str | None = declared(Shape.TEXT, server_owned=True)
    created_at: str | None = declared(Shape.TEXT, server_owned=True)
    description: str | None = declared(Shape.TEXT)
    steps: tuple[WorkflowStep, ...] | None = declared(Shape.OBJECTS, of=WorkflowStep)
    user_name: str | None = declared(Shape.TEXT, server_owned=True)
    workspace_id: str | None = declared(Shape.TEXT)
    data_requirements: tuple[DataRequirement, ...] | None = declared(
        Shape.OBJECTS, of=DataRequirement
    )
    data: tuple[Data, ...] | None = declared(Shape.OBJECTS, of=Data)
    parameters: tuple[WorkflowParameter, ...] | None = declared(Shape.OBJECTS, of=WorkflowParameter)
    source_workflow_id: str | None = declared(Shape.TEXT)
    gallery_subscription: WorkflowGallerySubscription | None = declared(
        Shape.OBJECT, of=WorkflowGallerySubscription
    )
    latest_execution: ExecutionBrief | None = declared(
        Shape.OBJECT, of=ExecutionBrief, server_owned=True
    )
    run_count: int | None = declared(Shape.INTEGER, server_owned=True)
    param_ready: bool | None = declared(Shape.FLAG, server_owned=True)
    source: str | None = declared(Shape.TEXT)
    storages: tuple[WorkflowStorage, ...] | None = declared(Shape.OBJECTS, of=WorkflowStorage)
    labels: tuple[str, ...] | None = declared(Shape.TEXTS)
    assets: tuple[WorkflowAsset, ...] | None = declared(Shape.OBJECTS, of=WorkflowAsset)
    sub_graphs: tuple[WorkflowSubgraph, ...] | None = declared(Shape.OBJECTS, of=WorkflowSubgraph)
    extend: Mapping[str, Json] | None = declared(Shape.MAP)
    policy: WorkflowPolicy | None = declared(Shape.OBJECT, of=WorkflowPolicy)
    with_subscription: bool | None = declared(Shape.FLAG)
    smn_switch: bool | str | None = declared(Shape.SWITCH)
    subscription_id: str | None = declared(Shape.TEXT)
    exeml_template_id: str | None = declared(Shape.TEXT)
    last_modified_at: str | None = declared(Shape.TEXT, server_owned=True)
    package: WorkflowServicePackage | None = declared(Shape.OBJECT, of=WorkflowServicePackage)
    extras: Extras = undeclared()


OBJECTS = (
    Workflow,
    WorkflowStep,
    JobInput,
    JobOutput,
    StepCondition,
    WorkflowStepPolicy,
    DataRequirement,
    Constraint,
    Data,
    WorkflowParameter,
    WorkflowGallerySubscription,
    ExecutionBrief,
    WorkflowStorage,
    WorkflowAsset,
    WorkflowSubgraph,
    WorkflowPolicy,
    Scene,
    WorkflowServicePackage,
    WorkflowPoolOrder,
    SkuInfo,
)
"""The objects of tables 2 to 21, in the page's order."""
