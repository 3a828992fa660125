"""Which fields the inspector offers, and how the text of a field and its JSON belong together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.spec import text
from apps.spec.draft import Kind
from apps.spec.problems import Problem
from apps.spec.shapes import Json

ABSENT: Any = object()
"""What a field holds that is not in the document."""


class Form(Enum):
    """How a field is written."""

    LINE = "one line of text"
    TEXT = "text"
    LINES = "a list of texts, one a line"
    JSON = "JSON"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a step or of the workflow: `name` as the specification has it."""

    name: str
    label: str | Promise
    form: Form = Form.JSON

    def shown(self, value: Json) -> str:
        """Return what stands in the field for a value of the document."""
        if value is ABSENT:
            return ""
        if self.form is Form.JSON:
            return json.dumps(value, ensure_ascii=False, indent=2)
        if self.form is Form.LINES and isinstance(value, list):
            return "\n".join(str(item) for item in value)
        return value if isinstance(value, str) else text.write(value)

    def read(self, written: str, before: Json) -> tuple[Json, list[Problem]]:
        """Return the value that was written: nothing stays absent where it was."""
        written = written.replace("\r\n", "\n")
        if not written.strip() and (before is ABSENT or self.form is Form.JSON):
            return ABSENT, []
        if self.form is Form.JSON:
            return text.read(written.encode("utf-8", "surrogatepass"))
        if self.form is Form.LINES:
            lines: Json = [line.strip() for line in written.split("\n") if line.strip()]
            return lines, text.faults_of(lines)
        return written, text.faults_of(written)


SECTIONS: Mapping[Kind, tuple[tuple[str | Promise, tuple[Field, ...]], ...]] = {
    Kind.STEP: (
        (
            "",
            (
                Field("name", _("Name"), Form.LINE),
                Field("title", _("Title"), Form.LINE),
                Field("description", _("Description"), Form.TEXT),
            ),
        ),
        (_("Inputs"), (Field("inputs", _("Inputs as JSON")),)),
        (_("Outputs"), (Field("outputs", _("Outputs as JSON")),)),
        (_("Conditions"), (Field("conditions", _("Conditions as JSON")),)),
        (_("Properties"), (Field("properties", _("Properties as JSON")),)),
        (_("Policy"), (Field("policy", _("Policy as JSON")),)),
    ),
    Kind.WORKFLOW: (
        (
            "",
            (
                Field("name", _("Name"), Form.LINE),
                Field("description", _("Description"), Form.TEXT),
                Field("labels", _("Labels, one a line"), Form.LINES),
            ),
        ),
        (_("Parameters"), (Field("parameters", _("Parameters as JSON")),)),
        (_("Data"), (Field("data", _("Data as JSON")),)),
        (_("Data requirements"), (Field("data_requirements", _("Data requirements as JSON")),)),
        (_("Storages"), (Field("storages", _("Storages as JSON")),)),
        (_("Assets"), (Field("assets", _("Assets as JSON")),)),
        (_("Subgraphs"), (Field("sub_graphs", _("Subgraphs as JSON")),)),
        (_("Policy"), (Field("policy", _("Policy as JSON")),)),
    ),
}

FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    kind: {field.name: field for _, fields in sections for field in fields}
    for kind, sections in SECTIONS.items()
}


def mark(value: Json) -> str:
    """Return what tells one value of a field from another, type-exact, without its text."""
    written = "" if value is ABSENT else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:32]
