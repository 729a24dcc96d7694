"""Tests reach this machine and no other."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from tests.network.cut import is_here


def test_a_test_cannot_look_up_a_name():
    with pytest.raises(RuntimeError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 80)


def test_a_test_cannot_reach_an_address():
    with socket.socket() as made, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        made.connect(("192.0.2.1", 80))


def test_a_test_can_reach_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_child_process_cannot_look_up_a_name():
    tried = subprocess.run(
        [sys.executable, "-c", "import socket; socket.getaddrinfo('example.org', 80)"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (tried.returncode, tried.stderr.strip().rpartition("\n")[2].partition(";")[0]) == (
        1,
        "cut.NetworkCutOff: example.org: tests reach this machine only",
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", b"localhost", "", None, "127.8.9.10"])
def test_this_machine_goes_by_these_names(host):
    assert is_here(host)


@pytest.mark.parametrize("host", ["example.org", "10.0.0.1", "2001:db8::1", "localhost.example.org"])
def test_other_machines_are_elsewhere(host):
    assert not is_here(host)
