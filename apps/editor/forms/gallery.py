"""Tables 12 and 15: what comes from the gallery."""

from django.utils.translation import gettext_lazy as _

from apps.editor.forms.field import Field, Form, Section
from apps.spec.model import WorkflowAsset, WorkflowGallerySubscription

ASSET = Form(
    of=WorkflowAsset,
    fields=(
        Field(name="name", label=_("Name"), mono=True),
        Field(
            name="type",
            label=_("Type"),
            mono=True,
            suggestions=("algorithm", "algorithm2", "model"),
        ),
        Field(name="content_id", label=_("Asset ID"), mono=True),
        Field(name="subscription_id", label=_("Subscription ID"), mono=True),
        Field(name="expired_at", label=_("Expires"), mono=True),
    ),
    sections=(
        Section(
            "general",
            _("General"),
            ("name", "type", "content_id", "subscription_id", "expired_at"),
        ),
    ),
)

SUBSCRIPTION = Form(
    of=WorkflowGallerySubscription,
    fields=(
        Field(name="content_id", label=_("Asset ID"), mono=True),
        Field(name="version_id", label=_("Version ID"), mono=True),
        Field(name="expired_at", label=_("Expires"), mono=True),
    ),
)
