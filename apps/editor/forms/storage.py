"""Table 14: a root path that steps share."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Field, Form, Section
from apps.spec.model import WorkflowStorage
from apps.spec.rules.choices import STORAGE_TYPES

STORAGE = Form(
    of=WorkflowStorage,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(name="type", label=_("Type"), mono=True, suggestions=STORAGE_TYPES),
        Field(name="path", label=_("Path"), mono=True),
    ),
    sections=(Section("general", _("General"), ("name", "type", "path")),),
)
