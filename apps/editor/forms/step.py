"""Tables 3 and 7: a step and its policy."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form, Section, Writes
from apps.spec.draft import Kind, LinkAs
from apps.spec.model import WorkflowStep, WorkflowStepPolicy

POLICY = Form(
    of=WorkflowStepPolicy,
    fields=(
        Field(
            name="poll_interval_seconds",
            label=_("Poll every"),
            control=Control.NUMBER,
            writes=Writes.NUMERAL,
            unit=_("s"),
            minimum=1,
        ),
        Field(
            name="max_execution_minutes",
            label=_("Stop after"),
            control=Control.NUMBER,
            writes=Writes.NUMERAL,
            unit=_("min"),
            minimum=1,
        ),
    ),
)

STEP = Form(
    of=WorkflowStep,
    fields=(
        Field(name="name", label=_("Name"), mono=True, required=True),
        Field(name="title", label=_("Title")),
        Field(
            name="type",
            label=_("Type"),
            control=Control.CHOICE,
            writes=Writes.CHOICE,
            required=True,
        ),
        Field(name="description", label=_("Description"), control=Control.PROSE),
        Field(
            name="depend_steps", label=_("Runs after"), control=Control.LINKS, links=LinkAs.DEPENDS
        ),
        Field(name="created_at", label=_("Created"), control=Control.SHOWN),
        Field(name="inputs", label=_("Inputs"), control=Control.CARDS, lists=Kind.INPUT),
        Field(name="outputs", label=_("Outputs"), control=Control.CARDS, lists=Kind.OUTPUT),
        Field(name="properties", label=_("Properties"), control=Control.OBJECT, refers="map"),
        Field(
            name="policy",
            label=_("Policy"),
            control=Control.OBJECT,
            fields=POLICY.fields,
            of=WorkflowStepPolicy,
        ),
        Field(
            name="conditions", label=_("Conditions"), control=Control.CARDS, lists=Kind.CONDITION
        ),
        Field(
            name="if_then_steps", label=_("If true, run"), control=Control.LINKS, links=LinkAs.THEN
        ),
        Field(
            name="else_then_steps",
            label=_("If false, run"),
            control=Control.LINKS,
            links=LinkAs.ELSE,
        ),
    ),
    sections=(
        Section(
            "general",
            _("General"),
            ("name", "title", "type", "description", "depend_steps", "created_at"),
        ),
        Section("conditions", _("Decision"), ("conditions", "if_then_steps", "else_then_steps")),
        Section("inputs", _("Inputs"), ("inputs",)),
        Section("outputs", _("Outputs"), ("outputs",)),
        Section("properties", _("Properties"), ("properties",)),
        Section("policy", _("Policy"), ("policy",)),
    ),
)
