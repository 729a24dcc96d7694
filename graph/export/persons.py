"""What exports leave out: persons, and in texts their names, addresses of mail and telephone numbers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from graph.contacts import contacts_in
from graph.export.lines import Change, Line, literal_parts
from graph.nquads import text as as_text
from graph.personal_names import LONGEST, surname_of, words
from graph.redaction import Found, covered, find
from graph.terms import DEFAULT_GRAPH, Quad, iri_of, node, texts
from graph.tombstones import Seal, Tombstones, tombstone
from ontology import territories, vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_NAMES = ("rdfs:label", "skos:prefLabel", "skos:altLabel", "foaf:name")
_FIRST = 4
"""Letters of a surname by which texts are looked over: an ending changes none of them."""
_ADDRESS = vocabulary.expand("xsd:anyURI")
_CODES = frozenset(map(vocabulary.term, ("indexNumber", "cciNumber", "nutsCode", "textHash", "cells", "period")))
"""Properties whose texts are codes: digits in them are no telephone numbers."""
_SEAL = Seal("00")


@dataclass(frozen=True, slots=True)
class _Known:
    """One person: how to find the name, and the documents that give it, by the ends of their IRIs."""

    stones: Tombstones
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of a graph, by what their surnames begin with; ``iris`` are theirs.

    With ``shown`` nothing is hidden and no text changes.
    """

    iris: frozenset[str] = frozenset()
    known: Mapping[str, tuple[_Known, ...]] = field(default_factory=dict)
    shown: bool = False

    def hides(self, iri: str) -> bool:
        """Whether a thing is a person who is left out."""
        return iri in self.iris

    def covered(self, text: str, document: str = "") -> str:
        """The text with blocks of the same length over persons' names, addresses of mail and telephone numbers.

        ``document`` is the IRI of the one that the text comes from: where it names a person in full, the surname alone
        is covered too.

        >>> Persons().covered("Write to desk@regione.example or call +39 02 1234567; the budget is 1 700 000 euro.")
        'Write to ████████████████████ or call ██████████████; the budget is 1 700 000 euro.'
        """
        if self.shown or not text:
            return text
        return covered(text, _apart([*contacts_in(text), *self._named(text, document)]))

    def line(self, line: Line) -> Line | None:
        """The line without persons, as ``without`` has it; a quotation is read as a part of its document."""
        if self.shown:
            return line
        document = line.subject[1:-1].partition("/ev/")[0]
        return without(line, self.hides, lambda text: self.covered(text, document))

    def emptied(self, reader: Reader) -> frozenset[str]:
        """The passages that say nothing but what is left out."""
        ends = [quads for iri in self.iris for quads in (reader.match(node(iri)), reader.match(None, None, node(iri)))]
        graphs = {iri_of(quad.graph_name) for quads in ends for quad in quads}
        return frozenset(
            graph
            for graph in graphs
            if "/ev/" in graph
            and all(
                self.hides(iri_of(quad.subject)) or self.hides(iri_of(quad.object))
                for quad in reader.match(None, None, None, node(graph))
            )
        )

    def _named(self, text: str, document: str) -> Iterator[Found]:
        if not self.known:
            return
        beginnings = {word.key[:_FIRST] for word in words(text)}
        for beginning in sorted(beginnings & self.known.keys()):
            for one in self.known[beginning]:
                yield from find(text, one.stones, named=document.rpartition("/")[2] in one.documents)

    def like(self, iri: str) -> list[_Known]:
        """The persons of whose surnames an IRI may be made, run together with other words or not."""
        run = "".join(word.key for word in words(unquote(iri)))
        return [one for beginning, found in self.known.items() if beginning in run for one in found]


def without(line: Line, hides: Callable[[str], bool], cover: Callable[[str], str]) -> Line | None:
    """The line with its text covered; None where it speaks of somebody who is hidden, or leads to an address of mail.

    >>> line = Line("<x:a>", "<x:p>", '"Write to ada@linn.example"', "")
    >>> without(line, lambda iri: False, Persons().covered).object
    '"Write to ████████████████"'
    """
    if hides(line.subject[1:-1]) or hides(line.object[1:-1]):
        return None
    if line.object.startswith("<"):
        return line if cover(line.object) == line.object else None
    quoted, language, datatype = literal_parts(line.object)
    if line.predicate[1:-1] in _CODES or (datatype and datatype != _ADDRESS):
        return line
    value: str = json.loads(quoted)
    made = cover(value)
    if datatype and made != value:
        return None  # an address with blocks in it leads nowhere
    return line if made == value else line._replace(object=as_text(made, language or None))


def hiding(reader: Reader, shown: bool) -> Change | None:
    """What takes the persons of a store out of its lines; None where they are to be ``shown``."""
    if shown:
        return None
    persons = persons_of(reader)
    emptied = persons.emptied(reader)

    def change(line: Line) -> Line | None:
        if line.subject[1:-1] in emptied or line.object[1:-1] in emptied:
            return None
        return persons.line(line)

    return change


def persons_of(reader: Reader, shown: bool = False) -> Persons:
    """The persons that any graph of a store speaks of; none of them is hidden if they are to be ``shown``."""
    if shown:
        return Persons(shown=True)
    person, kind = vocabulary.term("Person"), node(vocabulary.expand("rdf:type"))
    iris = {iri_of(quad.subject) for quad in reader.match(None, kind, node(person))}
    known: dict[str, list[_Known]] = defaultdict(list)
    for iri in sorted(iris):
        named = [quad for name in _NAMES for quad in reader.match(node(iri), node(vocabulary.expand(name)))]
        names = sorted({text for text, _ in texts(named) if 0 < len(words(text)) <= LONGEST})
        documents = frozenset(filter(None, map(_document, named)))
        # a surname that is a place's name stays where it stands alone
        alone = not any(territories.find(surname_of(name)) for name in names)
        one = _Known(Tombstones(_SEAL, (tombstone(_SEAL, names, surname=alone),)), documents)
        for beginning in sorted({key[:_FIRST] for name in names for key in _surnames(name)}):
            known[beginning].append(one)
    return Persons(frozenset(iris), {key: tuple(found) for key, found in known.items()})


def _surnames(name: str) -> Iterable[str]:
    """The words of a name by one of which it is told where it stands: the last, the surname, a lone name."""
    surname = surname_of(name)
    return {words(name)[-1].key, words(name)[0].key, *surname.split()} if surname else {words(name)[0].key}


def _document(quad: Quad) -> str:
    return "" if quad.graph_name == DEFAULT_GRAPH else iri_of(quad.graph_name).partition("/ev/")[0].rpartition("/")[2]


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """What was found in order, without overlaps."""
    end = 0
    for one in sorted(found):
        if one.end > end:
            yield Found(max(one.start, end), one.end, one.what)
            end = one.end
