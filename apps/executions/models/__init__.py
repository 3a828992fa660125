"""The rows of runs: executions, their steps, and what the steps said and measured."""

from apps.executions.models.execution import Answer, Execution, Label, RunSettings, Source
from apps.executions.models.records import Event, LogChunk, Metric, PastAttempt
from apps.executions.models.step import StepExecution

__all__ = [
    "Answer",
    "Event",
    "Execution",
    "Label",
    "LogChunk",
    "Metric",
    "PastAttempt",
    "RunSettings",
    "Source",
    "StepExecution",
]
