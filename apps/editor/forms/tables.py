"""The forms of all twenty objects of the page, and of each kind of entity."""

from collections.abc import Mapping
from typing import Any

from apps.editor.forms.condition import CONDITION
from apps.editor.forms.data import DATA
from apps.editor.forms.execution import EXECUTION
from apps.editor.forms.field import Form
from apps.editor.forms.gallery import ASSET, SUBSCRIPTION
from apps.editor.forms.grouping import POLICY, SCENE, SUBGRAPH
from apps.editor.forms.package import ORDER, PACKAGE, SKU
from apps.editor.forms.parameter import PARAMETER
from apps.editor.forms.ports import INPUT, OUTPUT
from apps.editor.forms.requirement import CONSTRAINT, REQUIREMENT
from apps.editor.forms.step import POLICY as STEP_POLICY
from apps.editor.forms.step import STEP
from apps.editor.forms.storage import STORAGE
from apps.editor.forms.workflow import WORKFLOW
from apps.spec.draft import Kind

FORMS: Mapping[type[Any], Form] = {
    form.of: form
    for form in (
        WORKFLOW,
        STEP,
        INPUT,
        OUTPUT,
        CONDITION,
        STEP_POLICY,
        REQUIREMENT,
        CONSTRAINT,
        DATA,
        PARAMETER,
        SUBSCRIPTION,
        EXECUTION,
        STORAGE,
        ASSET,
        SUBGRAPH,
        POLICY,
        SCENE,
        PACKAGE,
        ORDER,
        SKU,
    )
    if form.of
}
"""In the page's order of tables."""

FORM_OF: Mapping[Kind, Form] = {
    Kind.WORKFLOW: WORKFLOW,
    Kind.STEP: STEP,
    Kind.INPUT: INPUT,
    Kind.OUTPUT: OUTPUT,
    Kind.CONDITION: CONDITION,
    Kind.REQUIREMENT: REQUIREMENT,
    Kind.CONSTRAINT: CONSTRAINT,
    Kind.DATA: DATA,
    Kind.PARAMETER: PARAMETER,
    Kind.STORAGE: STORAGE,
    Kind.ASSET: ASSET,
    Kind.SUBGRAPH: SUBGRAPH,
    Kind.SCENE: SCENE,
}
"""A note is no object of the page: `note`."""
