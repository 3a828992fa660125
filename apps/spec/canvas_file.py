"""What a draft has beside its specification, as JSON that goes along with an exported one.

Things are found by their names, as ids never leave: `{"format": …, "steps": {name: [x, y]},
"groups": {name: [x, y]}, "notes": [{"at": [x, y], "value": {…}}]}`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from apps.spec.draft import Draft, Entity, Kind, Position
from apps.spec.exact import same
from apps.spec.problems import Path, Problem, pointer
from apps.spec.shapes import Json

FORMAT = "weft.canvas/1"
MAX_NOTES = 10_000
MAX_COORDINATE = 10_000_000

_PLACED: Mapping[str, Kind] = {"steps": Kind.STEP, "groups": Kind.SUBGRAPH}


def canvas_of(draft: Draft) -> dict[str, Json]:
    """Return where the steps and groups of a draft stand, and its notes."""
    return {
        "format": FORMAT,
        **{field: _places(draft, kind) for field, kind in _PLACED.items()},
        "notes": [_note(draft, id) for id in draft.children.get((draft.root, Kind.NOTE), ())],
    }


def with_canvas(draft: Draft, canvas: Json, *, new_id: Callable[[], str]) -> Draft:
    """Return a draft laid out and annotated as a canvas that `faults_of_canvas` has passed.

    Of two things of one name the first is meant; names that are not there are passed over.
    """
    found: Any = canvas
    positions = dict(draft.positions)
    for field, kind in _PLACED.items():
        ids = _ids_by_name(draft, kind)
        positions |= {
            ids[name]: Position(*at) for name, at in found.get(field, {}).items() if name in ids
        }
    notes = {new_id(): note for note in found.get("notes", ())}
    positions |= {id: Position(*note["at"]) for id, note in notes.items() if note.get("at")}
    entities = {id: Entity(id, Kind.NOTE, draft.root, note["value"]) for id, note in notes.items()}
    place = (draft.root, Kind.NOTE)
    children = {**draft.children, **({place: tuple(notes)} if notes else {})}
    return replace(
        draft, entities={**draft.entities, **entities}, children=children, positions=positions
    )


def faults_of_canvas(canvas: Json) -> list[Problem]:
    """Return a problem for what no exported canvas has, one of them at most."""
    paths = [path for path, fits in _checks(canvas) if not fits]
    return [Problem(code="canvas.malformed", params={"field": pointer(paths[0])})] if paths else []


def _checks(canvas: Any) -> Iterator[tuple[Path, bool]]:
    """Yield place after place with whether it is as it should be; stop where it is not."""
    if not isinstance(canvas, dict) or not same(canvas.get("format"), FORMAT):
        yield ("format",), False
        return
    for field in _PLACED:
        places = canvas.get(field, {})
        yield (field,), isinstance(places, dict)
        for name, at in places.items() if isinstance(places, dict) else ():
            yield (field, name), _is_place(at)
    notes = canvas.get("notes", [])
    yield ("notes",), isinstance(notes, list) and len(notes) <= MAX_NOTES
    for index, note in enumerate(notes if isinstance(notes, list) else ()):
        yield ("notes", index), _is_note(note)


def _is_note(note: Any) -> bool:
    return (
        isinstance(note, dict)
        and isinstance(note.get("value"), dict)
        and (note.get("at") is None or _is_place(note["at"]))
    )


def _is_place(at: Any) -> bool:
    return isinstance(at, list) and len(at) == 2 and all(map(_is_coordinate, at))


def _is_coordinate(value: Any) -> bool:
    return type(value) is int and abs(value) <= MAX_COORDINATE


def _places(draft: Draft, kind: Kind) -> dict[str, Json]:
    found = _ids_by_name(draft, kind).items()
    return {
        name: [draft.positions[id].x, draft.positions[id].y]
        for name, id in found
        if id in draft.positions
    }


def _ids_by_name(draft: Draft, kind: Kind) -> dict[str, str]:
    ids = draft.children.get((draft.root, kind), ())
    return {str(draft.entities[id].value.get("name", "")): id for id in reversed(ids)}


def _note(draft: Draft, id: str) -> dict[str, Json]:
    at = draft.positions.get(id)
    place: dict[str, Json] = {"at": [at.x, at.y]} if at else {}
    return {**place, "value": dict(draft.entities[id].value)}
