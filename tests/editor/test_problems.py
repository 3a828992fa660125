"""The list of problems, and the catalogue of step types."""

import json
from copy import deepcopy

from django.utils.translation import override

from apps.editor.catalog import catalog, icon_of, label_of, palette
from apps.spec.types import registry
from apps.workflows import actions
from tests.editor.conftest import EXAMPLE, step_id


def test_a_sound_workflow_has_none(client_of, workflow):
    shown = client_of("viewer").get(f"/workflows/{workflow.pk}/problems").content.decode()
    assert "No problems" in shown


def test_each_names_its_step_and_says_what_is_wrong(client_of, cast):
    document = deepcopy(EXAMPLE)
    document["steps"][2]["inputs"][0]["data"] = "$ref/data/gone"
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    shown = client_of("viewer").get(f"/workflows/{workflow.pk}/problems").content.decode()
    assert f'data-step="{step_id(workflow, "training_job2")}"' in shown
    assert "steps[2].inputs[0].data" in shown


def test_the_palette_has_every_type_once_in_the_order_of_the_registry():
    names = [kind["name"] for _, kinds in palette() for kind in kinds]
    assert names == list(registry()) == [kind["name"] for kind in catalog()]


def test_the_catalogue_is_json_and_in_the_persons_language():
    assert json.loads(json.dumps(catalog())) == catalog()
    with override("zh-hans"):
        assert label_of("condition") != "Condition"


def test_a_type_whose_plug_in_has_gone_is_shown_by_its_name():
    assert (label_of("gone"), icon_of("gone")) == ("gone", "puzzle")
