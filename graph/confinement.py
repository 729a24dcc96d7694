"""What a worker may not do: reach out over the network, open files other than its snapshot's, take all memory."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import sys
from contextlib import suppress
from pathlib import Path

_SOCKET = {"x86_64": 41, "aarch64": 198}
"""Number of the system call that makes a socket, by machine."""

_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # of the kernel's filter language (linux/bpf_common.h)
_ALLOW, _ERROR, _DENIED = 0x7FFF0000, 0x00050000, 13  # linux/seccomp.h; EACCES
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def confine(memory: int, snapshot: Path, reaching: bool = False) -> None:
    """So much more memory and no more, no socket, and no file beyond those of the snapshot.

    Who is ``reaching`` out to other servers keeps sockets and files, and has the bound of memory alone.

    SERVICE and LOAD are refused by reading the query; this holds whatever the reading missed. What the
    open store maps counts as taken already: it grows with the store's files, and is no query's fault.
    The engine opens sixteen of its files at once and the rest when a query needs them, so as many
    numbers stay free as files are unopened.
    """
    taken, unopened = taken_memory(), _unopened(snapshot)
    if not reaching:
        no_sockets()
        numbers = _numbers(unopened)
        resource.setrlimit(resource.RLIMIT_NOFILE, (numbers, numbers))
    bound_memory(memory, taken)


def _numbers(more: int) -> int:
    """How many numbers of files there must be so that this process can open so many more: it may leave gaps."""
    most = 0
    while more:
        with suppress(OSError):
            os.fstat(most)
            most += 1
            continue
        most, more = most + 1, more - 1
    return most


def bound_memory(memory: int, taken: int | None = None) -> None:
    """So many more bytes of memory than the process has taken, and no more; 0 sets no bound."""
    if memory:
        most = (taken_memory() if taken is None else taken) + memory
        with suppress(ValueError, OSError):  # macOS knows no such limit for a running process
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def one_heap() -> None:
    """Let all threads share one heap, for a process of its own: else what many short-lived ones leave behind adds up.

    A load of 12,000 documents took 690 MB with a heap for each thread, and kept growing.
    """
    with suppress(OSError, AttributeError):  # only glibc gives threads heaps of their own
        ctypes.CDLL(None).mallopt(-8, 1)  # M_ARENA_MAX in malloc.h


def no_sockets() -> bool:
    """Whether this thread can make no socket from now on; False where the system has no such filter."""
    number = _SOCKET.get(platform.machine())
    if sys.platform != "linux" or number is None:
        return False
    steps = (_Step * 4)(
        _Step(_LOAD, 0, 0, 0),  # the number of the system call
        _Step(_EQUAL, 0, 1, number),
        _Step(_RETURN, 0, 0, _ERROR | _DENIED),
        _Step(_RETURN, 0, 0, _ALLOW),
    )
    system = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), steps)
    allowed = bool(system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0)
    return allowed and bool(system.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _unopened(snapshot: Path) -> int:
    """Tables of the snapshot that the engine has not opened yet; all of them where the system does not tell."""
    tables = {path.name for path in snapshot.glob("*.sst")}
    with suppress(OSError):
        for link in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                tables.discard(link.readlink().name)
    return len(tables)


def taken_memory() -> int:
    """Bytes of address space that this process has, 0 where the system does not tell."""
    with suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    return 0
