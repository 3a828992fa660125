"""Tables 8 and 9: data the workflow asks for, and what it asks of it."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form, Section, Writes
from apps.spec.draft import Kind
from apps.spec.model import Constraint, DataRequirement
from apps.spec.rules.choices import REQUIREMENT_TYPES

CONSTRAINT = Form(
    of=Constraint,
    fields=(
        Field(name="attribute", label=_("Attribute"), mono=True),
        Field(name="operator", label=_("Operator"), mono=True, suggestions=("equal",)),
        Field(name="value", label=_("Value"), control=Control.VALUE, refers="json"),
    ),
)

REQUIREMENT = Form(
    of=DataRequirement,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(
            name="type",
            label=_("Type"),
            mono=True,
            required=True,
            suggestions=tuple(sorted(REQUIREMENT_TYPES)),
        ),
        Field(
            name="delay",
            label=_("Ask at run time"),
            control=Control.SWITCH,
            writes=Writes.BOOLEAN,
        ),
        Field(name="value", label=_("Value"), control=Control.PAIRS, refers="json"),
        Field(
            name="conditions",
            label=_("Constraints"),
            control=Control.CARDS,
            lists=Kind.CONSTRAINT,
        ),
        Field(name="used_steps", label=_("Used by"), control=Control.SHOWN),
    ),
    sections=(
        Section("general", _("General"), ("name", "type", "delay", "used_steps")),
        Section("value", _("Value"), ("value",)),
        Section("constraints", _("Constraints"), ("conditions",)),
    ),
)
