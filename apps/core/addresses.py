"""Which network addresses the outside may have, held at the moment of connecting.

A name is resolved once, every address it has is checked, and the connection goes to a checked
address: a second look-up that answers differently has no effect. TLS still checks the name.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore2
import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(Exception):
    """The name leads to an address that must not be reached, or not like this."""

    def __init__(self, host: str, address: Address, code: str = "target.address_refused") -> None:
        self.host, self.address, self.code = host, address, code
        super().__init__(f"{host} is {address}")


def _within(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one only wraps, else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def allowed(address: Address, *, private: bool) -> bool:
    """Say whether a request may go to `address`; `private` opens loopback and private ranges."""
    real = _within(address)
    if real.is_multicast or real.is_link_local or real.is_unspecified:
        return False
    if isinstance(real, ipaddress.IPv6Address) and real.teredo:
        return False
    return real.is_global or (private and (real.is_private or real.is_loopback))


def resolve(host: str, port: int, *, private: bool, plain: bool = False) -> list[str]:
    """Return the addresses of `host`; raise `AddressRefused` if even one is not allowed.

    `plain` is a connection without TLS: it shows credentials to the network, so it stays inside.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(str(error)) from error
    addresses = list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0])) for entry in found))
    for address in addresses:
        if not allowed(address, private=private):
            raise AddressRefused(host, address)
        if plain and _within(address).is_global:
            raise AddressRefused(host, address, "target.not_https")
    return [str(address) for address in addresses]


class Deadline:
    """One moment by which everything must be over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left, never less than a moment, so that what is late fails at once."""
        return max(self._end - time.monotonic(), 0.001)

    def passed(self) -> bool:
        """Say whether the moment is behind us."""
        return time.monotonic() >= self._end


class _Stream(httpcore2.NetworkStream):
    """A connection whose every operation ends by the deadline, however slowly the peer drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._deadline.passed():
            raise httpcore2.ReadTimeout("the deadline has passed")
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._deadline.passed():
            raise httpcore2.WriteTimeout("the deadline has passed")
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, *args: Any, **named: Any) -> httpcore2.NetworkStream:
        named["timeout"] = self._deadline.left()
        return _Stream(self._stream.start_tls(*args, **named), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Gate(httpcore2.SyncBackend):
    """The only way out: connects to checked addresses, and only until the deadline."""

    def __init__(self, *, private: bool, deadline: Deadline, plain: bool = False) -> None:
        self._private, self._deadline, self._plain = private, deadline, plain

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        *others, last = resolve(host, port, private=self._private, plain=self._plain)
        for address in others:
            try:
                return self._open(address, port)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._open(last, port)

    def _open(self, address: str, port: int) -> httpcore2.NetworkStream:
        if self._deadline.passed():
            raise httpcore2.ConnectTimeout("the deadline has passed")
        return _Stream(super().connect_tcp(address, port, self._deadline.left()), self._deadline)


class GuardedTransport(httpx2.HTTPTransport):
    """A transport whose connections are opened by the gate; httpx2 offers no argument for it."""

    def __init__(self, gate: Gate) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=gate
        )
