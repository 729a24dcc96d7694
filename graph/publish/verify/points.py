"""What checking a publication is made of: points, faults with their files, and verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.publish.verify.website import Website

_SHOWN = 20
"""Faults of one point that are kept."""


class NotChecked(Exception):
    """A point that cannot be judged here; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the file concerned."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its number, the sentence that must hold, and what finds the faults."""

    number: int
    sentence: str
    faults: Callable[[Website], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one point: ``passed``, ``failed`` with faults, or ``not checked`` with the reason."""

    number: int
    sentence: str
    state: str
    faults: tuple[Fault, ...] = ()
    reason: str = ""


def judged(point: Point, site: Website) -> Verdict:
    """The verdict on one point; what cannot be read is a fault, never a pass."""
    try:
        faults = tuple(islice(point.faults(site), _SHOWN))
    except NotChecked as reason:
        return Verdict(point.number, point.sentence, "not checked", reason=str(reason))
    except (OSError, EOFError, SyntaxError, ValueError, KeyError) as error:
        faults = (Fault(str(getattr(error, "filename", "") or ""), f"cannot be read: {error}"),)
    return Verdict(point.number, point.sentence, "failed" if faults else "passed", faults)
