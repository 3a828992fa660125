"""The panels of the inspector: what they show of a draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext

from apps.editor.catalog import icon_of, label_of
from apps.editor.forms import ABSENT, FIELDS, SECTIONS, Field, Form, mark
from apps.spec.draft import Draft, Kind, LinkAs, document_of
from apps.spec.shapes import Json
from apps.workflows.models import Workflow

_ROWS = {Form.TEXT: (2, 6), Form.LINES: (2, 6), Form.JSON: (3, 18)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """One field as it is drawn: `text` stands in it, `theirs` is what somebody else has saved."""

    name: str
    label: str | Promise
    url: str
    text: str
    was: str
    form: Form
    editable: bool
    error: str = ""
    theirs: str = ""

    @property
    def is_line(self) -> bool:
        """Tell whether one line is enough."""
        return self.form is Form.LINE

    @property
    def is_json(self) -> bool:
        """Tell whether it holds JSON."""
        return self.form is Form.JSON

    @property
    def rows(self) -> int:
        """Return how many lines to show."""
        least, most = _ROWS[self.form]
        return max(least, min(most, self.text.count("\n") + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A step that another runs after; `branch` says by which branch of a condition."""

    step: str
    name: str
    branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What a step runs after."""

    before: tuple[Before, ...]
    editable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some fields under one heading."""

    heading: str | Promise
    fields: tuple[ShownField, ...]
    links: Links | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What the inspector shows of one step or of the workflow."""

    entity: str
    title: str
    subtitle: str
    type: str
    icon: str
    sections: tuple[Section, ...]
    is_step: bool


def panel_of(workflow: Workflow, draft: Draft, entity: str, *, editable: bool) -> Panel:
    """Return the panel of a step, or of the workflow itself."""
    if entity == draft.root:
        return workflow_panel(workflow, draft, editable=editable)
    value = draft.entities[entity].value
    type_name = str(value.get("type", ""))
    return Panel(
        entity=entity,
        title=str(value.get("name", "")),
        subtitle=label_of(type_name),
        type=type_name,
        icon=icon_of(type_name),
        sections=tuple(_sections(workflow, draft, entity, editable=editable)),
        is_step=True,
    )


def workflow_panel(workflow: Workflow, draft: Draft, *, editable: bool) -> Panel:
    """Return the panel of the workflow itself."""
    return Panel(
        entity=draft.root,
        title=str(draft.entities[draft.root].value.get("name", "")),
        subtitle=gettext("Workflow"),
        type="workflow",
        icon="workflow",
        sections=tuple(_sections(workflow, draft, draft.root, editable=editable)),
        is_step=False,
    )


def _sections(
    workflow: Workflow, draft: Draft, entity: str, *, editable: bool
) -> Iterator[Section]:
    kind = draft.entities[entity].kind
    values = values_of(draft, entity)
    for heading, fields in SECTIONS[kind]:
        if _hidden(fields[0], values):
            continue
        shown = tuple(
            shown_field(workflow, entity, field, values.get(field.name, ABSENT), editable=editable)
            for field in fields
        )
        first_of_step = kind is Kind.STEP and not heading
        links = Links(before=tuple(_before(draft, entity)), editable=editable)
        yield Section(heading=heading, fields=shown, links=links if first_of_step else None)


def _hidden(field: Field, values: Mapping[str, Json]) -> bool:
    """Only a condition has conditions, unless somebody has written some elsewhere."""
    is_condition = values.get("type") == "condition"
    return field.name == "conditions" and not is_condition and "conditions" not in values


def shown_field(
    workflow: Workflow, entity: str, field: Field, value: Json, *, editable: bool
) -> ShownField:
    """Return a field with its value in it."""
    return ShownField(
        name=field.name,
        label=field.label,
        url=reverse("workflow-field", args=(workflow.pk, entity, field.name)),
        text=field.shown(value),
        was=mark(value),
        form=field.form,
        editable=editable,
    )


def values_of(draft: Draft, entity: str) -> Mapping[str, Json]:
    """Return the JSON of a step, or of the workflow, as the document has it."""
    document: dict[str, Any] = document_of(draft)
    if entity == draft.root:
        return document
    step: dict[str, Json] = document["steps"][draft.children[(draft.root, Kind.STEP)].index(entity)]
    return step


def _before(draft: Draft, step: str) -> Iterator[Before]:
    for id in draft.links.get((step, LinkAs.DEPENDS), ()):
        branches = [
            word
            for word, link_as in (("true", LinkAs.THEN), ("false", LinkAs.ELSE))
            if step in draft.links.get((id, link_as), ())
        ]
        name = str(draft.entities[id].value.get("name", ""))
        yield Before(step=id, name=name, branch=", ".join(branches))


def is_inspected(draft: Draft, entity: str) -> bool:
    """Tell whether there is a panel for an entity."""
    return entity in draft.entities and draft.entities[entity].kind in FIELDS
