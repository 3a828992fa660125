"""The rows of runs: executions, their steps, what these said and measured; when, who is told."""

from apps.executions.models.errand import Errand
from apps.executions.models.execution import Answer, Execution, Label, RunSettings, Source
from apps.executions.models.notification import (
    Channel,
    Delivery,
    DeliveryState,
    Subscription,
    Topic,
)
from apps.executions.models.records import Event, LogChunk, Metric, PastAttempt
from apps.executions.models.schedule import Schedule, ScheduledStart
from apps.executions.models.step import StepExecution

__all__ = [
    "Answer",
    "Channel",
    "Delivery",
    "DeliveryState",
    "Errand",
    "Event",
    "Execution",
    "Label",
    "LogChunk",
    "Metric",
    "PastAttempt",
    "RunSettings",
    "Schedule",
    "ScheduledStart",
    "Source",
    "StepExecution",
    "Subscription",
    "Topic",
]
