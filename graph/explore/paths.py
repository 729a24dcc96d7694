"""How two things are linked: the shortest ways between them, as sentences; only what lies between is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import chain, islice
from typing import TYPE_CHECKING

from graph.errors import BadInput, NotFound
from graph.explore.links import Link, called, link_of
from graph.iri import BASE
from graph.naming import label, resolve
from graph.phrases import sentence
from graph.terms import DEFAULT_GRAPH, node

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

_WEAK = frozenset(
    {
        "alignedWith",
        "appliesTo",
        "basedIn",
        "commitmentOf",
        "contributesTo",
        "fundedBy",
        "fundedUnder",
        "heldIn",
        "involves",
        "issuedBy",
        "region",
        "targets",
        "theme",
        "underObjective",
        "withinTerritory",
    }
)  # fmt: skip - one list
"""Links that very many things share: a path over one of them says less than one over three others."""
_CROWD = 2_000
"""A thing that so many others point to (a country, a theme) is a place to meet, and not searched through."""
_MOST = 30_000
"""Links read from each end, at most: about half a second."""
_CONTINUED = 100_000
"""Beginnings of ways that are continued, at most."""
_FARTHEST = 16.0


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path: the fact as it stands in the graph, and whether the path follows its direction."""

    subject: str
    predicate: str
    object: str
    forward: bool


@dataclass(frozen=True, slots=True)
class Path:
    """How two things are linked: IRIs from one to the other, the facts between them, and the same as a sentence."""

    things: tuple[str, ...]
    steps: tuple[Step, ...]
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def paths(
    reader: Reader, a: str, b: str, k: int = 3, language: str = "en", *, index: Index | None = None, base: str = BASE
) -> tuple[Path, ...]:
    """The ``k`` shortest ways in which two things are linked, shortest first, in either direction.

    A link over a theme, a territory, a fund or a programme counts for four others, because so many share
    it. Empty where nothing links them. Raises NotFound for names that mean nothing or too much.

    Read are the surroundings of both things, until nothing outside them can be shorter; no way leads through two
    things of which each has more than 2,000 others pointing to it, unless they are linked.
    """
    if k < 1:
        raise BadInput(f"{k} paths: expected a number from 1 on")
    start, end = (resolve(reader, one, index=index, base=base) for one in (a, b))
    sides = (_Side(reader, start), _Side(reader, end))
    for side in sides:
        side.widen(0.0)
        if len(side.reached) == 1:
            raise NotFound(
                f"{label(reader, side.centre, language, base)} ({side.centre}): no link to any other thing is known",
                code="unlinked",
            )
    return tuple(_path(reader, start, links, language, base) for links in _ways(sides, k))


@dataclass(slots=True)
class _Side:
    """What is known around one end: how far each thing is from it, and the links read."""

    reader: Reader
    centre: str
    reached: dict[str, float] = field(default_factory=dict)
    links: set[Link] = field(default_factory=set)
    _waiting: list[tuple[float, str]] = field(default_factory=list)
    _left: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.reached[self.centre] = 0.0
        heappush(self._waiting, (0.0, self.centre))

    def widen(self, radius: float) -> None:
        """Follow the links of all things within the radius, in order of their distance."""
        while self._waiting and self._waiting[0][0] <= radius and len(self.links) < _MOST:
            distance, iri = heappop(self._waiting)
            if iri in self._left:
                continue
            self._left.add(iri)
            for link in self._around(iri):
                self.links.add(link)
                other = link.object if link.subject == iri else link.subject
                further = distance + _weight(link)
                if further < self.reached.get(other, float("inf")):
                    self.reached[other] = further
                    heappush(self._waiting, (further, other))

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to follow, or no more is read."""
        return not self._waiting or len(self.links) >= _MOST

    def _around(self, iri: str) -> Iterable[Link]:
        outgoing = self.reader.match(node(iri), None, None, DEFAULT_GRAPH)
        incoming = list(islice(self.reader.match(None, None, node(iri), DEFAULT_GRAPH), _CROWD + 1))
        crowded = len(incoming) > _CROWD and iri != self.centre
        return sorted(filter(None, map(link_of, chain(outgoing, () if crowded else incoming))))


def _ways(sides: tuple[_Side, _Side], k: int) -> list[tuple[Link, ...]]:
    """The links of each of the shortest ways: what has been read is enough once no way outside it can be shorter."""
    radius = 1.0
    while True:
        for side in sides:
            side.widen(radius)
        ended = radius >= _FARTHEST or all(side.ended for side in sides)
        longest = float("inf") if ended else 2 * radius
        met = sides[0].reached.keys() & sides[1].reached.keys()
        nearest = min((sides[0].reached[one] + sides[1].reached[one] for one in met), default=float("inf"))
        found = _shortest(sides, k, longest) if met and nearest <= longest else []
        if len(found) == k or ended:
            return found
        radius += 1.0


def _shortest(sides: tuple[_Side, _Side], k: int, longest: float) -> list[tuple[Link, ...]]:
    """At most so many ways within a length over the links read, shortest first.

    Beginnings of ways are continued in the order of how long they will be at least: what is left to the end is known.
    """
    start, end = sides[0].centre, sides[1].centre
    around = _neighbours(sides[0].links | sides[1].links)
    left = _distances(around, end)
    found: list[tuple[Link, ...]] = []
    waiting: list[tuple[float, tuple[str, ...], tuple[Link, ...]]] = []
    if left.get(start, float("inf")) <= longest:
        waiting.append((left[start], (start,), ()))
    for _ in range(_CONTINUED):
        if not waiting or len(found) == k:
            break
        length, things, links = heappop(waiting)
        if things[-1] == end:
            found.append(links)
            continue
        gone = length - left[things[-1]]
        for other, link in around[things[-1]].items():
            if other in things or other not in left:
                continue
            further = gone + _weight(link) + left[other]
            if further <= longest:
                heappush(waiting, (further, (*things, other), (*links, link)))
    return found


def _neighbours(links: Iterable[Link]) -> dict[str, dict[str, Link]]:
    """For each thing those linked to it, with the strongest link."""
    around: dict[str, dict[str, Link]] = {}
    for link in sorted(links):
        for one, other in ((link.subject, link.object), (link.object, link.subject)):
            known = around.setdefault(one, {}).get(other)
            if known is None or _weight(link) < _weight(known):
                around[one][other] = link
    return around


def _distances(around: dict[str, dict[str, Link]], centre: str) -> dict[str, float]:
    """How far each thing is from one, over the links read."""
    reached, waiting, left = {centre: 0.0}, [(0.0, centre)], set[str]()
    while waiting:
        distance, iri = heappop(waiting)
        if iri in left:
            continue
        left.add(iri)
        for other, link in around.get(iri, {}).items():
            further = distance + _weight(link)
            if further < reached.get(other, float("inf")):
                reached[other] = further
                heappush(waiting, (further, other))
    return reached


def _weight(link: Link) -> float:
    # where a plan belongs to a project and is its plan, the second is the better reason
    name = link.predicate.rpartition("#")[2]
    return 4.0 if name in _WEAK else 1.1 if name == "inProject" else 1.0


def _path(reader: Reader, start: str, links: Iterable[Link], language: str, base: str) -> Path:
    things, steps = [start], list[Step]()
    for link in links:
        forward = link.subject == things[-1]
        steps.append(Step(link.subject, link.predicate, link.object, forward))
        things.append(link.object if forward else link.subject)
    names = [called(reader, iri, language, base) for iri in things]
    said = sentence(names, [(step.predicate, step.forward) for step in steps], language)
    return Path(tuple(things), tuple(steps), said)
