"""The supervisor of services: a program that makes true what the rows of services want."""

from apps.targets.local.services.supervising import Supervisor

__all__ = ["Supervisor"]
