"""Making the service of a model package from its `customize_service.py`."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from model_service.model_service import SingleNodeService

CODE = "customize_service.py"


def load(folder: Path, name: str) -> Any:
    """Return the package's service, its model loaded; raise what its code raises."""
    sys.path.insert(0, str(folder))
    module = _module(folder / CODE)
    return service_class(module)(name, str(folder))


def service_class(module: ModuleType) -> type:
    """Return the one class of the module that derives from a base class."""
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, SingleNodeService)
        and value.__module__ == module.__name__
    ]
    if not found:
        raise SystemExit(f"{CODE} has no class that derives from SingleNodeService")
    return found[-1]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("customize_service", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
