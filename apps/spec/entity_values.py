"""What the value of an edited entity may not be, whatever faults a draft may have otherwise."""

from collections.abc import Mapping

from apps.spec.draft import OBJECT_OF, Entity, Kind, list_paths, server_owned_fields
from apps.spec.dump import dump
from apps.spec.exact import difference
from apps.spec.parse import parse_object
from apps.spec.problems import Problem, pointer
from apps.spec.shapes import Json


def fault_of(entity: Entity) -> Problem | None:
    """Return why an entity cannot have its value: a wrong JSON type, or smuggled-in listed things.

    A null in a declared field would read as absent and so not be what was written; a step
    without a name could not be linked.
    """
    if entity.kind is Kind.NOTE:
        return None
    found, problems = parse_object(OBJECT_OF[entity.kind], dict(entity.value))
    if problems:
        return problems[0]
    if (null := difference(dump(found), dict(entity.value))) is not None:
        return Problem(code="change.null", path=null, params={"field": pointer(null)})
    if entity.kind is Kind.STEP and entity.value.get("name") is None:
        return Problem(code="field.required", path=("name",), params={"field": "name"})
    return _owned_by_the_server(entity) or _listed(entity)


def _owned_by_the_server(entity: Entity) -> Problem | None:
    for name in server_owned_fields(entity.kind) & entity.value.keys():
        return Problem(code="change.server_owned", path=(name,), params={"field": name})
    return None


def _listed(entity: Entity) -> Problem | None:
    for path in list_paths(entity.kind):
        if _at(entity.value, path):
            return Problem(code="change.list_key", path=path, params={"field": path[-1]})
    return None


def _at(value: Mapping[str, Json], path: tuple[str, ...]) -> Json:
    found: Json = dict(value)
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    return found
