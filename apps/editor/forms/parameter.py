"""Table 11: a value that can be set per workflow or per execution."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form, Section, Writes
from apps.spec.model import WorkflowParameter
from apps.spec.rules.choices import FORMATS, PARAMETER_TYPES

PARAMETER = Form(
    of=WorkflowParameter,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(name="type", label=_("Type"), mono=True, suggestions=PARAMETER_TYPES),
        Field(name="format", label=_("Format"), mono=True, suggestions=tuple(sorted(FORMATS))),
        Field(name="description", label=_("Description"), control=Control.PROSE),
        Field(
            name="delay",
            label=_("Ask at run time"),
            control=Control.SWITCH,
            writes=Writes.BOOLEAN,
        ),
        Field(name="value", label=_("Value"), control=Control.VALUE),
        Field(name="default", label=_("Default"), control=Control.VALUE),
        Field(name="example", label=_("Example"), control=Control.VALUE),
        Field(name="enum", label=_("Choices"), control=Control.VALUES),
        Field(name="constraint", label=_("Constraint"), control=Control.PAIRS),
        Field(name="used_steps", label=_("Used by"), control=Control.SHOWN),
    ),
    sections=(
        Section("general", _("General"), ("name", "type", "format", "description", "used_steps")),
        Section("value", _("Value"), ("delay", "value", "default", "example")),
        Section("limits", _("Limits"), ("enum", "constraint")),
    ),
)
