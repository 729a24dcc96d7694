"""Lines without persons: who is named goes, and addresses of mail and telephone numbers are covered in every text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.export.lines import Line, literal_parts
from graph.nquads import text
from graph.personal_names import surname_of
from graph.redaction import Found, covered, find
from graph.searched import Searched
from graph.terms import iri_of, node, shown
from graph.tombstones import Seal, Tombstone, Tombstones, tombstone
from ontology import territories, vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_SEAL = Seal("00")
_DATE = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(\d{4}|\d{2})|\d{4}\s?[/–-]\s?\d{2,4}")
_DATED = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(19|20)\d\d(?!\d)")
_DIALLED = re.compile(r"\+|\(?0(?!\d{0,2}[.,]\d{3}\b)")
_LABELLED = re.compile(r"(?:tel|phone|fon|mobil|cell|gsm|fax|tlf|puh|τηλ|тел|(?<!\w)[mt])[\w-]{0,8}[.:]?\s{0,3}$", re.I)
_MONEY = re.compile(r"\s{0,2}(?:€|EUR|euro|%|[$£])", re.IGNORECASE)
_CODES = frozenset(map(vocabulary.expand, ("tri:nutsCode", "tri:textHash", "tri:cells", "dct:language")))
"""Properties whose texts are codes: digits in them are no telephone numbers."""
_NAMES = tuple(map(vocabulary.expand, ("rdfs:label", "dct:title", "skos:prefLabel", "skos:altLabel")))


@dataclass(slots=True)
class Redactor:
    """What takes persons out: ``persons`` are their IRIs, ``naming`` the documents that name one.

    ``stones`` are those of the store, for who was erased stays out whatever a publisher asks for.
    """

    persons: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    stones: tuple[Tombstones, ...] = ()
    contacts: bool = True
    _known: dict[tuple[str, bool], str] = field(default_factory=dict)

    def line(self, line: Line, document: str = "") -> Line | None:
        """The line with texts covered; None where it speaks of a person or links to an address of mail."""
        if line.subject[1:-1] in self.persons or line.object[1:-1] in self.persons:
            return None
        if line.object.startswith("<"):
            return None if self.contacts and contacts_in(line.object) else line
        quoted, language, datatype = literal_parts(line.object)
        if datatype or line.predicate[1:-1] in _CODES:
            return line
        value: str = json.loads(quoted)
        made = self.text(value, document in self.naming)
        return line if made == value else line._replace(object=text(made, language or None))

    def text(self, value: str, named: bool = False) -> str:
        """A text covered; ``named``: its document names a person, so that a surname alone is that person's.

        >>> Redactor().text("Write to ada@linn.example or call +372 600 1234 by 01.02.2014")
        'Write to ████████████████ or call █████████████ by 01.02.2014'
        """
        key = (value, named)
        if key not in self._known:
            if len(self._known) > 1 << 16:
                self._known.clear()
            found = [one for stones in self.stones for one in find(value, stones, named=named)]
            found += contacts_in(value) if self.contacts else []
            self._known[key] = covered(value, _merged(found))
        return self._known[key]

    def names_in_address(self, iri: str) -> bool:
        """Whether an IRI is made of the name of somebody."""
        return any(find(iri, stones, whole=True) for stones in self.stones)


def redactor(reader: Reader, base: str, persons: bool, erased: Tombstones | None) -> Redactor:
    """What takes out the persons of a store; with ``persons`` only those who were erased."""
    held = _everywhere(erased)
    if persons:
        return Redactor(stones=held, contacts=False)
    kind = node(vocabulary.expand("rdf:type"))
    iris = {iri_of(quad.subject) for quad in reader.match(None, kind, node(vocabulary.term("Person")))}
    names: set[str] = set()
    naming: set[str] = set()
    for person in sorted(iris):
        for predicate in _NAMES:
            for quad in reader.match(node(person), node(predicate)):
                names.add(shown(quad.object))
                naming.add(iri_of(quad.graph_name).partition("/ev/")[0])
    stones = [stone for name in sorted(names) if (stone := _stone(name)) is not None]
    own = (Tombstones(_SEAL, (_joined(stones),)),) if stones else ()
    return Redactor(frozenset(iris), frozenset(naming - {""}), (*held, *own))


def contacts_in(value: str) -> list[Found]:
    """The addresses of mail and the telephone numbers of a text; dates and periods are none."""
    read = Searched(value, _SEAL)
    phones = [span for span in read.phones if _is_dialled(value, *span)]
    return [Found(start, end, "contact") for start, end in (*read.mails, *phones)]


def _is_dialled(value: str, start: int, end: int) -> bool:
    """Whether digits are a telephone number rather than a date, a period or an amount."""
    if _DATE.fullmatch(value[start:end].strip()) or _DATED.match(value, start) or _MONEY.match(value, end):
        return False
    return bool(_DIALLED.match(value, start) or _LABELLED.search(value[max(0, start - 14) : start]))


def _everywhere(erased: Tombstones | None) -> tuple[Tombstones, ...]:
    """The tombstones of a store, each for every document: a publication does not say again what one of them did."""
    if erased is None:
        return ()
    return (Tombstones(erased.seal, tuple(replace(stone, documents=()) for stone in erased.all)),)


def _stone(name: str) -> Tombstone | None:
    try:
        return tombstone(_SEAL, [name], surname=not territories.find(surname_of(name)))
    except BadInput:
        return None  # no letters in it, or too many words for the name of a person


def _joined(stones: Iterable[Tombstone]) -> Tombstone:
    """One tombstone for many persons: a text is held against it once."""
    all_ = list(stones)

    def every(name: str) -> tuple[str, ...]:
        return tuple(sorted({value for stone in all_ for value in getattr(stone, name)}))

    return Tombstone(every("names"), every("openings"), every("handles"), every("surnames"))


def _merged(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found):
        if kept and one.start < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(one.end, kept[-1].end))
        else:
            kept.append(one)
    return kept
