"""The client for an S3-compatible endpoint: where it goes, and what its errors mean.

boto3 connects by urllib3, so the rule for addresses is held where urllib3 opens a connection:
the name is resolved once, and the connection goes to an address that was checked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import boto3
import httpcore2
from boto3.exceptions import Boto3Error
from botocore.awsrequest import (
    AWSHTTPConnection,
    AWSHTTPConnectionPool,
    AWSHTTPSConnection,
    AWSHTTPSConnectionPool,
)
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.httpsession import URLLib3Session
from django.conf import settings
from urllib3.exceptions import NewConnectionError
from urllib3.util.connection import create_connection

from apps.core.addresses import AddressRefused, resolve
from apps.storage.ports import StorageFault

_CONNECT_SECONDS, _READ_SECONDS, _TRIES, _CONNECTIONS = 5, 30, 3, 32
_REFUSED = {
    "target.address_refused": "storage.address_refused",
    "target.not_https": "storage.not_https",
}
_MISSING = {"404", "NoSuchKey", "NotFound"}
_DENIED = {"401", "403", "AccessDenied", "Forbidden", "InvalidAccessKeyId", "SignatureDoesNotMatch"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a project's files lie, and by which keys they are reached."""

    endpoint: str
    region: str = ""
    bucket: str = ""
    prefix: str = ""
    path_style: bool = True
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)

    @property
    def prefix_parts(self) -> tuple[str, ...]:
        """Return the parts of the prefix."""
        return tuple(part for part in self.prefix.split("/") if part)


@lru_cache(maxsize=16)
def open_client(place: Place) -> Any:
    """Return a client whose connections go through the rule for addresses."""
    client = boto3.session.Session().client(
        "s3",
        endpoint_url=place.endpoint,
        region_name=place.region or "us-east-1",
        aws_access_key_id=place.access_key,
        aws_secret_access_key=place.secret_key,
        config=Config(
            connect_timeout=_CONNECT_SECONDS,
            read_timeout=_READ_SECONDS,
            retries={"mode": "standard", "max_attempts": _TRIES},
            s3={"addressing_style": "path" if place.path_style else "virtual"},
            # What others than Amazon understand: no checksums in trailers.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
    # There is no public way to say which session a client sends by.
    client._endpoint.http_session = _GuardedSession()
    return client


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what boto3 raises into a `StorageFault` about `path`."""
    try:
        yield
    except ClientError as error:
        raise _of_answer(error, path) from error
    except AddressRefused as error:
        raise _of_address(error) from error
    except (Boto3Error, BotoCoreError, httpcore2.ConnectError) as error:
        raise _of_way(error) from error
    except OSError as error:
        raise StorageFault("storage.failed", path=path, reason=error.strerror or "") from error


def _of_address(error: AddressRefused) -> StorageFault:
    return StorageFault(_REFUSED[error.code], host=error.host, address=str(error.address))


def _of_answer(error: ClientError, path: str) -> StorageFault:
    code = str(error.response.get("Error", {}).get("Code", ""))
    if code in _MISSING:
        return StorageFault("storage.missing", path=path)
    if code == "NoSuchBucket":
        return StorageFault("storage.no_bucket", path=path)
    if code in _DENIED:
        return StorageFault("storage.denied", path=path, reason=code)
    return StorageFault("storage.failed", path=path, reason=code)


def _of_way(error: Exception) -> StorageFault:
    """Return why an endpoint was not reached: boto3 hides the reason within its own error."""
    inner = getattr(error, "kwargs", {}).get("error") or error.__cause__ or error.__context__
    if isinstance(inner, AddressRefused):
        return _of_address(inner)
    if isinstance(inner, ClientError):
        return _of_answer(inner, "")
    return StorageFault("storage.unreachable", reason=str(error)[:200])


class _Checked:
    """Opens a connection to a checked address only."""

    _plain = False

    def _new_conn(self: Any) -> Any:
        private = settings.WEFT_PRIVATE_TARGETS
        found = resolve(self._dns_host, self.port, private=private, plain=self._plain)
        for address in found:
            try:
                return create_connection(
                    (address, self.port), self.timeout, socket_options=self.socket_options
                )
            except OSError as error:
                last = error
        raise NewConnectionError(self, str(last)) from last


class _Plain(_Checked, AWSHTTPConnection):
    _plain = True


class _Secure(_Checked, AWSHTTPSConnection):
    pass


class _PlainPool(AWSHTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(AWSHTTPSConnectionPool):
    ConnectionCls = _Secure


class _GuardedSession(URLLib3Session):
    """A session without proxies of the environment, whose connections are checked."""

    def __init__(self) -> None:
        super().__init__(
            timeout=(_CONNECT_SECONDS, _READ_SECONDS), max_pool_connections=_CONNECTIONS
        )
        self._pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
        self._manager.pool_classes_by_scheme = self._pool_classes_by_scheme
