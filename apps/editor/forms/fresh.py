"""What a form adds to a list before anybody has written into it; the script gives it its name."""

from collections.abc import Mapping

from apps.spec.draft import Kind
from apps.spec.shapes import Json

FRESH: Mapping[Kind, Mapping[str, Json]] = {
    Kind.INPUT: {"name": "input", "type": "obs"},
    Kind.OUTPUT: {"name": "output", "type": "obs"},
    Kind.CONDITION: {"type": "==", "left": "", "right": ""},
    Kind.REQUIREMENT: {"name": "requirement", "type": "dataset", "used_steps": []},
    Kind.CONSTRAINT: {"attribute": "", "operator": "equal", "value": ""},
    Kind.DATA: {"name": "data", "type": "obs", "used_steps": []},
    Kind.PARAMETER: {"name": "parameter", "type": "str", "used_steps": []},
    Kind.STORAGE: {"name": "storage", "type": "obs"},
    Kind.ASSET: {"name": "asset", "type": "algorithm"},
    Kind.SUBGRAPH: {"name": "group", "steps": []},
    Kind.SCENE: {"name": "scene", "steps": []},
}
