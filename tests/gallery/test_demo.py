"""The demo's gallery: its templates are without a fault, its algorithms have code and data."""

import pytest

from apps.gallery import demo
from apps.gallery.code import code_of
from apps.gallery.demo.publishing import TRAIN_ID
from apps.gallery.models import Asset, Kind
from apps.spec import text
from apps.spec.parse import parse
from apps.spec.validate import validate
from apps.storage.opening import store_of
from tests.cast import Cast


@pytest.fixture
def loaded(cast: Cast, settings, tmp_path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    demo.load(cast.project)
    return cast


def test_nothing_is_wrong_with_a_template(loaded: Cast):
    for asset in Asset.objects.filter(kind=Kind.WORKFLOW):
        workflow, _ = parse(text.read(asset.versions.get().document.encode())[0])
        assert [(asset.name, problem) for problem in validate(workflow)] == []


def test_each_algorithm_has_its_code(loaded: Cast):
    algorithms = Asset.objects.filter(kind=Kind.ALGORITHM)
    found = {each.name: code_of(loaded.project, asset_id=each.pk) for each in algorithms}
    assert len(found) == 4
    for code in found.values():
        assert {code.boot_file, "README.md", "samples.py"} <= set(code.files)


def test_the_pages_example_names_an_algorithm_whose_data_is_there(loaded: Cast):
    assert code_of(loaded.project, asset_id=TRAIN_ID).boot_file == "train.py"
    store = store_of(loaded.project)
    assert store.exists("/test-lh/test-metrics/digits.csv")
    assert len(store.list("/weft-demo/pictures/", limit=100)) == 20
