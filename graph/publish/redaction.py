"""Lines without persons: who is named goes, ways to reach somebody are covered, and who was erased stays out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.export.lines import Line
from graph.export.persons import Persons, persons_of, without
from graph.redaction import covered, find
from graph.tombstones import Tombstones

if TYPE_CHECKING:
    from graph.store import Reader


@dataclass(slots=True)
class Redactor:
    """What takes persons out; ``erased`` are the tombstones of the store, which hold whatever a publisher asks for."""

    persons: Persons = Persons()  # noqa: RUF009 - frozen, and without anybody in it
    erased: tuple[Tombstones, ...] = ()
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def line(self, line: Line) -> Line | None:
        """The line with texts covered; None where it speaks of a person or leads to one's address."""
        document = (line.graph if "/ev/" in line.graph else line.subject)[1:-1].partition("/ev/")[0]
        return without(line, self.persons.hides, lambda text: self.text(text, document))

    def text(self, value: str, document: str = "") -> str:
        """A text with blocks over what is to stay here.

        >>> Redactor().text("Write to ada@linn.example or call +372 600 1234 by 01.02.2014")
        'Write to ████████████████ or call █████████████ by 01.02.2014'
        """
        key = (value, document)
        if key not in self._known:
            if len(self._known) > 1 << 16:
                self._known.clear()
            made = value
            for stones in self.erased:
                made = covered(made, find(made, stones))
            self._known[key] = self.persons.covered(made, document)
        return self._known[key]

    def is_address_of(self, iri: str) -> bool:
        """Whether an IRI is that of a person, or made of the name of somebody."""
        if "/id/person/" in iri or self.persons.hides(iri):
            return True
        if "/ev/" in iri:
            return False  # a document's number, a place in it and the name of a rule
        held = (*self.erased, *(one.stones for one in self.persons.like(iri)))
        return any(find(iri, stones, whole=True) for stones in held)


def redactor(reader: Reader, shown: bool, erased: Tombstones | None) -> Redactor:
    """What takes out the persons of a store; where they are ``shown``, those alone who were erased.

    Who was erased from one document is held to be erased from all: a publication cannot tell where a text came from.
    """
    stones = () if erased is None else tuple(replace(stone, documents=()) for stone in erased.all)
    held = (Tombstones(erased.seal, stones),) if erased else ()
    return Redactor(persons_of(reader, shown), held)
