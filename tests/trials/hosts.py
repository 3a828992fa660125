"""Two hosts on this machine: network namespaces with addresses and names of their own.

    host a  10.213.x.2 ── 10.213.x.1 ┐
                                     ├ this machine: PostgreSQL, Valkey, the store, on loopback
    host b  10.213.x.6 ── 10.213.x.5 ┘

Both reach the servers at 10.213.x.1, where connections are passed on to loopback.
"""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

IP = shutil.which("ip") or "ip"


@dataclass(frozen=True)
class Host:
    """A host, and where it finds the servers; without a namespace it is this machine."""

    name: str
    address: str = "127.0.0.1"
    gateway: str = "127.0.0.1"
    servers: str = "127.0.0.1"
    namespace: str = ""

    @property
    def prefix(self) -> Sequence[str]:
        """Return what a command is put behind to run on the host, under the host's name."""
        if not self.namespace:
            return ()
        named = f'hostname {self.name} && exec "$@"'
        return (IP, "netns", "exec", self.namespace, "unshare", "--uts", "sh", "-c", named, "sh")

    def seen(self, url: str) -> str:
        """Return the URL of a server of this machine as the host reaches it."""
        parts = urlsplit(url)
        return urlunsplit(parts._replace(netloc=parts.netloc.replace("127.0.0.1", self.servers)))

    def cut(self) -> None:
        """Take the host off the network: nothing is refused, nothing arrives."""
        _ip("-n", self.namespace, "link", "set", f"{self.namespace}1", "down")

    def mend(self) -> None:
        """Put the host on the network."""
        _ip("-n", self.namespace, "link", "set", f"{self.namespace}1", "up")
        _ip("-n", self.namespace, "route", "add", "default", "via", self.gateway)


@contextmanager
def two_hosts(*urls: str) -> Iterator[list[Host]]:
    """Make two hosts that reach these servers; where that is not allowed, this machine twice."""
    ports = [urlsplit(url).port or 0 for url in urls]
    with ExitStack() as stack:
        try:
            hosts = [stack.enter_context(_host(name, number)) for number, name in enumerate("ab")]
        except (OSError, subprocess.CalledProcessError):
            yield [Host("a"), Host("b")]
            return
        for port in ports:
            stack.enter_context(_passing_on(hosts[0].servers, port))
        yield hosts


@contextmanager
def _host(name: str, number: int) -> Iterator[Host]:
    mark = f"weft{os.getpid() % 100_000}{name}"
    net, first = f"10.213.{os.getpid() % 250}", 4 * number
    host = Host(f"host-{name}", f"{net}.{first + 2}", f"{net}.{first + 1}", f"{net}.1", mark)
    _ip("netns", "add", mark)
    try:
        _ip("link", "add", f"{mark}0", "type", "veth", "peer", "name", f"{mark}1", "netns", mark)
        _ip("addr", "add", f"{host.gateway}/30", "dev", f"{mark}0")
        _ip("link", "set", f"{mark}0", "up")
        _ip("-n", mark, "addr", "add", f"{host.address}/30", "dev", f"{mark}1")
        _ip("-n", mark, "link", "set", "lo", "up")
        host.mend()
        yield host
    finally:
        _ip("netns", "del", mark)


def _ip(*arguments: str) -> None:
    subprocess.run([IP, *arguments], check=True, capture_output=True)


@contextmanager
def _passing_on(address: str, port: int) -> Iterator[None]:
    """Pass connections to a port of an address on to the same port of loopback."""
    with socket.create_server((address, port)) as server:
        threading.Thread(target=_accept, args=(server, port), daemon=True).start()
        yield
        server.shutdown(socket.SHUT_RDWR)


def _accept(server: socket.socket, port: int) -> None:
    with suppress(OSError):  # the server is closed at the end
        while True:
            client, _ = server.accept()
            with suppress(OSError):
                there = socket.create_connection(("127.0.0.1", port))
                for pair in ((client, there), (there, client)):
                    threading.Thread(target=_pump, args=pair, daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            sink.sendall(piece)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
