"""What people do with targets and submissions: one public function an intention."""

from apps.targets.actions.running import choose_run_settings
from apps.targets.actions.submissions import (
    Submitted,
    cancel_submission,
    retry_submission,
    submit_workflow,
)
from apps.targets.actions.targets import (
    add_target,
    change_target,
    remove_target,
    test_target,
)
from apps.targets.details import TargetDetails

__all__ = [
    "Submitted",
    "TargetDetails",
    "add_target",
    "cancel_submission",
    "change_target",
    "choose_run_settings",
    "remove_target",
    "retry_submission",
    "submit_workflow",
    "test_target",
]
