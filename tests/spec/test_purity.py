"""The language stands on its own."""

import subprocess
import sys
from pathlib import Path

SPEC = Path(__file__).parents[2] / "apps" / "spec"

IMPORT_ALL = """
import importlib, pkgutil, sys
import apps.spec
for module in pkgutil.walk_packages(apps.spec.__path__, "apps.spec."):
    importlib.import_module(module.name)
known = {"django", "rest_framework", "celery"}
print(sorted({name.split(".")[0] for name in sys.modules} & known))
print(sorted(name for name in sys.modules if name.startswith("apps.")
             and not name.startswith("apps.spec")))
"""


def test_the_language_imports_neither_django_nor_any_other_app():
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        cwd=SPEC.parents[1],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]
