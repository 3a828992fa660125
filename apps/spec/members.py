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


def merged_members(
    entity: Entity, path: str, current: object, old: object, new: object
) -> list[Json] | None:
    """Return a list of members with what a change adds and takes off, `None` where it does neither.

    Two people who add different steps to one list do not stand in each other's way.
    """
    field = MEMBER_FIELDS.get(entity.kind)
    if field is None or path != f"/{field}":
        return None
    if not (isinstance(current, list) and isinstance(old, list) and isinstance(new, list)):
        return None
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    if not gone and not come:
        return None
    kept: list[Json] = [name for name in current if name not in gone]
    return kept + [name for name in come if name not in kept]
