"""Every field of every object of the page has a control of its own, with help: set or not."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from apps.editor.forms.field import Control
from apps.editor.forms.tables import FORMS
from apps.spec.draft import OBJECT_OF, PLACES, Kind
from apps.spec.fields import declared_fields
from apps.spec.model import OBJECTS
from apps.spec.pointers import write_pointer
from apps.workflows import actions, store
from tests.editor.everything import EVERYTHING

FREE_MAPS = {"properties", "config", "extend", "value", "constraint"}
"""The fields whose JSON nobody has described; they have controls of their own all the same."""


class Controls(HTMLParser):
    """Every row of a panel by the entity and the path it writes to."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[tuple[str, str], dict[str, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-control" in given:
            self.rows.setdefault((given["data-entity"], given["data-path"]), given)


@pytest.fixture
def everything(cast):
    return actions.create_workflow(project=cast.project, document=EVERYTHING, by=cast.editor)


@pytest.fixture
def rows(client_of, everything) -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of the panels of all entities."""
    client, found = client_of("editor"), Controls()
    for entity in store.load_draft(everything.pk).entities:
        answer = client.get(f"/workflows/{everything.pk}/inspector/{entity}")
        found.feed(answer.content.decode())
    return found.rows


@pytest.mark.parametrize("of", OBJECTS, ids=lambda of: of.__name__)
def test_a_form_has_every_field_of_its_table_and_no_other(of):
    names = [field.name for field in FORMS[of].fields]
    assert sorted(names) == sorted(declared_fields(of))


def fields_below(of: type, path: tuple[str, ...]) -> Iterator[tuple[type, tuple[str, ...]]]:
    """Yield each field of an object with its path, those of nested objects too."""
    for name, declared in declared_fields(of).items():
        yield of, (*path, name)
        if declared.of is not None and name not in {p.path[-1] for p in PLACES.values()}:
            yield from fields_below(declared.of, (*path, name))


def test_the_panels_show_a_control_for_every_field_of_every_object(everything, rows):
    draft = store.load_draft(everything.pk)
    seen = set()
    for id, entity in draft.entities.items():
        for of, path in fields_below(OBJECT_OF[entity.kind], ()):
            assert (id, write_pointer(path)) in rows, (of.__name__, path)
            seen.add((of, path[-1]))
    assert {of for of, _ in seen} == set(OBJECTS)


def test_a_control_is_that_of_its_field_unless_the_value_is_of_another_kind(everything, rows):
    draft = store.load_draft(everything.pk)
    for id, entity in draft.entities.items():
        for of, path in fields_below(OBJECT_OF[entity.kind], ()):
            control = rows[id, write_pointer(path)]["data-control"]
            expected = FORMS[of].field(path[-1]).control
            assert control in {expected, Control.REFERENCE, Control.CONDITION}, (of, path)


def test_only_the_free_maps_are_written_as_maps():
    for form in FORMS.values():
        free = {f.name for f in form.fields if f.control is Control.PAIRS}
        assert free <= FREE_MAPS, form.of


def test_what_nobody_has_set_has_its_controls_too(client_of, cast):
    bare = {"name": "bare", "steps": [{"name": "a", "type": "condition"}]}
    workflow = actions.create_workflow(project=cast.project, document=bare, by=cast.editor)
    found = Controls()
    for entity in store.load_draft(workflow.pk).entities:
        url = f"/workflows/{workflow.pk}/inspector/{entity}"
        found.feed(client_of("editor").get(url).content.decode())
    (step,) = store.load_draft(workflow.pk).children[(workflow.pk, Kind.STEP)]
    for id, of in ((workflow.pk, OBJECT_OF[Kind.WORKFLOW]), (step, OBJECT_OF[Kind.STEP])):
        for owner, path in fields_below(of, ()):
            assert (id, write_pointer(path)) in found.rows, (owner.__name__, path)
