"""Table 6: an operator between two operands."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Choice, Control, Field, Form, Writes
from apps.spec.model import StepCondition

OPERATORS = (
    Choice("==", _("equals")),
    Choice("!=", _("is not")),
    Choice(">", _("is greater than")),
    Choice(">=", _("is at least")),
    Choice("<", _("is less than")),
    Choice("<=", _("is at most")),
    Choice("in", _("is in")),
    Choice("or", _("or")),
)

CONDITION = Form(
    of=StepCondition,
    fields=(
        Field(
            name="left",
            label=_("Left operand"),
            control=Control.VALUE,
            refers="json",
            required=True,
        ),
        Field(
            name="type",
            label=_("Operator"),
            control=Control.CHOICE,
            writes=Writes.CHOICE,
            choices=OPERATORS,
            required=True,
        ),
        Field(
            name="right",
            label=_("Right operand"),
            control=Control.VALUE,
            refers="json",
            required=True,
        ),
    ),
)
