"""The lists of step names that are plain text: who is in a group, a scene, or uses a thing."""

from collections.abc import Mapping

from apps.spec import text
from apps.spec.draft import Entity, Kind
from apps.spec.operations import Set
from apps.spec.shapes import Json

MEMBER_FIELDS: Mapping[Kind, str] = {
    Kind.SUBGRAPH: "steps",
    Kind.SCENE: "steps",
    Kind.PARAMETER: "used_steps",
    Kind.DATA: "used_steps",
    Kind.REQUIREMENT: "used_steps",
}
"""The lists of step names that a removed step leaves."""


def members_left(entity: Entity, name: Json) -> Set | None:
    """Return what takes a step's name out of the list of members, `None` where it is not there."""
    field = MEMBER_FIELDS[entity.kind]
    members = entity.value.get(field)
    if not isinstance(members, list) or name not in members:
        return None
    left: list[Json] = [member for member in members if member != name]
    return Set(id=entity.id, path=f"/{field}", old=text.write(members), new=text.write(left))
