"""Reading in processes of its own: what breaks one document leaves the others."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import crew
from loaders.crew import Crew, Reply, Spare, Task

PROGRAM = """
import json, os, signal, sys, time
sys.stdin.readline()
sys.stdout.write("ready\\n"); sys.stdout.flush()
for line in sys.stdin:
    task = json.loads(line)
    parts = task["location"].split("+")
    for number, part in enumerate(parts):
        if number < task["skip"]:
            continue
        print(json.dumps({"kind": "begin", "location": part}))
        if part == "hang":
            sys.stdout.flush(); time.sleep(60)
        if part == "crash":
            sys.stdout.flush(); os.kill(os.getpid(), signal.SIGSEGV)
        print(json.dumps({"kind": "read", "location": part, "sizes": [2, 3]})); sys.stdout.write("{}[1]")
    print(json.dumps({"kind": "end"})); sys.stdout.flush()
"""


@pytest.fixture
def hands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setattr(crew, "_PROGRAM", program)
    monkeypatch.setenv("TRIPTYCH_TIME_LIMIT", "1")
    with Crew(2, "https://example.org/", tmp_path / "scratch") as made:
        yield made


def told(hands: Crew, *sources: str) -> list[tuple[str, str, str]]:
    """(source, kind, document) of all that comes back, without the ends."""
    found = hands.replies(Task(source, source, "") for source in sources)
    return [(task.location, reply.kind, reply.head["location"]) for task, reply in found if reply.kind != "end"]


def test_replies_keep_the_order_of_the_sources(hands: Crew) -> None:
    sources = [f"a{number}" for number in range(40)]

    assert told(hands, *sources) == [(source, "read", source) for source in sources]


def test_a_document_that_crashes_its_process_is_refused_and_the_rest_is_read(hands: Crew) -> None:
    found = list(hands.replies([Task("a+crash+b", "", ""), Task("c", "", "")]))

    assert [(reply.kind, reply.head.get("location")) for _, reply in found] == [
        ("read", "a"), ("refused", "crash"), ("read", "b"), ("end", None), ("read", "c"), ("end", None),
    ]  # fmt: skip
    assert found[1][1].head["reason"] == (
        "crash: ended the process that read it (signal 11); it is damaged, or needs more memory than allowed"
    )


def test_a_document_that_never_ends_is_refused_and_the_rest_is_read(hands: Crew) -> None:
    assert told(hands, "hang+b", "c") == [("hang+b", "refused", "hang"), ("hang+b", "read", "b"), ("c", "read", "c")]


def test_packed_parts_come_as_they_were_sent(hands: Crew) -> None:
    ((_, reply), _) = hands.replies([Task("a", "", "")])

    assert reply == Reply("read", {"kind": "read", "location": "a", "sizes": [2, 3]}, (b"{}", b"[1]"))


def test_leaving_early_ends_the_processes(hands: Crew) -> None:
    found = hands.replies(Task(f"a{number}", "", "") for number in range(1000))
    next(found)
    pids = [child.pid for child in hands._children]
    hands.__exit__(None, None, None)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, signal.SIG_DFL)


def test_a_process_that_was_started_before_is_the_first_that_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setattr(crew, "_PROGRAM", program)
    with Spare() as spare:
        (pid,) = [child.pid for child in spare._waiting]
        with Crew(1, "https://example.org/", tmp_path / "scratch", spare=spare) as made:
            assert told(made, "a", "b") == [("a", "read", "a"), ("b", "read", "b")]
            assert [child.pid for child in made._children] == [pid]
        assert spare.take() is None


def test_a_process_that_nobody_needs_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setattr(crew, "_PROGRAM", program)
    with Spare() as spare:
        (pid,) = [child.pid for child in spare._waiting]

    with pytest.raises(ProcessLookupError):
        os.kill(pid, signal.SIG_DFL)


def test_there_is_no_spare_process_where_none_may_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/dev/null")

    with Spare() as spare:
        assert spare.take() is None
