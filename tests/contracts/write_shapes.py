"""Writes `static/src/js/model/shapes.js`: what the page's tables say, for the JSON view.

`python -m tests.contracts.write_shapes` after a field or a word has changed.
"""

import json
from collections.abc import Iterable, Mapping

from apps.spec.conditions import OPERATORS
from apps.spec.fields import declared_fields
from apps.spec.model import OBJECTS
from apps.spec.rules import choices
from apps.spec.shapes import Declared
from config.env import ROOT

TARGET = ROOT / "static/src/js/model/shapes.js"
WORDS: Mapping[str, Iterable[str]] = {
    "JobInput.type": sorted(choices.INPUT_TYPES),
    "JobOutput.type": sorted(choices.OUTPUT_TYPES),
    "StepCondition.type": OPERATORS,
    "DataRequirement.type": sorted(choices.REQUIREMENT_TYPES),
    "Constraint.operator": ["equal"],
    "Data.type": sorted(choices.DATA_TYPES),
    "WorkflowParameter.type": choices.PARAMETER_TYPES,
    "WorkflowParameter.format": sorted(choices.FORMATS),
    "WorkflowStorage.type": choices.STORAGE_TYPES,
}
_HEAD = """\
/**
 * The fields of the page's 20 objects, and the words that some of them take.
 * Written by `tests/contracts/write_shapes.py`.
 */

/**
 * @typedef {"text"|"flag"|"switch"|"integer"|"number"|"text_or_number"|"texts"|"map"|"value"
 *   |"values"|"object"|"objects"} Shape
 */
/**
 * `of`: the object it holds; `server`: only the server writes it.
 * @typedef {{shape: Shape, of?: string, required?: true, server?: true}} Field
 */
"""


def source() -> str:
    """Return the file as it has to be."""
    shapes = {of.__name__: _fields(declared_fields(of)) for of in OBJECTS}
    words = {place: list(known) for place, known in WORDS.items()}
    return "\n".join(
        [
            _HEAD,
            "/** @type {Record<string, Record<string, Field>>} */",
            f"export const SHAPES = {_lines(shapes)};",
            "",
            "/** Words by object and field. @type {Record<string, string[]>} */",
            f"export const WORDS = {_lines(words)};",
            "",
        ]
    )


def _fields(declared: Mapping[str, Declared]) -> dict[str, dict[str, object]]:
    return {name: _field(how) for name, how in declared.items()}


def _field(how: Declared) -> dict[str, object]:
    found: dict[str, object] = {"shape": how.shape.name.lower()}
    if how.of is not None:
        found["of"] = how.of.__name__
    if how.required:
        found["required"] = True
    if how.server_owned:
        found["server"] = True
    return found


def _lines(table: Mapping[str, object]) -> str:
    rows = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in table.items()]
    return "\n".join(["{", *rows, "}"])


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8")
