"""Tables 4 and 5: what a step reads and writes."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form
from apps.spec.model import JobInput, JobOutput
from apps.spec.rules.choices import INPUT_TYPES, OUTPUT_TYPES

INPUT = Form(
    of=JobInput,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(name="type", label=_("Type"), mono=True, suggestions=tuple(sorted(INPUT_TYPES))),
        Field(name="data", label=_("Data"), control=Control.VALUE, refers="input"),
        Field(name="value", label=_("Value"), control=Control.VALUE, refers="input"),
    ),
)

OUTPUT = Form(
    of=JobOutput,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(name="type", label=_("Type"), mono=True, suggestions=tuple(sorted(OUTPUT_TYPES))),
        Field(name="config", label=_("Configuration"), control=Control.PAIRS, refers="json"),
    ),
)
