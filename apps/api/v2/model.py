"""The small bodies beside the workflow page's objects, declared as those are."""

from collections.abc import Mapping
from dataclasses import dataclass

from apps.spec.model import DataRequirement, WorkflowParameter, WorkflowPoolOrder
from apps.spec.shapes import Extras, Json, Shape, declared, undeclared


@dataclass(frozen=True, slots=True, kw_only=True)
class Consume:
    """What a paid workflow uses up."""

    period: str | None = declared(Shape.TEXT)
    value: int | None = declared(Shape.INTEGER)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAuth:
    """The question whether a paid service may be used."""

    main_service_id: str | None = declared(Shape.TEXT)
    content_id: str | None = declared(Shape.TEXT)
    consume: Consume | None = declared(Shape.OBJECT, of=Consume)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePurchase:
    """A package somebody wants to buy; what else it has is the server's to fill in."""

    pool_id: str = declared(Shape.TEXT, required=True)
    order: WorkflowPoolOrder = declared(Shape.OBJECT, of=WorkflowPoolOrder, required=True)
    service_id: str | None = declared(Shape.TEXT)
    consume_limit: int | None = declared(Shape.INTEGER)
    limit_enable: bool | None = declared(Shape.FLAG)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowDagPolicies:
    """How an execution is carried out."""

    use_cache: bool | None = declared(Shape.FLAG)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowExecution:
    """An execution somebody wants, or what is to change about one.

    A client may send back a whole answer: what only the server knows is taken and ignored.
    `target` and `options` are ours.
    """

    description: str | None = declared(Shape.TEXT)
    workspace_id: str | None = declared(Shape.TEXT)
    scene_id: str | None = declared(Shape.TEXT)
    scene_name: str | None = declared(Shape.TEXT)
    labels: tuple[str, ...] | None = declared(Shape.TEXTS)
    data_requirements: tuple[DataRequirement, ...] | None = declared(
        Shape.OBJECTS, of=DataRequirement
    )
    parameters: tuple[WorkflowParameter, ...] | None = declared(Shape.OBJECTS, of=WorkflowParameter)
    policies: WorkflowDagPolicies | None = declared(Shape.OBJECT, of=WorkflowDagPolicies)
    target: str | None = declared(Shape.TEXT)
    options: Mapping[str, Json] | None = declared(Shape.MAP)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionActionPolicy:
    """Where a rerun begins."""

    rerun_steps: tuple[str, ...] | None = declared(Shape.TEXTS)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionAction:
    """What is to be done with an execution."""

    action_name: str = declared(Shape.TEXT, required=True)
    policies: ExecutionActionPolicy | None = declared(Shape.OBJECT, of=ExecutionActionPolicy)
    parameters: tuple[WorkflowParameter, ...] | None = declared(Shape.OBJECTS, of=WorkflowParameter)
    data_requirements: tuple[DataRequirement, ...] | None = declared(
        Shape.OBJECTS, of=DataRequirement
    )
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepExecutionAction:
    """What is to be done with one step of an execution."""

    action_name: str = declared(Shape.TEXT, required=True)
    parameters: tuple[WorkflowParameter, ...] | None = declared(Shape.OBJECTS, of=WorkflowParameter)
    data_requirements: tuple[DataRequirement, ...] | None = declared(
        Shape.OBJECTS, of=DataRequirement
    )
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowSchedulePolicies:
    """What a schedule does when things are not as they should be."""

    on_failure: str | None = declared(Shape.TEXT)
    on_running: str | None = declared(Shape.TEXT)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowSchedule:
    """A schedule of a workflow."""

    type: str | None = declared(Shape.TEXT)
    content: Mapping[str, Json] | None = declared(Shape.MAP, required=True)
    action: str | None = declared(Shape.TEXT)
    enable: bool | None = declared(Shape.FLAG)
    policies: WorkflowSchedulePolicies | None = declared(Shape.OBJECT, of=WorkflowSchedulePolicies)
    workflow_id: str | None = declared(Shape.TEXT, server_owned=True)
    user_id: str | None = declared(Shape.TEXT, server_owned=True)
    uuid: str | None = declared(Shape.TEXT, server_owned=True)
    created_at: str | None = declared(Shape.TEXT, server_owned=True)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowScheduleUpdate:
    """What is to change about a schedule; what is absent stays."""

    content: Mapping[str, Json] | None = declared(Shape.MAP)
    enable: bool | None = declared(Shape.FLAG)
    extras: Extras = undeclared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who is told what of a workflow's executions."""

    topic_urns: tuple[str, ...] | None = declared(Shape.TEXTS, required=True)
    entity: str | None = declared(Shape.TEXT)
    events: tuple[str, ...] | None = declared(Shape.TEXTS)
    subscription_id: str | None = declared(Shape.TEXT, server_owned=True)
    created_at: str | None = declared(Shape.TEXT, server_owned=True)
    extras: Extras = undeclared()
