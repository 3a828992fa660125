"""Tables 16 to 18: groups of steps, scenes, and the policy that chooses among them."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Control, Field, Form, Section, Writes
from apps.spec.draft import Kind
from apps.spec.model import Scene, WorkflowPolicy, WorkflowSubgraph

SUBGRAPH = Form(
    of=WorkflowSubgraph,
    fields=(
        Field(name="name", label=_("Name"), required=True),
        Field(name="steps", label=_("Steps"), control=Control.MEMBERS, writes=Writes.TEXTS),
    ),
    sections=(Section("general", _("General"), ("name", "steps")),),
)

SCENE = Form(
    of=Scene,
    fields=(
        Field(name="name", label=_("Name")),
        Field(name="id", label=_("ID"), mono=True),
        Field(name="steps", label=_("Steps"), control=Control.MEMBERS, writes=Writes.TEXTS),
    ),
    sections=(Section("general", _("General"), ("name", "id", "steps")),),
)

POLICY = Form(
    of=WorkflowPolicy,
    fields=(
        Field(name="use_scene", label=_("Use scene")),
        Field(name="scene_id", label=_("Scene ID"), mono=True),
        Field(name="scenes", label=_("Scenes"), control=Control.CARDS, lists=Kind.SCENE),
    ),
)
