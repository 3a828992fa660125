"""The body of a request: JSON as what it says, a form as {field: {file name: file}}."""

import json
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from io import BytesIO
from typing import Any


class Unreadable(Exception):
    """The body is nothing that a service can be asked with; the text says why."""


def read(body: bytes, kind: str) -> Any:
    """Return what a body asks."""
    if kind.split(";", maxsplit=1)[0].strip().lower() == "multipart/form-data":
        return _form(body, kind)
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"The request is not JSON: {error}") from error


def _form(body: bytes, kind: str) -> dict[str, Any]:
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    if not message.is_multipart():
        raise Unreadable("The form has no parts.")
    found: dict[str, Any] = {}
    for part in message.iter_parts():
        _put(found, part)
    return found


def _put(found: dict[str, Any], part: Message) -> None:
    """Add one part: a file under its field and its name, a plain field as its text."""
    field = part.get_param("name", header="content-disposition")
    content = part.get_payload(decode=True)
    if not isinstance(field, str) or not isinstance(content, bytes):
        raise Unreadable("A part of the form has no name.")
    if (name := part.get_filename()) is None:
        found[field] = content.decode("utf-8", "replace")
    elif isinstance(files := found.setdefault(field, {}), dict):
        files[name] = BytesIO(content)
