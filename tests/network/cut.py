"""The network cut off: a process that calls this reaches its own machine and nothing else."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any


class NetworkCutOff(RuntimeError):
    """A test tried to reach another machine; no OSError, so that no code under test takes it for bad weather."""


def is_here(host: object) -> bool:
    """Whether a host as ``socket`` takes it is this machine."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost", "0.0.0.0", "::"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def cut() -> None:
    """Refuse every connection and look-up of a name that leaves this machine, for the rest of the process."""
    if getattr(socket, "triptych_cut", False):
        return
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def checked(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
            raise NetworkCutOff(f"{address[0]}:{address[1]}: tests reach this machine only; serve a local copy instead")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        checked(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        checked(self, address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *others: Any, **named: Any) -> Any:
        if not is_here(host):
            raise NetworkCutOff(f"{host}: tests reach this machine only; serve a local copy instead")
        return look_up(host, *others, **named)

    for owner, name, guard in (
        (socket.socket, "connect", guarded_connect),
        (socket.socket, "connect_ex", guarded_connect_ex),
        (socket, "getaddrinfo", guarded_look_up),
        (socket, "triptych_cut", True),
    ):
        setattr(owner, name, guard)
