"""The tables of the drawer: which columns each kind has, and how a cell is written."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.spec.rules.choices import DATA_TYPES, FORMATS, PARAMETER_TYPES, REQUIREMENT_TYPES

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `form` says how the script shows and edits its cells (`tables/cells.js`)."""

    field: str
    label: Text
    form: str
    choices: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The choices as one attribute."""
        return " ".join(self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One tab: `kind` is the kind of entity, `none` and `purpose` what an empty one says."""

    kind: str
    label: Text
    add: Text
    none: Text
    purpose: Text
    columns: tuple[Column, ...]


_NAME = Column(field="name", label=_("Name"), form="name")
_USES = Column(field="", label=_("Used by"), form="uses")
_ASK = Column(field="delay", label=_("Ask at run time"), form="switch")


def _type(*choices: str, form: str = "word") -> Column:
    return Column(field="type", label=_("Type"), form=form, choices=choices)


TABLES: tuple[Table, ...] = (
    Table(
        kind="parameter",
        label=_("Parameters"),
        add=_("Add parameter"),
        none=_("No parameters"),
        purpose=_("A parameter is a value that can be changed for every run."),
        columns=(
            _NAME,
            _type(*PARAMETER_TYPES, form="choice"),
            Column(field="format", label=_("Format"), form="word", choices=tuple(sorted(FORMATS))),
            Column(field="default", label=_("Default"), form="value"),
            Column(field="value", label=_("Value"), form="value"),
            _ASK,
            _USES,
            Column(field="description", label=_("Description"), form="text"),
        ),
    ),
    Table(
        kind="data",
        label=_("Data"),
        add=_("Add data"),
        none=_("No data"),
        purpose=_("A data entry names files or a dataset that steps read."),
        columns=(
            _NAME,
            _type(*sorted(DATA_TYPES)),
            Column(field="value", label=_("Value"), form="map"),
            _USES,
        ),
    ),
    Table(
        kind="requirement",
        label=_("Requirements"),
        add=_("Add requirement"),
        none=_("No data requirements"),
        purpose=_("A requirement is data that whoever runs the workflow chooses."),
        columns=(
            _NAME,
            _type(*sorted(REQUIREMENT_TYPES)),
            Column(field="value", label=_("Value"), form="map"),
            Column(field="conditions", label=_("Conditions"), form="constraints"),
            _ASK,
            _USES,
        ),
    ),
    Table(
        kind="storage",
        label=_("Storages"),
        add=_("Add storage"),
        none=_("No storages"),
        purpose=_("A storage gives every step one OBS root path."),
        columns=(
            _NAME,
            _type("obs"),
            Column(field="path", label=_("Path"), form="text"),
            _USES,
        ),
    ),
    Table(
        kind="asset",
        label=_("Assets"),
        add=_("Add asset"),
        none=_("No assets"),
        purpose=_("An asset is something from the gallery that the workflow needs."),
        columns=(
            _NAME,
            _type("algorithm", "algorithm2", "model"),
            Column(field="content_id", label=_("Content ID"), form="text"),
            Column(field="subscription_id", label=_("Subscription ID"), form="text"),
            Column(field="expired_at", label=_("Expires"), form="text"),
        ),
    ),
)
