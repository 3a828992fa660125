"""Every icon a template shows is in the sprite."""

import json
import re

from apps.spec.types import BUILT_IN
from config.env import ROOT

SHOWN = re.compile(r'components/_icon\.html" with name="([a-z0-9-]+)"|icon="([a-z0-9-]+)"')


def in_the_sprite() -> set[str]:
    return set(json.loads((ROOT / "static/icons.json").read_text()))


def test_every_icon_of_the_templates_is_there():
    shown = set()
    for template in (ROOT / "templates").rglob("*.html"):
        shown |= {one or other for one, other in SHOWN.findall(template.read_text())}
    assert shown
    assert shown <= in_the_sprite()


def test_every_step_type_has_its_icon():
    assert {kind.icon for kind in BUILT_IN} <= in_the_sprite()
