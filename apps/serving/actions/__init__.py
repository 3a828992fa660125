"""What runs and people do with models and services: one public function an intention."""

from apps.serving.actions.registering import Registration, register_version, remove_version
from apps.serving.actions.services import (
    Deployment,
    deploy_service,
    remove_service,
    start_service,
    stop_service,
    try_service,
)

__all__ = [
    "Deployment",
    "Registration",
    "deploy_service",
    "register_version",
    "remove_service",
    "remove_version",
    "start_service",
    "stop_service",
    "try_service",
]
