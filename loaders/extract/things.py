"""What a document speaks of while it is being read: things, where each is spoken of, and claims about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Literal, Name, Term


@dataclass(eq=False, slots=True)
class Thing:
    """One thing of the document; it becomes a `graph.model.Mention` when reading is over.

    ``places`` are all (start, end) where the document speaks of it; ``parts`` are other things it
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
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Its first proper name as the text writes it, or an empty string."""
        return next((name.text for name in self.names if name.use != "alias"), "")

    def call(self, text: str, language: str | None, use: str) -> None:
        """Adds a name, unless the thing has it already."""
        if text and all(name.text != text or (name.use == "alias") != (use == "alias") for name in self.names):
            self.names.append(Name(text, language, use))


@dataclass(frozen=True, eq=False, slots=True)
class Occurrence:
    """One place where the document speaks of a thing, as the frames see it."""

    start: int
    end: int
    thing: Thing


@dataclass(frozen=True, eq=False, slots=True)
class Claim:
    """A statement before its things are settled."""

    subject: Thing
    predicate: str
    object: Thing | Literal | Term
    start: int
    end: int
    rule: str
    status: str = "asserted"
