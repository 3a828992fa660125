"""Every field of every object of the page has a control of its own, with help."""

import pytest

from apps.editor.forms.tables import FORMS
from apps.spec.fields import declared_fields
from apps.spec.model import OBJECTS


@pytest.mark.parametrize("of", OBJECTS, ids=lambda of: of.__name__)
def test_a_form_has_every_field_of_its_table_and_no_other(of):
    names = [field.name for field in FORMS[of].fields]
    assert sorted(names) == sorted(declared_fields(of))
