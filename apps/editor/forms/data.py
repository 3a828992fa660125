"""Table 10: data the workflow brings."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form, Section
from apps.spec.model import Data
from apps.spec.rules.choices import DATA_TYPES

DATA = Form(
    of=Data,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(name="type", label=_("Type"), mono=True, suggestions=tuple(sorted(DATA_TYPES))),
        Field(name="value", label=_("Value"), control=Control.PAIRS),
        Field(name="used_steps", label=_("Used by"), control=Control.SHOWN),
    ),
    sections=(
        Section("general", _("General"), ("name", "type", "used_steps")),
        Section("value", _("Value"), ("value",)),
    ),
)
