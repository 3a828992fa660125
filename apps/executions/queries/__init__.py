"""What there is of executions. Nothing here writes."""

from apps.executions.queries.asked import Question, questions_of, values_of
from apps.executions.queries.facts import RunFacts, Todo, facts_of, overview, todo
from apps.executions.queries.reasons import Reason, why_not_running
from apps.executions.queries.seeing import (
    executions_of,
    find_execution,
    find_step,
    visible_executions,
)
from apps.executions.queries.settings import default_target

__all__ = [
    "Question",
    "Reason",
    "RunFacts",
    "Todo",
    "default_target",
    "executions_of",
    "facts_of",
    "find_execution",
    "find_step",
    "overview",
    "questions_of",
    "todo",
    "values_of",
    "visible_executions",
    "why_not_running",
]
