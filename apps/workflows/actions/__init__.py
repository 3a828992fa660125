"""What people and programs do with workflows: one public function an intention."""

from apps.workflows.actions.changing import apply_change, redo, undo
from apps.workflows.actions.copying import copy_workflow
from apps.workflows.actions.creating import create_draft, create_workflow, import_workflow
from apps.workflows.actions.following import changes_since
from apps.workflows.actions.log_rows import change_json
from apps.workflows.actions.recording import Recorded
from apps.workflows.actions.sharing import (
    create_share_link,
    revoke_share_link,
    set_visibility,
    share_with_team,
    share_with_user,
    unshare,
)
from apps.workflows.actions.trashing import (
    DAYS_IN_TRASH,
    delete_for_good,
    purge_trash,
    restore_as_administrator,
    restore_workflow,
    trash_as_administrator,
    trash_workflow,
)
from apps.workflows.actions.updating import UPDATABLE, replace_workflow, update_workflow

__all__ = [
    "DAYS_IN_TRASH",
    "UPDATABLE",
    "Recorded",
    "apply_change",
    "change_json",
    "changes_since",
    "copy_workflow",
    "create_draft",
    "create_share_link",
    "create_workflow",
    "delete_for_good",
    "import_workflow",
    "purge_trash",
    "redo",
    "replace_workflow",
    "restore_as_administrator",
    "restore_workflow",
    "revoke_share_link",
    "set_visibility",
    "share_with_team",
    "share_with_user",
    "trash_as_administrator",
    "trash_workflow",
    "undo",
    "unshare",
    "update_workflow",
]
