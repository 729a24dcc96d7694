"""Which web addresses may be read: their form, and the machines that their names stand for."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from graph.errors import BadInput

Resolve = Callable[[str, int], list[str]]
"""From a host and port to the addresses of machines, as text."""

_LONGEST = 8000  # characters of an address; servers take less

# What an institution has behind its own door: opened by a setting.
_INSIDE = tuple(
    map(
        ip_network,
        (
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",  # behind a provider's own translation (RFC 6598)
            "::1/128",
            "fc00::/7",
        ),
    )
)
# Never a page, whatever Python's version knows of the registries at https://www.iana.org/assignments/.
_NEVER = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",
            "192.88.99.0/24",
            "2001::/23",
            "2002::/16",  # carries an IPv4 address to any machine
            "3fff::/20",
            # Where clouds hand out keys, beside 169.254.169.254, which is link-local.
            "100.100.100.200/32",
            "168.63.129.16/32",
            "fd00:ec2::254/128",
            "fd20:ce::254/128",
        ),
    )
)
_WORLD = ip_network("2000::/3")  # all that is public in IPv6
_TRANSLATED = ip_network("64:ff9b::/96")  # how networks without IPv4 reach it (RFC 6052)


class Unreachable(BadInput):
    """A host that cannot or may not be reached; the message is the reason alone."""


def checked_url(text: str) -> httpx.URL:
    """The address as it may be asked for, without its fragment.

    Raises BadInput, with the reason alone, for what is not http or https, holds a user's name or
    password, or a port of another service. Ports are 80, 443 and those from 1024 on.

    >>> str(checked_url("HTTPS://Bücher.example/a b#top"))
    'https://xn--bcher-kva.example/a%20b'
    """
    try:
        url = httpx.URL(text.strip())
        host = url.raw_host.decode("ascii").rstrip(".")
    except (httpx.InvalidURL, ValueError) as error:
        raise BadInput(f"is no web address ({error}); copy it anew") from error
    if url.scheme not in {"http", "https"}:
        raise BadInput(f"is {url.scheme or 'no'} address; only http and https are read")
    if not host or len(text) > _LONGEST:
        raise BadInput("names no host; copy it anew" if not host else f"has over {_LONGEST} characters; shorten it")
    if url.userinfo:
        raise BadInput("holds a user's name or password; save the page in a browser and load the file")
    if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+", host):
        raise BadInput(f"is no web address (there is no host {host!r}); copy it anew")
    if url.port is not None and url.port not in {80, 443} and not 1024 <= url.port <= 65535:
        raise BadInput(f"has port {url.port}, where no pages are; use 80, 443 or one from 1024 on")
    return url.copy_with(fragment=None, host=host)


def why_shut(address: str, *, allow_private: bool = False) -> str | None:
    """Why a machine at this address may not be read from, or None if it may.

    ``allow_private`` opens this machine and private networks; what is no single public machine
    (link-local, multicast, reserved) and where clouds hand out keys stays shut.

    >>> why_shut("192.168.1.1"), why_shut("192.168.1.1", allow_private=True), why_shut("1.1.1.1")
    ('is inside a private network; set TRIPTYCH_ALLOW_PRIVATE=1 if it is yours to read', None, None)
    """
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped and not allow_private:
            return "is IPv4 dressed as IPv6; use the plain address"
        if ip.ipv4_mapped or ip in _TRANSLATED:
            ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    if not _within(ip, _NEVER):
        if _within(ip, _INSIDE):
            where = "this machine" if ip.is_loopback else "inside a private network"
            return None if allow_private else f"is {where}; set TRIPTYCH_ALLOW_PRIVATE=1 if it is yours to read"
        if ip.is_global and not ip.is_multicast and (ip.version == 4 or ip in _WORLD):
            return None
    return "is no address of a public machine; name another"


def reachable(host: str, port: int, resolve: Resolve, *, allow_private: bool = False) -> tuple[str, ...]:
    """The addresses that a host stands for, all of them checked: connect to these and resolve no second time.

    Raises Unreachable where there are none, or one of them is shut.

    >>> reachable("example.org", 443, lambda host, port: ["1.1.1.1", "2606:4700::1111"])
    ('1.1.1.1', '2606:4700::1111')
    """
    try:
        addresses = tuple(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"is at a host that is not known here, {host}; check its spelling and the network") from error
    for address in addresses:
        if reason := why_shut(address, allow_private=allow_private):
            named = "" if address == host else f" ({host})"
            raise Unreachable(f"leads to {address}{named}, which {reason}")
    if not addresses:
        raise Unreachable(f"is at a host without an address, {host}; check its spelling")
    return addresses


def look_up(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host; also reads numbers such as 127.1 and 0x7f000001 as it does."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def check_number(host: str, *, allow_private: bool = False) -> None:
    """Raises Unreachable for a host that is the number of a shut machine; names are not looked up.

    For when a proxy looks names up: this is all that can be known here.

    >>> check_number("example.org")
    """
    try:
        address = socket.inet_ntoa(socket.inet_aton(host)) if ":" not in host else host
        reason = why_shut(address, allow_private=allow_private)
    except (OSError, ValueError):  # a name
        reason = why_shut("::1", allow_private=allow_private) if host.lower() == "localhost" else None
    if reason:
        raise Unreachable(f"leads to {host}, which {reason}")


def _within(ip: IPv4Address | IPv6Address, networks: Iterable[object]) -> bool:
    return any(ip in network for network in networks)  # type: ignore[operator] # networks of both versions
