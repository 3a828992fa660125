"""Table 2: the workflow itself."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.execution import EXECUTION
from apps.editor.forms.field import Control, Field, Form, Section, Writes
from apps.editor.forms.gallery import SUBSCRIPTION
from apps.editor.forms.grouping import POLICY
from apps.editor.forms.package import PACKAGE
from apps.spec.draft import Kind
from apps.spec.model import Workflow

WORKFLOW = Form(
    of=Workflow,
    fields=(
        Field(name="name", label=_("Name"), required=True),
        Field(name="description", label=_("Description"), control=Control.PROSE),
        Field(name="labels", label=_("Labels"), control=Control.TEXTS, writes=Writes.TEXTS),
        Field(name="workspace_id", label=_("Workspace"), mono=True),
        Field(name="steps", label=_("Steps"), control=Control.STEPS, lists=Kind.STEP),
        Field(
            name="parameters",
            label=_("Parameters"),
            control=Control.ENTRIES,
            lists=Kind.PARAMETER,
        ),
        Field(name="data", label=_("Data"), control=Control.ENTRIES, lists=Kind.DATA),
        Field(
            name="data_requirements",
            label=_("Data requirements"),
            control=Control.ENTRIES,
            lists=Kind.REQUIREMENT,
        ),
        Field(name="storages", label=_("Storages"), control=Control.ENTRIES, lists=Kind.STORAGE),
        Field(name="assets", label=_("Assets"), control=Control.ENTRIES, lists=Kind.ASSET),
        Field(name="sub_graphs", label=_("Groups"), control=Control.ENTRIES, lists=Kind.SUBGRAPH),
        Field(
            name="policy",
            label=_("Policy"),
            control=Control.OBJECT,
            fields=POLICY.fields,
            of=POLICY.of,
        ),
        Field(
            name="with_subscription",
            label=_("Subscribed"),
            control=Control.SWITCH,
            writes=Writes.BOOLEAN,
        ),
        Field(
            name="smn_switch",
            label=_("Notifications"),
            control=Control.SWITCH,
            writes=Writes.SWITCH,
        ),
        Field(name="subscription_id", label=_("Subscription ID"), mono=True),
        Field(name="source", label=_("Source"), mono=True, suggestions=("ai_gallery",)),
        Field(name="source_workflow_id", label=_("Copied from"), mono=True),
        Field(name="exeml_template_id", label=_("Template ID"), mono=True),
        Field(
            name="gallery_subscription",
            label=_("Gallery subscription"),
            control=Control.OBJECT,
            fields=SUBSCRIPTION.fields,
            of=SUBSCRIPTION.of,
        ),
        Field(
            name="package",
            label=_("Package"),
            control=Control.OBJECT,
            fields=PACKAGE.fields,
            of=PACKAGE.of,
        ),
        Field(name="extend", label=_("Extension"), control=Control.PAIRS),
        Field(name="workflow_id", label=_("Workflow ID"), control=Control.SHOWN, mono=True),
        Field(name="user_name", label=_("Author"), control=Control.SHOWN),
        Field(name="created_at", label=_("Created"), control=Control.SHOWN),
        Field(name="last_modified_at", label=_("Last changed"), control=Control.SHOWN),
        Field(name="run_count", label=_("Runs"), control=Control.SHOWN),
        Field(name="param_ready", label=_("Ready to run"), control=Control.SHOWN),
        Field(
            name="latest_execution",
            label=_("Latest run"),
            control=Control.OBJECT,
            fields=EXECUTION.fields,
            of=EXECUTION.of,
        ),
    ),
    sections=(
        Section("general", _("General"), ("name", "description", "labels", "workspace_id")),
        Section(
            "contents",
            _("Contents"),
            (
                "steps",
                "parameters",
                "data",
                "data_requirements",
                "storages",
                "assets",
                "sub_graphs",
            ),
        ),
        Section("policy", _("Policy"), ("policy",)),
        Section("messages", _("Messages"), ("with_subscription", "smn_switch", "subscription_id")),
        Section(
            "origin",
            _("Origin"),
            (
                "source",
                "source_workflow_id",
                "exeml_template_id",
                "gallery_subscription",
                "package",
                "extend",
            ),
        ),
        Section(
            "server",
            _("Server"),
            (
                "workflow_id",
                "user_name",
                "created_at",
                "last_modified_at",
                "run_count",
                "param_ready",
                "latest_execution",
            ),
        ),
    ),
)
