"""What must come back of a body that was sent."""

from typing import Any

from apps.spec.fields import declared_fields
from apps.spec.model import Workflow
from apps.spec.shapes import Shape


def _mapped(value: Any, of: type[Any], keep: Any) -> Any:
    """Return `value` with only the declared fields that `keep` keeps, at every level."""
    found = {}
    for key, item in value.items():
        declared = declared_fields(of).get(key)
        if declared is None:
            found[key] = item
        elif keep(declared, item):
            found[key] = _below(item, declared, keep)
    return found


def _below(item: Any, declared: Any, keep: Any) -> Any:
    if declared.of is None or item is None:
        return item
    if declared.shape is Shape.OBJECT:
        return _mapped(item, declared.of, keep)
    return [_mapped(one, declared.of, keep) for one in item]


def without_declared_nulls(body: Any, of: type[Any] = Workflow) -> Any:
    """Return what `dump(parse(body))` must be: nulls of declared fields are absent."""
    return _mapped(body, of, lambda declared, item: item is not None)


def without_server_owned(body: Any) -> Any:
    """Return `body` without the fields that the server owns, of the workflow and its steps."""
    return _mapped(body, Workflow, lambda declared, item: not declared.server_owned)


def stripped(body: Any) -> Any:
    """Return what is left of a body, or of an answer, when all that the server adds is away."""
    found = without_server_owned(without_declared_nulls(body))
    for scene in found.get("policy", {}).get("scenes", ()):
        scene.pop("id", None)
    return found
