"""Lists of step names: members that are no steps, that are there twice, that use nothing."""

from collections.abc import Iterator
from typing import cast

from apps.spec.draft import Draft, Kind
from apps.spec.fixes.base import Fault, Fix, nearest, set_of
from apps.spec.operations import Set
from apps.spec.shapes import Json


def leave_list(fault: Fault) -> Iterator[Fix]:
    """Take a name that is no step out of the list, or put the one in that was meant."""
    name = fault.problem.params["name"]
    members = _members(fault)
    meant = nearest(name, _steps(fault.draft))
    if meant is not None and meant not in members:
        renamed = [meant if member == name else member for member in members]
        yield Fix(code="fix.use", params={"word": meant}, operations=(_written(fault, renamed),))
    left = [member for member in members if member != name]
    operations = (_written(fault, left),)
    yield Fix(code="fix.leave_list", params={"name": name}, operations=operations, for_all=True)


def keep_one_member(fault: Fault) -> Iterator[Fix]:
    """Keep the first of equal members."""
    left = list(dict.fromkeys(_members(fault)))
    yield Fix(code="fix.keep_one", operations=(_written(fault, left),), for_all=True)


def correct_used_steps(fault: Fault) -> Iterator[Fix]:
    """Name the steps that use the thing, and no others."""
    params = fault.problem.params
    extra = set(params["extra"])
    sent = cast("list[str]", fault.value)
    used = [*(name for name in sent if name not in extra), *params["missing"]]
    operations = (fault.set_to(cast("Json", used)),)
    yield Fix(code="fix.correct_list", operations=operations, for_all=True)


def add_to_scene(fault: Fault) -> Iterator[Fix]:
    """Let the chosen scene have the step whose output is used."""
    params = fault.problem.params
    for id in fault.draft.children.get((fault.draft.root, Kind.SCENE), ()):
        scene = fault.draft.entities[id]
        if params["scene"] in (scene.value.get("name"), scene.value.get("id")):
            steps = cast("list[Json]", scene.value.get("steps") or [])
            new = [*steps, params["producer"]]
            operation = set_of(scene, ("steps",), scene.value.get("steps"), new)
            yield Fix(code="fix.add_to_scene", params=params, operations=(operation,), for_all=True)
            return


def _members(fault: Fault) -> list[str]:
    return cast("list[str]", fault.entity.value[str(fault.path[0])])


def _written(fault: Fault, members: list[str]) -> Set:
    old = cast("Json", _members(fault))
    return set_of(fault.entity, fault.path[:1], old, cast("Json", members))


def _steps(draft: Draft) -> list[str]:
    ids = draft.children.get((draft.root, Kind.STEP), ())
    return [str(draft.entities[id].value.get("name")) for id in ids]
