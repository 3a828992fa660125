"""The base of services with a PyTorch model."""

from typing import Any

from model_service.model_service import SingleNodeService


class PTServingBaseService(SingleNodeService):
    """Asks `self.model`, which the derived class loads in its `__init__`."""

    model: Any = None

    def _inference(self, data: Any) -> Any:
        if self.model is None:
            raise NotImplementedError("customize_service.py loads no model into self.model")
        return self.model(data)
