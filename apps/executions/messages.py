"""What a notification says: to people in a mail, to programs as JSON."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from apps.executions.models import Delivery
from apps.executions.words import execution_word, step_word


def subject_of(delivery: Delivery) -> str:
    """Return one line that says what happened where."""
    said = {"workflow": _workflow(delivery), "status": _word(delivery)}
    if delivery.step:
        return _("%(workflow)s: %(step)s: %(status)s") % {**said, "step": delivery.step}
    return _("%(workflow)s: %(status)s") % said


def text_of(delivery: Delivery) -> str:
    """Return the text of a mail."""
    lines = [
        _("Workflow: %(name)s") % {"name": _workflow(delivery)},
        _("Execution: %(name)s") % {"name": delivery.execution.name},
        *([_("Step: %(name)s") % {"name": delivery.step}] if delivery.step else []),
        _("Status: %(status)s") % {"status": _word(delivery)},
        _("Time: %(time)s") % {"time": delivery.happened_at.isoformat(timespec="seconds")},
        *filter(None, [_address(delivery)]),
    ]
    return "\n".join(lines) + "\n"


def json_of(delivery: Delivery) -> dict[str, Any]:
    """Return what a webhook is sent; `delivery_id` is the same at every attempt."""
    execution = delivery.execution
    return {
        "delivery_id": delivery.pk,
        "topic": delivery.topic.name,
        "project_id": execution.workflow.project_id,
        "workflow_id": execution.workflow_id,
        "workflow_name": _workflow(delivery),
        "execution_id": execution.pk,
        "execution_name": execution.name,
        "step_name": delivery.step or None,
        "status": delivery.status,
        "time": delivery.happened_at.isoformat(),
        "url": _address(delivery) or None,
    }


def _workflow(delivery: Delivery) -> str:
    return str(delivery.execution.workflow)


def _word(delivery: Delivery) -> str:
    return step_word(delivery.status) if delivery.step else execution_word(delivery.status)


def _address(delivery: Delivery) -> str:
    """Return where the run can be seen; "" where nobody said what this site is called outside."""
    site: str = settings.WEFT_PUBLIC_URL
    return f"{site.rstrip('/')}/runs/{delivery.execution_id}/" if site else ""
