"""Nothing inside the house can be reached by naming it as a target."""

import ipaddress
import socket

import httpcore2
import pytest

from apps.core.addresses import AddressRefused, Deadline, Gate, allowed, resolve

PUBLIC = ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"]
PRIVATE = ["127.0.0.1", "10.0.0.1", "172.16.0.9", "192.168.1.1", "::1", "fd00::1"]
WRAPPED = ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"]
NEVER = ["169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "ff02::1", "::ffff:0.0.0.0"]
NOT_PUBLIC = ["100.64.0.1", "192.0.2.1", "2001:db8::1", "2001:0:7f00:1::"]


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_address_may_be_reached(text):
    assert allowed(ipaddress.ip_address(text), private=False)


@pytest.mark.parametrize("text", PRIVATE + WRAPPED + NEVER + NOT_PUBLIC)
def test_no_other_address_may_be_reached_from_a_public_server(text):
    assert not allowed(ipaddress.ip_address(text), private=False)


@pytest.mark.parametrize("text", PRIVATE + WRAPPED)
def test_private_addresses_are_open_where_weft_itself_is_on_loopback(text):
    assert allowed(ipaddress.ip_address(text), private=True)


@pytest.mark.parametrize("text", [*NEVER, "2001:0:7f00:1::"])
def test_metadata_services_and_the_like_are_never_reached(text):
    assert not allowed(ipaddress.ip_address(text), private=True)


def answering_with(*addresses):
    return lambda host, port, **_: [
        (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port))
        for a in addresses
    ]


@pytest.mark.parametrize("spelled", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "localhost"])
def test_no_spelling_of_loopback_gets_through(spelled):
    with pytest.raises(AddressRefused):
        resolve(spelled, 80, private=False)


def test_a_name_is_refused_if_one_of_its_addresses_is(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", answering_with("8.8.8.8", "127.0.0.1"))
    with pytest.raises(AddressRefused, match=r"mixed\.example is 127\.0\.0\.1"):
        resolve("mixed.example", 443, private=False)


def test_an_unknown_name_is_a_failed_connection():
    with pytest.raises(httpcore2.ConnectError):
        resolve("no-such-name.invalid", 443, private=False)
    with pytest.raises(httpcore2.ConnectError):
        resolve("a" * 300, 443, private=False)


def test_the_connection_goes_to_the_checked_address_without_a_second_look_up(monkeypatch):
    """The name answers 127.0.0.1 the first time and something else afterwards."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        real = socket.getaddrinfo

        def rebinding(host, *rest, **named):
            asked.append(host)
            return real("127.0.0.1" if host == "rebound.example" else host, *rest, **named)

        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        gate = Gate(private=True, deadline=Deadline(5))
        stream = gate.connect_tcp("rebound.example", port)
        assert stream.get_extra_info("server_addr") == ("127.0.0.1", port)
        stream.close()
    assert asked.count("rebound.example") == 1


def test_the_next_address_is_tried_when_one_does_not_answer(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        real = socket.getaddrinfo
        both = answering_with("127.0.0.2", "127.0.0.1")
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda h, *r, **n: (both if h == "two" else real)(h, *r, **n)
        )
        stream = Gate(private=True, deadline=Deadline(5)).connect_tcp("two", port)
        assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"
        stream.close()


def test_nothing_is_opened_after_the_deadline():
    with pytest.raises(httpcore2.ConnectTimeout):
        Gate(private=True, deadline=Deadline(0)).connect_tcp("127.0.0.1", 9)
