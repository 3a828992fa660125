"""Executions that a target runs as a whole: our rows follow what it tells."""

from apps.executions.mirroring.errands import hurry, pass_on
from apps.executions.mirroring.rounds import mirror
from apps.executions.mirroring.ties import trouble_of

__all__ = ["hurry", "mirror", "pass_on", "trouble_of"]
