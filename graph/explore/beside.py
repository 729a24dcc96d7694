"""Two or more things side by side: what is the same, what only some have, and where they differ, with the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.errors import BadInput
from graph.evidence import Evidence
from graph.explore.links import Link, into, is_a
from graph.explore.profile import bodies_in, places_within, profile
from graph.explore.reasons import quotes
from graph.iri import BASE
from graph.model import Literal as Value
from graph.naming import label, resolve
from graph.show import Line, show
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

Standing = Literal["same", "some", "differs"]
_HELD = frozenset({"held", "table", "inferred", "judged"})
_ASPECTS = ("projects", "plans", "practices", "themes", "instruments")
_TITLES: Mapping[str, tuple[str, str]] = {
    "projects": ("projects of organisations there", "progetti di organizzazioni del territorio"),
    "plans": ("action plans", "piani d'azione"),
    "practices": ("practices", "pratiche"),
    "themes": ("themes worked on", "temi trattati"),
    "instruments": ("policy instruments", "strumenti politici"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its words, its IRI ('' for a literal), the facts it rests on and the passages that say so."""

    words: str
    iri: str
    facts: tuple[Link, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One property or aspect of things that are compared.

    ``shared`` are the values that all have, ``own`` for each thing those that not all have. ``standing`` is ``same``
    where all values are shared, ``some`` where not every thing has a value at all, else ``differs``.
    """

    name: str
    words: str
    shared: tuple[Cell, ...]
    own: tuple[tuple[Cell, ...], ...]

    @property
    def standing(self) -> Standing:
        """How the things compare here."""
        if not any(self.own):
            return "same"
        return "differs" if self.shared or all(self.own) else "some"


@dataclass(frozen=True, slots=True)
class Beside:
    """Things side by side: their IRIs and names in the order asked for, and the rows, what differs first."""

    things: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]


def side_by_side(
    reader: Reader, names: Sequence[str], language: str = "en", *, index: Index | None = None, base: str = BASE
) -> Beside:
    """Two or more things of one kind compared: regions by what is linked to them, others by their own facts.

    Only what is held true is compared. Raises BadInput for fewer than two things and for things of kinds that have
    nothing in common, NotFound for names that mean nothing or too much.
    """
    things = tuple(dict.fromkeys(resolve(reader, name, index=index, base=base) for name in names))
    if len(things) < 2:
        raise BadInput(f"{', '.join(names)}: one thing alone cannot be compared; name two or more")
    places = [is_a(reader, iri, "Territory") for iri in things]
    if any(places) != all(places):
        raise BadInput(f"{', '.join(names)}: territories are compared with territories alone", code="not_comparable")
    made = _aspects if all(places) else _facts
    columns = [made(reader, iri, language, base) for iri in things]
    rows = (_row(key, columns) for key in dict.fromkeys(key for column in columns for key in column))
    order = {"differs": 0, "some": 1, "same": 2}
    labels = tuple(label(reader, iri, language, base) for iri in things)
    return Beside(things, labels, tuple(sorted(rows, key=lambda row: order[row.standing])))


_Column = dict[tuple[str, str], dict[str, Cell]]
"""Values by key, for each property: its local name and its words."""


def _facts(reader: Reader, iri: str, language: str, base: str) -> _Column:
    """What a thing says of itself, by property."""
    found: _Column = {}
    for line in show(reader, iri, language, base=base).lines:
        if not line.incoming and line.standing in _HELD:
            key = (vocabulary.local(line.predicate), line.words)
            found.setdefault(key, {})[_key(line)] = _cell(iri, line)
    return found


def _key(line: Line) -> str:
    return line.object if isinstance(line.object, str) else f"{line.object.value}@{line.object.language or ''}"


def _cell(iri: str, line: Line) -> Cell:
    if isinstance(line.object, Value):
        return Cell(line.value, "", (), line.evidence)
    return Cell(line.value, line.object, (Link(iri, line.predicate, line.object),), line.evidence)


def _aspects(reader: Reader, iri: str, language: str, base: str) -> _Column:
    """What organisations at home in a territory do, and what applies to it."""
    done = profile(reader, bodies_in(reader, iri))
    for place in places_within(reader, iri):
        for link in into(reader, place, "appliesTo", "targets"):
            if is_a(reader, link.subject, "Initiative"):
                done.practices.setdefault(link.subject, (link,))
            elif is_a(reader, link.subject, "ActionPlan"):
                done.plans.setdefault(link.subject, (link,))
            elif is_a(reader, link.subject, "PolicyFramework"):
                done.instruments.setdefault(link.subject, (link,))
    found: _Column = {}
    for aspect in _ASPECTS:
        trails = getattr(done, aspect)
        words = _TITLES[aspect][language == "it"]
        for thing, trail in sorted(trails.items()):
            said = tuple(one for _, passages in quotes(reader, trail, language, base) for one in passages)
            cell = Cell(label(reader, thing, language, base), thing, trail, said)
            found.setdefault((aspect, words), {})[thing] = cell
    return found


def _row(key: tuple[str, str], columns: Sequence[_Column]) -> Row:
    values = [column.get(key, {}) for column in columns]
    common = set.intersection(*(set(one) for one in values))
    shared = tuple(_together([one[value] for one in values]) for value in sorted(common))
    own = tuple(tuple(one[value] for value in sorted(one) if value not in common) for one in values)
    return Row(key[0], key[1], shared, own)


def _together(cells: Sequence[Cell]) -> Cell:
    """A value that several have, with what all of them rest on."""
    facts = tuple(dict.fromkeys(fact for cell in cells for fact in cell.facts))
    evidence = tuple(dict.fromkeys(one for cell in cells for one in cell.evidence))
    return Cell(cells[0].words, cells[0].iri, facts, evidence)
