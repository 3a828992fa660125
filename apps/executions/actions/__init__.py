"""What people do with executions: one function an intention, atomic, with the acting user."""

from apps.executions.actions.answering import answer_questions, continue_step
from apps.executions.actions.changing import delete_execution, update_execution
from apps.executions.actions.rerunning import rerun_execution, retry_step
from apps.executions.actions.starting import start_execution
from apps.executions.actions.stopping import stop_execution, stop_step
from apps.executions.actions.workflows import delete_workflow

__all__ = [
    "answer_questions",
    "continue_step",
    "delete_execution",
    "delete_workflow",
    "rerun_execution",
    "retry_step",
    "start_execution",
    "stop_execution",
    "stop_step",
    "update_execution",
]
