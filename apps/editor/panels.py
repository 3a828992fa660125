"""The panels of the inspector: what they show of one entity."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from apps.editor.catalog import icon_of, label_of
from apps.editor.controls import Shown
from apps.editor.filling import fill
from apps.editor.filling_entities import further_keys
from apps.editor.forms.field import Control, Form, Section, Words
from apps.editor.forms.note import NOTE
from apps.editor.forms.tables import FORM_OF
from apps.editor.spots import Spot
from apps.spec.draft import Draft, Kind
from apps.spec.pointers import ABSENT
from apps.spec.shapes import Json

_SHOWN_BY_OWNER = frozenset({Kind.INPUT, Kind.OUTPUT, Kind.CONDITION, Kind.CONSTRAINT})
_ICONS: Mapping[Kind, str] = {
    Kind.WORKFLOW: "workflow",
    Kind.PARAMETER: "sliders-horizontal",
    Kind.DATA: "database",
    Kind.REQUIREMENT: "clipboard-list",
    Kind.STORAGE: "hard-drive",
    Kind.ASSET: "package",
    Kind.SUBGRAPH: "square-dashed",
    Kind.SCENE: "clapperboard",
    Kind.NOTE: "sticky-note",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """Some controls under one heading; `count` is how many lines its list has."""

    id: str
    heading: Words
    controls: tuple[Shown, ...]
    is_folded: bool = False

    @property
    def count(self) -> int:
        """Return how many things are listed in it."""
        return sum(len(shown.rows) for shown in self.controls if shown.control is Control.CARDS)

    @property
    def heads_itself(self) -> bool:
        """Tell whether its one control has the heading already."""
        return len(self.controls) == 1 and self.controls[0].is_group


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What the inspector shows of one entity."""

    entity: str
    kind: Kind
    kind_label: str
    title: str
    subtitle: str
    type: str
    icon: str
    editable: bool
    sections: tuple[ShownSection, ...]

    @property
    def is_workflow(self) -> bool:
        """Tell whether it is the panel of the workflow itself."""
        return self.kind is Kind.WORKFLOW


def panel_of(draft: Draft, entity: str, *, editable: bool, server: Mapping[str, Json]) -> Panel:
    """Return the panel of an entity; `server` is what only the server knows of it."""
    shown = draft.entities[entity]
    type_name = str(shown.value.get("type", "")) if shown.kind is Kind.STEP else shown.kind.value
    title = str(shown.value.get("name", "")) or kind_label(shown.kind)
    spot = Spot(draft=draft, panel=entity, editable=editable, entity=entity)
    return Panel(
        entity=entity,
        kind=shown.kind,
        kind_label=kind_label(shown.kind),
        title=title,
        subtitle=label_of(type_name) if shown.kind is Kind.STEP else kind_label(shown.kind),
        type=type_name,
        icon=icon_of(type_name) if shown.kind is Kind.STEP else _ICONS[shown.kind],
        editable=editable,
        sections=tuple(_sections(spot, {**shown.value, **server})),
    )


def shown_for(draft: Draft, entity: str) -> str | None:
    """Return whose panel shows an entity: its own, or its owner's; None where there is none."""
    found = draft.entities.get(entity)
    if found is None:
        return None
    return found.owner if found.kind in _SHOWN_BY_OWNER else entity


def form_of(kind: Kind) -> Form:
    """Return the form of a kind of entity."""
    return NOTE if kind is Kind.NOTE else FORM_OF[kind]


def kind_label(kind: Kind) -> str:
    """Return what a kind is called."""
    return {
        Kind.WORKFLOW: gettext("Workflow"),
        Kind.STEP: gettext("Step"),
        Kind.PARAMETER: gettext("Parameter"),
        Kind.DATA: gettext("Data"),
        Kind.REQUIREMENT: gettext("Data requirement"),
        Kind.STORAGE: gettext("Storage"),
        Kind.ASSET: gettext("Asset"),
        Kind.SUBGRAPH: gettext("Group"),
        Kind.SCENE: gettext("Scene"),
        Kind.NOTE: gettext("Note"),
    }[kind]


def _sections(spot: Spot, value: Mapping[str, Json]) -> Iterator[ShownSection]:
    kind = spot.draft.entities[spot.entity].kind
    form = form_of(kind)
    shown = [_section(spot, form, section, value) for section in form.sections]
    yield from sorted(shown, key=lambda section: section.is_folded)
    further = further_keys(fill, spot, form.of, value)
    if further is not None:
        yield ShownSection(id="further", heading=further.field.label, controls=(further,))


def _section(spot: Spot, form: Form, section: Section, value: Mapping[str, Json]) -> ShownSection:
    return ShownSection(
        id=section.id,
        heading=section.heading,
        controls=_controls(spot, form, section, value),
        is_folded=section.id == "conditions" and not _decides(spot, value),
    )


def _controls(
    spot: Spot, form: Form, section: Section, value: Mapping[str, Json]
) -> tuple[Shown, ...]:
    fields = [form.field(name) for name in section.names]
    return tuple(
        fill(spot.at(field.name), form.of, field, value.get(field.name, ABSENT)) for field in fields
    )


def _decides(spot: Spot, value: Mapping[str, Json]) -> bool:
    """Only a condition decides, unless somebody has written conditions elsewhere."""
    listed = spot.draft.children.get((spot.entity, Kind.CONDITION), ())
    sent = {"conditions", "if_then_steps", "else_then_steps"} & value.keys()
    return value.get("type") == "condition" or bool(listed) or bool(sent)
