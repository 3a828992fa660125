"""Table 13: the latest execution in short. The server writes it."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form
from apps.spec.model import ExecutionBrief

EXECUTION = Form(
    of=ExecutionBrief,
    fields=(
        Field(name="execution_id", label=_("Run"), control=Control.SHOWN),
        Field(name="status", label=_("Status"), control=Control.SHOWN),
        Field(name="created_at", label=_("Created"), control=Control.SHOWN),
        Field(name="duration", label=_("Duration"), control=Control.SHOWN, unit=_("s")),
        Field(name="running_steps", label=_("Running"), control=Control.SHOWN),
        Field(name="current_steps", label=_("Current steps"), control=Control.SHOWN),
    ),
)
