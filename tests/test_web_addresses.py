"""Which addresses may be read: their form, and what their hosts stand for."""

from __future__ import annotations

import _socket
import socket
from threading import Event
from time import monotonic

import httpcore
import pytest
from hypothesis import example, given
from hypothesis.strategies import text

from graph.errors import BadInput
from loaders.web import Settings, Web, settings_from
from loaders.web.addresses import Unreachable, check_number, checked_url, look_up, reachable, why_shut

INSIDE = [
    "127.0.0.1", "127.8.9.10", "10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.0.10", "100.64.0.1",
    "100.127.255.1", "::1", "fc00::1", "fd12:3456::1",
]  # fmt: skip
NEVER = [
    "0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.1.1", "192.0.0.170", "192.0.0.8", "192.0.2.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.5", "192.88.99.1", "224.0.0.1", "224.0.1.1", "239.1.2.3", "240.0.0.1", "255.255.255.255",
    "168.63.129.16", "100.100.100.200", "::", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1",
    "2001::1", "2001:10::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "100::1", "64:ff9b:1::1",
    "64:ff9b::a9fe:a9fe", "::7f00:1", "fd00:ec2::254", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "151.101.1.140", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a01:4f8::1"]


@pytest.mark.parametrize("address", [*INSIDE, *NEVER])
def test_no_special_address_is_read_by_default(address):
    assert why_shut(address)


@pytest.mark.parametrize("address", NEVER)
def test_what_is_no_machine_of_ones_own_stays_shut_when_private_ones_are_opened(address):
    assert why_shut(address, allow_private=True)


@pytest.mark.parametrize("address", [*INSIDE, *PUBLIC, "::ffff:10.0.0.1", "64:ff9b::808:808"])
def test_private_networks_are_opened_by_the_setting(address):
    assert why_shut(address, allow_private=True) is None


@pytest.mark.parametrize("address", [*PUBLIC, "64:ff9b::808:808"])
def test_public_addresses_are_read(address):
    assert why_shut(address) is None


@pytest.mark.parametrize("address", ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::a00:1"])
def test_an_ipv4_address_inside_an_ipv6_address_hides_nothing(address):
    assert why_shut(address)


def test_one_private_address_among_public_ones_shuts_the_host():
    with pytest.raises(
        Unreachable, match=r"^leads to 10\.0\.0\.1 \(mixed\.example\), which is inside a private network; set"
    ):
        reachable("mixed.example", 80, lambda host, port: ["1.1.1.1", "10.0.0.1"])


@pytest.mark.parametrize("number", ["127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1"])
def test_every_spelling_of_this_machine_is_refused(number):
    def look_up(host: str, port: int) -> list[str]:
        # Numbers are read by the system alone, so what cuts tests off the network can be passed by.
        return [str(found[4][0]) for found in _socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)]

    with pytest.raises(Unreachable, match=r"127\.0\.0\.1.* this machine; set TRIPTYCH_ALLOW_PRIVATE=1"):
        reachable(number, 80, look_up)
    with pytest.raises(Unreachable, match=r"this machine; set TRIPTYCH_ALLOW_PRIVATE=1"):
        check_number(number)


def test_this_machine_by_its_name_is_refused():
    with pytest.raises(Unreachable, match=r"\(localhost\), which is this machine"):
        reachable("localhost", 80, look_up)
    with pytest.raises(Unreachable, match="leads to localhost, which is this machine"):
        check_number("localhost")


@pytest.mark.parametrize("host", ["::1", "::ffff:127.0.0.1", "169.254.169.254"])
def test_a_proxy_is_not_asked_for_the_number_of_a_shut_machine(host):
    with pytest.raises(Unreachable):
        check_number(host)


def test_a_host_that_nobody_knows_is_said_to_be_unknown():
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(
        Unreachable, match=r"^is at a host that is not known here, nowhere\.example; check its spelling"
    ):
        reachable("nowhere.example", 80, unknown)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("example.org/page", "is no address; only http and https"),
        ("http://", "names no host"),
        ("http:///path", "names no host"),
        ("https://me:secret@example.org/", "user's name or password"),
        ("https://me@example.org/", "user's name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:99999/", "port 99999"),
        ("http://[::1/", "is no web address"),
        ("http://exa mple.org/", "is no web address"),
        ("http://a\nb/", "is no web address"),
        ("http://[fe80::1%25é]/", "is no web address"),
        ("http://[fe80::1%25eth0]/", "is no web address"),
        ("https://example.org/" + "a" * 9000, "8000 characters"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(address, reason):
    with pytest.raises(BadInput, match=reason):
        checked_url(address)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (" https://Example.org/a#part ", "https://example.org/a"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://example.org:8080/x?y=1#z", "http://example.org:8080/x?y=1"),
        ("https://κόσμος.example/σελίδα", "https://xn--vxaejmc7c.example/%CF%83%CE%B5%CE%BB%CE%AF%CE%B4%CE%B1"),
        ("http://example.org./a", "http://example.org/a"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ],
)
def test_an_address_is_asked_for_in_one_spelling_and_without_its_fragment(given, asked):
    assert str(checked_url(given)) == asked


@given(text(max_size=12), text(max_size=12))
@example("xn--\xc3", ":0")
def test_whatever_is_given_for_an_address_is_taken_in_one_spelling_or_refused(host, rest):
    try:
        url = checked_url(f"http://{host}{rest}")
    except BadInput:
        return
    assert checked_url(str(url)) == url


def test_a_host_that_changes_its_address_after_the_check_is_not_followed(monkeypatch):
    connected: list[str] = []

    def connect(self: object, host: str, *others: object) -> httpcore.NetworkStream:
        connected.append(host)
        raise httpcore.ConnectError("refused")

    answers = iter([["1.1.1.1"], ["127.0.0.1"]])
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with (
        Web(Settings(), resolve=lambda host, port: next(answers)) as web,
        pytest.raises(BadInput, match="cannot be reached"),
    ):
        web.fetch("http://rebinding.example/")

    assert connected == ["1.1.1.1"]
    assert next(answers) == ["127.0.0.1"]  # there was no second look-up


def test_the_second_address_is_tried_where_the_first_does_not_answer(monkeypatch):
    connected: list[str] = []

    def connect(self: object, host: str, *others: object) -> httpcore.NetworkStream:
        connected.append(host)
        raise httpcore.ConnectError("refused")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with (
        Web(Settings(), resolve=lambda host, port: ["2606:4700::1111", "1.1.1.1"]) as web,
        pytest.raises(BadInput, match=r"^http://two\.example/: cannot be reached \(refused\); check"),
    ):
        web.fetch("http://two.example/")

    assert connected == ["2606:4700::1111", "1.1.1.1"]


def test_a_look_up_that_does_not_end_is_left_when_the_pages_time_is_over():
    over = Event()

    def slow(host: str, port: int) -> list[str]:
        over.wait(20)
        return []

    began = monotonic()
    with Web(Settings(page_time=0.2), resolve=slow) as web, pytest.raises(BadInput, match=r"took longer than 0\.2 s"):
        web.fetch("http://slow.example/")
    over.set()

    assert monotonic() - began < 10


@pytest.mark.parametrize(
    "environment",
    [
        {"TRIPTYCH_ALLOW_PRIVATE": "yes"},
        {"TRIPTYCH_WEB_INTERVAL": "often"},
        {"TRIPTYCH_WEB_INTERVAL": "-1"},
        {"TRIPTYCH_WEB_TIME": "nan"},
        {"TRIPTYCH_WEB_TIME": "inf"},
        {"TRIPTYCH_CONTACT": "me (at) example"},
        {"TRIPTYCH_CONTACT": "a\r\nX-Evil: 1"},
        {"TRIPTYCH_PROXY": "socks://proxy"},
    ],
)
def test_a_setting_without_sense_is_refused_by_its_name(environment):
    with pytest.raises(BadInput, match=f"^{next(iter(environment))}"):
        settings_from(environment)


def test_settings_are_read_from_the_environment():
    given = {
        "TRIPTYCH_ALLOW_PRIVATE": "1",
        "TRIPTYCH_WEB_INTERVAL": "2.5",
        "TRIPTYCH_WEB_TIME": "60",
        "TRIPTYCH_CONTACT": "mailto:data@example.org",
        "TRIPTYCH_PROXY": "http://proxy.example:3128",
    }

    assert settings_from(given) == Settings(True, 2.5, 60.0, "mailto:data@example.org", "http://proxy.example:3128")
