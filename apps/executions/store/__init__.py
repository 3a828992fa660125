"""The only writer of executions under way."""

from apps.executions.store.leases import renew, take_due
from apps.executions.store.records import append_log, write_metrics
from apps.executions.store.standing import Standing
from apps.executions.store.turn import Turn, turn

__all__ = ["Standing", "Turn", "append_log", "renew", "take_due", "turn", "write_metrics"]
