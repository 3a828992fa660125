"""The base of every service: three steps from a request to its answer."""

from typing import Any


class SingleNodeService:
    """Answers with a model on one machine. Derive from it and fill in `_inference`.

    A JSON request arrives as what it says, a form as {field: {file name: file}}.
    """

    def __init__(self, model_name: str, model_path: str) -> None:
        self.model_name = model_name
        self.model_path = model_path

    def _preprocess(self, data: Any) -> Any:
        """Turn a request into what the model takes."""
        return data

    def _inference(self, data: Any) -> Any:
        """Ask the model."""
        raise NotImplementedError("customize_service.py does not say what _inference does")

    def _postprocess(self, data: Any) -> Any:
        """Turn what the model said into the answer."""
        return data

    def inference(self, data: Any) -> Any:
        """Answer one request."""
        return self._postprocess(self._inference(self._preprocess(data)))
