"""What people and programs do with workflows: one public function an intention."""

from apps.workflows.actions.creating import create_workflow

__all__ = ["create_workflow"]
