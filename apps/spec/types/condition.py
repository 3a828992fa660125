"""Condition: decides which of two branches runs. The page's example uses it, its table does not."""

from apps.spec.types.base import StepType, schema

TYPE = StepType(
    name="condition",
    label="Condition",
    icon="split",
    group="Decide",
    properties=schema(),
    defaults={
        "description": "",
        "conditions": [],
        "depend_steps": [],
        "if_then_steps": [],
        "else_then_steps": [],
        "policy": {},
    },
)
