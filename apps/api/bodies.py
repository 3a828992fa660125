"""Bodies go to `spec.text` as they came: no lenient reader may touch them before."""

from collections.abc import Mapping
from typing import IO, Any, TypeVar

from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from apps.core.errors import Refused
from apps.spec import text
from apps.spec.parse import parse_object
from apps.spec.rules.required import missing_fields
from apps.spec.shapes import Json

Declared = TypeVar("Declared")


class JsonBody(BaseParser):
    """Takes `application/json` in UTF-8 and hands its bytes on; anything else answers 415."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return the bytes of the body."""
        charset = (parser_context or {})["request"].content_params.get("charset", "utf-8")
        if charset.strip('"').lower() not in ("utf-8", "utf8"):
            raise UnsupportedMediaType(media_type or "")
        return stream.read()


def document_of(request: Request) -> Json:
    """Return the JSON value in the body; raise `Refused` with every reason not to take it."""
    body: Any = request.data  # bytes from `JsonBody`, empty where nothing was sent
    document, problems = text.read(body or b"")
    if problems:
        raise Refused(problems)
    return document


def object_of(request: Request, *, of: type[Declared], optional: bool = False) -> Declared:
    """Return the body as an object of `of`, nothing that it requires missing, or raise `Refused`.

    For the small bodies beside a specification, which has its own rules in `spec.validate`.
    Where the body is `optional`, none at all is an empty object.
    """
    left_out = optional and not request.data
    found, problems = parse_object(of, {} if left_out else document_of(request))
    problems = problems or list(missing_fields(found))
    if found is None or problems:
        raise Refused(problems)
    return found
