"""What a document speaks of while it is being read: things, where each is spoken of, and claims about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import Literal, Name, Term


@dataclass(eq=False, slots=True)
class Thing:
    """One thing of the document; it becomes a `graph.model.Mention` when reading is over.

    ``places`` are all (start, end) where the document speaks of it, in the order found; ``parts`` are other things it
    is made from, by role. The other fields are those of `Mention`.
    """

    kind: str
    start: int
    end: int
    names: list[Name] = field(default_factory=list)
    authority: str | None = None
    code: str | None = None
    country: str | None = None
    place: str | None = None
    body: str | None = None
    number: int | None = None
    period: str | None = None
    parts: dict[str, Thing] = field(default_factory=dict)
    tag: str = ""
    rule: str = ""
    places: dict[tuple[int, int], None] = field(default_factory=dict)  # a set that keeps its order

    @property
    def label(self) -> str:
        """Its first proper name as the text writes it, or an empty string."""
        return next((name.text for name in self.names if name.use != "alias"), "")

    def call(self, text: str, language: str | None, use: str) -> None:
        """Adds a name, unless the thing has it already."""
        if text and all(name.text != text or (name.use == "alias") != (use == "alias") for name in self.names):
            self.names.append(Name(text, language, use))


class Things:
    """The things of a document, each once, in the order in which they were found.

    >>> plan = Thing("ActionPlan", 0, 4)
    >>> found = Things([plan, plan])
    >>> len(found), plan in found, found.of(["City"])
    (1, True, [])
    """

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        self._all: dict[Thing, None] = {}
        self._taking_part: dict[tuple[Thing | None, Thing | None], Thing] = {}
        for thing in things:
            self.append(thing)

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, thing: object) -> bool:
        return thing in self._all

    def append(self, thing: Thing) -> None:
        """Adds a thing, unless it is there."""
        self._all[thing] = None
        if thing.kind == "Participation":
            self._taking_part.setdefault((thing.parts.get("project"), thing.parts.get("participant")), thing)

    def remove(self, thing: Thing) -> None:
        """Takes a thing out that is there."""
        del self._all[thing]

    def of(self, kinds: Collection[str]) -> list[Thing]:
        """The things of some classes."""
        return [thing for thing in self._all if thing.kind in kinds]

    def participation(self, project: Thing, body: Thing) -> Thing | None:
        """That of a body in a project, or None where none is known."""
        return self._taking_part.get((project, body))


@dataclass(frozen=True, eq=False, slots=True)
class Occurrence:
    """One place where the document speaks of a thing, as the frames see it."""

    start: int
    end: int
    thing: Thing


@dataclass(frozen=True, slots=True)
class Theme:
    """One place where the text names a theme (``term`` is ``theme/…``)."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, eq=False, slots=True)
class Claim:
    """A statement before its things are settled.

    ``confidence`` is that of this claim alone, where it is not its rule's.
    """

    subject: Thing
    predicate: str
    object: Thing | Literal | Term
    start: int
    end: int
    rule: str
    status: str = "asserted"
    confidence: float | None = None
