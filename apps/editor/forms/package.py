"""Tables 19 to 21: a paid package, the order behind it, and what is billed."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form, Writes
from apps.spec.model import SkuInfo, WorkflowPoolOrder, WorkflowServicePackage

SKU = Form(
    of=SkuInfo,
    fields=(
        Field(name="code", label=_("Code"), mono=True),
        Field(name="period", label=_("Period"), control=Control.NUMBER, writes=Writes.NUMERAL),
        Field(
            name="queries_limit",
            label=_("Queries"),
            control=Control.NUMBER,
            writes=Writes.INTEGER,
            minimum=0,
        ),
        Field(
            name="price",
            label=_("Price"),
            control=Control.NUMBER,
            writes=Writes.NUMBER,
            minimum=0,
        ),
    ),
)

ORDER = Form(
    of=WorkflowPoolOrder,
    fields=(
        Field(name="id", label=_("Order ID"), mono=True),
        Field(
            name="sku_count",
            label=_("Count"),
            control=Control.NUMBER,
            writes=Writes.NUMERAL,
            minimum=0,
        ),
        Field(
            name="sku",
            label=_("Billing"),
            control=Control.OBJECT,
            fields=SKU.fields,
            of=SkuInfo,
        ),
    ),
)

PACKAGE = Form(
    of=WorkflowServicePackage,
    fields=(
        Field(name="package_id", label=_("Package ID"), mono=True),
        Field(name="status", label=_("Status"), mono=True),
        Field(name="pool_id", label=_("Pool ID"), mono=True),
        Field(name="service_id", label=_("Service ID"), mono=True),
        Field(name="workflow_id", label=_("Workflow ID"), mono=True),
        Field(
            name="limit_enable",
            label=_("Limited"),
            control=Control.SWITCH,
            writes=Writes.BOOLEAN,
        ),
        Field(
            name="consume_limit",
            label=_("Limit"),
            control=Control.NUMBER,
            writes=Writes.INTEGER,
            unit=_("runs"),
            minimum=0,
        ),
        Field(
            name="current_consume",
            label=_("Used"),
            control=Control.NUMBER,
            writes=Writes.INTEGER,
            unit=_("runs"),
            minimum=0,
        ),
        Field(name="current_date", label=_("As of"), mono=True),
        Field(name="created_at", label=_("Created"), mono=True),
        Field(
            name="order",
            label=_("Order"),
            control=Control.OBJECT,
            fields=ORDER.fields,
            of=WorkflowPoolOrder,
        ),
    ),
)
