"""The base of services with a TensorFlow model."""

from pathlib import Path
from typing import Any

from model_service.model_service import SingleNodeService


class TfServingBaseService(SingleNodeService):
    """Asks the SavedModel of the package, which is loaded at the first request."""

    _signature: Any = None

    def _inference(self, data: Any) -> Any:
        if self._signature is None:
            self._signature = _signature_in(Path(self.model_path))
        return {name: value.numpy().tolist() for name, value in self._signature(**data).items()}


def _signature_in(folder: Path) -> Any:
    try:
        import tensorflow  # noqa: PLC0415  (only who derives from this class needs it)
    except ImportError as error:
        raise RuntimeError("This service needs TensorFlow: pip install tensorflow") from error
    return tensorflow.saved_model.load(str(folder)).signatures["serving_default"]
