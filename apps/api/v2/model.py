"""The two small bodies beside the workflow page's objects, declared as those are."""

from dataclasses import dataclass

from apps.spec.model import WorkflowPoolOrder
from apps.spec.shapes import Extras, Shape, declared, undeclared


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
