"""A specification in which every field of every object of the page says something."""

from typing import Any

EVERYTHING: dict[str, Any] = {
    "name": "everything",
    "description": "All there is",
    "workspace_id": "0",
    "labels": ["one", "two"],
    "steps": [
        {
            "name": "decide",
            "type": "condition",
            "title": "Decide",
            "description": "Which way",
            "created_at": "2024-01-04",
            "inputs": [],
            "outputs": [],
            "properties": {},
            "depend_steps": [],
            "conditions": [
                {"type": "==", "left": "$ref/parameters/rate", "right": 1.0},
                {
                    "type": "or",
                    "left": {"type": ">", "left": 2, "right": 1},
                    "right": {"type": "in", "left": "a", "right": ["a", "b"]},
                },
            ],
            "if_then_steps": ["train"],
            "else_then_steps": [],
            "policy": {"poll_interval_seconds": "5", "max_execution_minutes": 10080},
        },
        {
            "name": "train",
            "type": "job",
            "title": "Train",
            "inputs": [
                {"name": "data_url", "type": "obs", "data": "$ref/data/samples", "value": {"a": 1}}
            ],
            "outputs": [{"name": "train_url", "type": "obs", "config": {"obs_url": "/b/", "n": 1}}],
            "properties": {
                "kind": "job",
                "algorithm": {"id": "a", "parameters": [{"name": "rate", "value": 1.0, "x": 1}]},
                "spec": {"resource": {"flavor_id": "f", "node_count": 1, "policy": "regular"}},
                "mine": {"free": [1, "2", None]},
            },
            "depend_steps": ["decide"],
        },
    ],
    "data_requirements": [
        {
            "name": "asked",
            "type": "dataset",
            "conditions": [{"attribute": "type", "operator": "equal", "value": "image"}],
            "value": {"dataset_id": "d"},
            "used_steps": [],
            "delay": True,
        }
    ],
    "data": [
        {"name": "samples", "type": "obs", "value": {"obs_url": "/b/"}, "used_steps": ["train"]}
    ],
    "parameters": [
        {
            "name": "rate",
            "type": "float",
            "description": "Learning rate",
            "example": 0.1,
            "delay": False,
            "default": 1.0,
            "value": 2.5,
            "enum": [1.0, 2.5],
            "used_steps": ["decide"],
            "format": "float",
            "constraint": {"minimum": 0},
        }
    ],
    "source": "ai_gallery",
    "storages": [{"name": "shared", "type": "obs", "path": "/b/root/"}],
    "assets": [
        {
            "name": "algorithm",
            "type": "algorithm",
            "content_id": "c",
            "subscription_id": "s",
            "expired_at": "2030-01-01T00:00:00Z",
        }
    ],
    "sub_graphs": [{"name": "both", "steps": ["decide", "train"]}],
    "extend": {"any": {"thing": 1}},
    "policy": {
        "use_scene": "training",
        "scene_id": "s1",
        "scenes": [{"id": "s1", "name": "training", "steps": ["train"]}],
    },
    "with_subscription": True,
    "smn_switch": "true",
    "subscription_id": "urn",
    "exeml_template_id": "t",
    "package": {
        "package_id": "p",
        "status": "ok",
        "pool_id": "pool",
        "service_id": "svc",
        "workflow_id": "w",
        "order": {
            "id": "o",
            "sku": {"code": "c", "period": "month", "queries_limit": 5, "price": 1.0},
            "sku_count": "2",
        },
        "consume_limit": 10,
        "current_consume": 1,
        "current_date": "2024-01-04",
        "limit_enable": True,
        "created_at": "2024-01-04",
    },
}
"""What a workflow is copied from or subscribed to cannot be said together with steps."""
