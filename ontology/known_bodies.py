"""Bodies that public lists name: universities, authorities, agencies and companies that took part in cooperation.

``docs/data.md`` says where the rows come from; ``python -m tools.build_bodies`` writes them. They are no
authority: what a document calls so need not be that body, and their keys are never those of a graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ontology.errors import UnknownTerm
from ontology.mapped_lines import MappedLines
from ontology.names import fold

FOLDER = Path(__file__).with_name("bodies")
TABLES = ("known", "known-names")
COLUMNS = ("key", "country", "place", "body", "acronyms", "names")
SEPARATOR = " | "
_KEPT = 5_000  # names whose rows are kept


@dataclass(frozen=True, slots=True)
class KnownBody:
    """One body of the lists.

    ``key`` is stable from one build to the next: ``ror/`` with ROR's identifier, or ``keep/`` and ten hexadecimal
    digits made of country and name. ``country`` is ISO 3166 alpha-2; ``place`` the NUTS 2021 code (level 3 or 2) of
    its seat, None where the lists have none or contradict each other; ``body`` a term of the organisation kinds
    where its name says it. ``names`` are in no order of languages, the one to show first.
    """

    key: str
    country: str
    place: str | None
    body: str | None
    acronyms: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def ror(self) -> str | None:
        """The IRI of the body at ROR, None where ROR lacks it.

        >>> find("University of Ljubljana")[0].ror
        'https://ror.org/05njb9z20'
        """
        return f"https://ror.org/{self.key[4:]}" if self.key.startswith("ror/") else None


@lru_cache(_KEPT)
def find(name: str, *, country: str | None = None) -> tuple[KnownBody, ...]:
    """The bodies of that name, sorted by key; none where no list has it, several where bodies share it.

    Case, accents and punctuation do not count, all words do; acronyms are no names. ``country`` (ISO 3166 alpha-2)
    leaves out the bodies of others. Two names with one row are names of one body, in two languages perhaps. Names that
    tell no body from others of its kind ("City Council") are not found, nor are those of towns. Some twenty
    microseconds for a name; no table is read as a whole.

    >>> [body.key for body in find("Univerza v Ljubljani")] == [body.key for body in find("University of Ljubljana")]
    True
    >>> find("City Council"), find("Rijkswaterstaat", country="IT")
    ((), ())
    """
    bodies = (row(key) for key in _keys(fold(name)))
    return tuple(body for body in bodies if country in (None, body.country))


def names_opening(words: str) -> list[str]:
    """The folded names of bodies that some folded words are or begin with, the longest first.

    >>> names_opening("univerza v ljubljani je partner")
    ['univerza v ljubljani']
    """
    return _names().beginning(words) if TABLES else []


@lru_cache(_KEPT)
def row(key: str) -> KnownBody:
    """The body of a key; raises UnknownTerm where there is none.

    >>> row("ror/05njb9z20").country
    'SI'
    """
    cells = _rows().cells(key)
    if len(cells) != len(COLUMNS) - 1:
        raise UnknownTerm(f"{key!r}: no such key among the known bodies; expected such as 'ror/05njb9z20'")
    country, place, body, acronyms, names = cells
    return KnownBody(key, country, place or None, body or None, _several(acronyms), _several(names))


def _keys(folded: str) -> Iterable[str]:
    cells = _names().cells(folded) if TABLES else []
    return cells[0].split(" ") if cells else ()


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def lines(rows: Iterable[KnownBody]) -> Iterator[str]:
    """The lines of the table of some bodies, sorted as they are looked up."""
    for body in sorted(rows, key=lambda one: f"{one.key}\t".encode()):
        cells = (body.key, body.country, body.place or "", body.body or "")
        yield "\t".join((*cells, SEPARATOR.join(body.acronyms), SEPARATOR.join(body.names))) + "\n"


@cache
def _names() -> MappedLines:
    return MappedLines(FOLDER / "known-names.tsv")


@cache
def _rows() -> MappedLines:
    return MappedLines(FOLDER / "known.tsv")
