"""What changed since the release before; who was erased is not in it, nor words that may be quoted no longer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from graph.export.lines import Line, parsed
from graph.publish.folder import Folder
from graph.publish.quotations import shortened
from graph.publish.redaction import Redactor

SUMMARY = "changes/summary.json"
FACTS, EVIDENCE = "nt", "nq"
FILES = tuple(f"changes/{way}.{form}" for form in (FACTS, EVIDENCE) for way in ("added", "removed"))
"""Triples held true, then quads of all other graphs: what came and what went."""


@dataclass(slots=True)
class Changes:
    """How many lines came, went, and went without being said again: by ``added.nt``, ``withheld.nq`` and the like."""

    counted: Counter[str] = field(default_factory=Counter)

    @property
    def withheld(self) -> int:
        """Triples that were held true and are not listed as removed."""
        return self.counted[f"withheld.{FACTS}"]

    def summary(self, previous: str, release: str) -> str:
        """The numbers as JSON."""
        numbers = {
            f"{name}{suffix}": self.counted[f"{name}.{form}"]
            for form, suffix in ((FACTS, ""), (EVIDENCE, "Evidence"))
            for name in ("added", "removed", "withheld")
        }
        return json.dumps({"previous": previous, "release": release, **numbers}, indent=1, sort_keys=True) + "\n"


def write_changes(
    folder: Folder, before: Iterable[bytes], now: Iterable[bytes], redactor: Redactor, quotes: int
) -> Changes:
    """Write what differs between two releases, given as sorted lines of N-Quads.

    A line that went is withheld where it names somebody who was erased, a person, or a way to reach one: else the list
    of what was removed would be where to find it. So are quotations longer than those that are published now.
    """
    found = Changes()
    with ExitStack() as opened:
        files = {name.partition("/")[2]: opened.enter_context(folder.open(name)) for name in FILES}
        for way, line in different(before, now):
            read = parsed(line)
            form = EVIDENCE if read.graph else FACTS
            if way == "removed" and (_is_private(read, redactor) or shortened(read, quotes) != read):
                found.counted[f"withheld.{form}"] += 1
                continue
            found.counted[f"{way}.{form}"] += 1
            files[f"{way}.{form}"].write(line)
    return found


def different(before: Iterable[bytes], now: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    r"""("added" or "removed", line) for what only one of two sorted sequences has, in order.

    >>> list(different([b"a\n", b"b\n"], [b"b\n", b"c\n"]))
    [('removed', b'a\n'), ('added', b'c\n')]
    """
    old, new = iter(before), iter(now)
    left, right = next(old, None), next(new, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left < right):
            yield "removed", left or b""
            left = next(old, None)
        elif left is None or right < left:
            yield "added", right
            right = next(new, None)
        else:
            left, right = next(old, None), next(new, None)


def _is_private(line: Line, redactor: Redactor) -> bool:
    ends = (term[1:-1] for term in (line.subject, line.object) if term.startswith("<"))
    return any(map(redactor.is_address_of, ends)) or redactor.line(line) != line
